"""The name of a post in its address, by Hugo's own rules for paths.

Narrower than Hugo in one thing: of punctuation only `-`, `_` and the dot between digits stay.
Hugo keeps `+`, `#`, `~` and `@`, which need escapes in addresses or in a shell.
"""

from __future__ import annotations

import re
import unicodedata

from twinpost.errors import UserError
from twinpost.text import Text

MOST_BYTES = 200  # a file name has 255 on all systems, and a Hangul syllable takes three
RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)))
)
VARIATION = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")  # of an emoji that is dropped


def from_title(title: str) -> str:
    """The slug that a title makes.

    Raises UserError when the author has to choose one.
    """
    slug = slugify(title)
    if not slug:
        raise UserError(
            Text(
                f"the title `{title}` has no letters for a slug",
                f"제목 `{title}`에는 slug로 쓸 글자가 없습니다",
            ),
            help=Text("name one with `--slug`", "`--slug`로 정해 주세요"),
        )
    return checked(slug)


def given(slug: str) -> str:
    """The slug that the author typed.

    Raises UserError when Hugo or a file system would change it.
    """
    plain = slugify(slug)
    if slug == plain != "":
        return checked(slug)
    raise UserError(
        Text(
            f"slug `{slug}` can't stand in an address as it is",
            f"slug `{slug}` 값은 주소에 그대로 쓸 수 없습니다",
        ),
        help=Text(f"write `--slug {plain}`", f"`--slug {plain}`로 적어 주세요")
        if plain
        else Text("use letters, digits and hyphens", "글자, 숫자, 붙임표로 적어 주세요"),
    )


def checked(slug: str) -> str:
    """`slug`, unless Windows keeps that name for itself."""
    if slug.partition(".")[0] not in RESERVED:
        return slug
    raise UserError(
        Text(
            f"Windows allows no folder named `{slug}`",
            f"Windows에서는 `{slug}`라는 폴더를 만들 수 없습니다",
        ),
        help=Text("name another with `--slug`", "`--slug`로 다른 이름을 정해 주세요"),
    )


def slugify(text: str) -> str:
    """`text` in lower case, with hyphens for spaces and without punctuation.

    >>> slugify("Hugo 0.168, 한 달 써 보니!")
    'hugo-0.168-한-달-써-보니'
    """
    text = VARIATION.sub("", unicodedata.normalize("NFC", text)).lower()
    kept = ""
    for i, c in enumerate(text):
        kept += c if _stays(c, kept, text[i + 1 : i + 2]) else "-" if c.isspace() else ""
    return _shortened(unicodedata.normalize("NFC", re.sub("-{2,}", "-", kept).strip("-_")))


def _shortened(slug: str) -> str:
    """`slug`, cut between words where it would be too long for a file name."""
    while len(slug.encode()) > MOST_BYTES:
        slug = (slug.rpartition("-")[0] or slug[: MOST_BYTES // 4]).rstrip("-_.")
    return slug


def _stays(c: str, before: str, after: str) -> bool:
    category = unicodedata.category(c)
    if category.startswith("M"):  # an accent or a vowel sign, of a letter that stays
        return before[-1:] not in ("", "-")
    between_digits = c == "." and before[-1:].isdecimal() and after.isdecimal()
    return category.startswith("L") or category == "Nd" or c in "-_" or between_digits
