"""Pictures of a source and its translation, and which of them are counterparts.

A picture may be localised, `boot.ko.png`: its counterpart shows the same in another language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from posixpath import join, normpath
from urllib.parse import unquote

from twinpost.markdown import Image
from twinpost.model import Document, Post
from twinpost.parity import footnotes, targets
from twinpost.parity.alignment import Alignment
from twinpost.parity.contents import Compared, compared
from twinpost.shortcode import Shortcode

PICTURE = re.compile(r"\.(?:png|jpe?g|webp|gif|avif|svg)(?:[?#]|\Z)", re.IGNORECASE)
OWN = frozenset({"figure", "img", "image"})  # `Document.images` has these
# What names of files say of their language.
MARKS = re.compile(
    r"(?<![a-z])(?:ko|kr|kor|korean|en|eng|english|ja|jp|japanese|zh|cn|tw|chinese|de|fr|es|pt|it)"
    r"(?![a-z])|한글|한국어|국문|영문|영어",
    re.IGNORECASE,
)


def comparison(alignment: Alignment) -> Compared[Image]:
    """The pictures of both documents."""
    pairs = (*alignment.pairs, *footnotes.pairs(alignment))
    return compared(alignment, pairs, (of(alignment.source), of(alignment.translation)), (name,))


def of(document: Document) -> tuple[Image, ...]:
    """The pictures of a document, those in shortcodes that we don't know included."""
    others = (s for s in document.body.shortcodes if s.name not in OWN and is_picture(s))
    return (
        *document.images,
        *(Image(s.tags[0], s.named["src"], s.named.get("alt"), "shortcode") for s in others),
    )


def is_picture(shortcode: Shortcode) -> bool:
    """Whether a shortcode shows a picture."""
    source = shortcode.named.get("src", "")
    return bool(PICTURE.search(source)) or (shortcode.name in OWN and bool(source))


def name(image: Image) -> str:
    """What is the same in every language."""
    return targets.image(image.target)


def own(image: Image, document: Document, post: Post, languages: Iterable[str]) -> str:
    """The target that a picture made for another language has in this one; "" without a file.

    A text that shows both speaks of them, as of two screenshots.
    """
    others = "|".join(re.escape(lang) for lang in languages if lang != document.lang)
    said = re.search(rf"(?<=[._-])(?:{others})(?=\.\w+\Z)", image.target, re.IGNORECASE)
    if not others or not said or not document.bundle:
        return ""
    target = f"{image.target[: said.start()]}{document.lang}{image.target[said.end() :]}"
    if normpath(join(document.bundle, unquote(target))) not in post.files:
        return ""
    return "" if any(each.target == target for each in of(document)) else target


def is_localised(one: Image, other: Image) -> bool:
    """Whether the names of two files differ in their language only."""
    stems = [re.sub(r"[\W_]+", "", MARKS.sub("", name(each))) for each in (one, other)]
    return stems[0] == stems[1]
