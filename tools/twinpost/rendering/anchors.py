"""The anchors of a document: the ids that Hugo gives its headings, to which links can lead.

Ids come from elsewhere, too: attributes, raw HTML, shortcodes, templates. So an anchor that no
heading has is missing only where none of these can have made it. Tests ask Hugo for the ids.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from twinpost.markdown import Node
from twinpost.model import Document, Settings
from twinpost.shortcode import OWN

ATTRIBUTES = re.compile(r"\{[^{}\n]*\}\s*#*\s*\Z")
ID = re.compile(r"""(?:#|\bid\s*=\s*["']?)([^\s"'}]+)""")
DASHES = re.compile(r"---?")
EMOJI = re.compile(r":[\w+-]+:")
FORMULA = re.compile(r"[$]|\\[(\[]")
TO_TOP = frozenset({"", "top"})
OF_FOOTNOTES = re.compile(r"fn(?:ref\d*)?:")


def is_missing(anchor: str, document: Document, settings: Settings) -> bool:
    """Whether no element of the document's page can have the id `anchor`."""
    if anchor.lower() in TO_TOP or OF_FOOTNOTES.match(anchor) or anchor.startswith(":~:"):
        return False
    if anchor in settings.template_ids or anchor in of(document):
        return False
    return not _is_unsure(anchor, document)


def of(document: Document) -> Mapping[str, Node]:
    """The headings of a document by their anchor."""
    kept = document.memory.get("anchors")
    if not isinstance(kept, dict):
        kept = document.memory["anchors"] = dict(_anchors(document))
    found: dict[str, Node] = kept
    return found


def meant(anchor: str, document: Document) -> str:
    """The one anchor that differs from a missing one in capitals, punctuation and hyphens only."""
    same = [each for each in of(document) if _letters(each) == _letters(anchor)]
    return same[0] if len(same) == 1 else ""


def made(text: str, kind: str = "github") -> str:
    """The anchor that Hugo makes of the text of a heading, before it counts.

    >>> made("A & B: 두 가지")
    'a--b-두-가지'
    """
    text = text.strip()
    if kind == "github-ascii":
        text = _plain_letters(text)
    letters = ("-" if c in " -" else c.lower()[0] for c in text if _stays(c))
    return "".join(letters) or "heading"


def _anchors(document: Document) -> Iterator[tuple[str, Node]]:
    taken: set[str] = set()
    for heading in document.body.of_kind("heading"):
        anchor = _explicit(heading, document)
        if not anchor and heading.children:
            words = _words(heading, document)
            anchor = _counted(made(words, document.goldmark.heading_ids), taken)
        if anchor:
            taken.add(anchor)
            yield anchor, heading


def _explicit(heading: Node, document: Document) -> str:
    """The id that the attributes of a heading give it."""
    if heading.target or not document.goldmark.heading_attributes:
        return heading.target
    attributes = ATTRIBUTES.search(heading.span.of(document.text))
    found = ID.search(attributes[0]) if attributes else None
    return found[1] if found else ""


def _words(heading: Node, document: Document) -> str:
    """What Hugo makes the anchor of: the last line."""
    breaks = [i for i, node in enumerate(heading.children) if node.kind.endswith("_break")]
    last = heading.children[breaks[-1] + 1 :] if breaks else heading.children
    words = "".join(node.plain for node in last)
    return DASHES.sub("–", words) if document.goldmark.typographer else words


def _counted(anchor: str, taken: set[str]) -> str:
    """The anchor with a number behind it, when it is taken."""
    if anchor not in taken:
        return anchor
    return next(each for i in range(1, len(taken) + 2) if (each := f"{anchor}-{i}") not in taken)


def _stays(c: str) -> bool:
    return c in " -_" or unicodedata.category(c)[0] == "L" or c.isdecimal()


def _plain_letters(text: str) -> str:
    parts = unicodedata.normalize("NFD", text)
    plain = "".join(c for c in parts if unicodedata.category(c) != "Mn")
    return "".join(c for c in unicodedata.normalize("NFC", plain) if c.isascii())


def _letters(anchor: str) -> str:
    return "".join(c for c in anchor.lower() if c.isalnum())


def _is_unsure(anchor: str, document: Document) -> bool:
    """Whether something other than a heading can have made the anchor, or a heading another."""
    text = document.text
    if not document.goldmark.heading_ids.startswith("github"):
        return True
    if any(s.name not in OWN for s in document.body.shortcodes):
        return True
    if re.search(rf"(?:\b(?:id|name)\s*=\s*[\"']?|\{{[^}}\n]*#){re.escape(anchor)}(?![\w-])", text):
        return True
    headings = (node.span.of(text) for node in document.body.of_kind("heading"))
    return any(EMOJI.search(heading) or FORMULA.search(heading) for heading in headings)
