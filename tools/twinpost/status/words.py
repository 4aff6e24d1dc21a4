"""How many words readers read: of the prose only, without code, formulas and addresses.

What stands between blanks is a word if it has a letter or a digit: a word in English, an 어절 in
Korean. Han and kana have no blanks between them, so each of their characters counts, as in Hugo.
"""

from __future__ import annotations

import re

from twinpost.model import Document
from twinpost.prose import HIDDEN

PACKED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORD = re.compile(rf"[{PACKED}]|[^\W_{PACKED}][^\s{PACKED}]*")


def words(document: Document) -> int:
    """The words of a document."""
    return sum(len(WORD.findall(prose.text.replace(HIDDEN, ""))) for prose in document.prose)
