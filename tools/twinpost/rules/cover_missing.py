"""Covers that readers see as a broken icon, or that links shared elsewhere go without."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from twinpost import pictures
from twinpost.finding import Edit, Finding, Fix, Text, at
from twinpost.frontmatter import Field
from twinpost.frontmatter.beside import beside
from twinpost.lint import rule
from twinpost.model import Document, Site
from twinpost.span import Span


@rule(Site, severity="error")
def cover_missing(site: Site, *, fields: tuple[str, ...] = pictures.COVERS) -> Iterator[Finding]:
    """The cover of a page exists, by exactly this name, where the theme looks for it."""
    asked = _asked({_switch(name) for name in fields}, site)
    for document in site.documents:
        for field in pictures.covers(document, fields):
            if pictures.is_file(str(field.value)):
                name = _switch(field.path)
                switch = pictures.parameter(name, document)
                yield from _judged(Cover(document, field, switch, name in asked), site)


def _switch(field: str) -> str:
    """The field that tells themes where a cover lies: `cover.relative`; none beside plain ones."""
    parent, dot, _ = field.removeprefix("params.").rpartition(".")
    return f"{parent}{dot}relative" if dot else ""


def _asked(switches: set[str], site: Site) -> set[str]:
    """Those that the theme reads: its templates say so, or else that pages have them at all."""
    reads = site.settings.reads_relative
    if reads is not None:
        return switches - {""} if reads else set()
    return {s for s in switches if any(pictures.parameter(s, d) for d in site.documents)}


@dataclass(frozen=True)
class Cover:
    """A field that names a cover, and the one that tells the theme where to look."""

    document: Document
    field: Field
    switch: Field | None  # `cover.relative`
    is_asked: bool  # whether the theme reads it

    @property
    def target(self) -> str:
        """The file that it names."""
        return pictures.named(str(self.field.value))

    @property
    def relative(self) -> bool:
        """Whether themes put the address of the page before it: the text `"true"` does not do."""
        return self.switch is not None and self.switch.value is True


def _judged(cover: Cover, site: Site) -> Iterator[Finding]:
    here, there = _here(cover), list(pictures.from_root(cover.target, site))
    if cover.is_asked:
        places, elsewhere = (here, there) if cover.relative else (there, here)
    else:  # themes without such a field ask Hugo, which looks everywhere
        places, elsewhere = (here + there, []) if cover.document.bundle else (there + here, [])
    if any(pictures.exists(place, site) for place in places):
        return
    misplaced = next((place for place in elsewhere if pictures.exists(place, site)), "")
    spelling = pictures.other_case(cover.target, places + elsewhere, site)
    if misplaced:
        yield _misplaced(cover, misplaced)
    elif spelling:
        yield _spelled(cover, *spelling)
    elif "." in cover.field.path or _is_nowhere(cover.target, site):
        yield _missing(cover, places[0])


def _here(cover: Cover) -> list[str]:
    """Where the cover lies if the address of the page stands before it; a `/` changes nothing."""
    document, target = cover.document, cover.target.lstrip("/")
    static = f"static{document.key}/{target}"
    places = list(pictures.beside(target, document))
    return [*places, static] if document.bundle else [static, *places]


def _is_nowhere(target: str, site: Site) -> bool:
    """Whether no folder has such a picture: what a theme puts before its own fields is its own."""
    end = f"/{target.lstrip('/')}".lower()
    known = pictures.FILE_NAME.fullmatch(target.rpartition("/")[2])
    return bool(known) and not any(f"/{name}".endswith(end) for name in site.files.spelled)


def _missing(cover: Cover, place: str) -> Finding:
    unwritten = "<" in cover.target
    return at(
        cover.document,
        cover.field.value_span,
        Text(f"there is no cover `{cover.target}`", f"`{cover.target}` 커버 그림이 없습니다"),
        help=Text(
            "name a picture, or take the field out",
            "그림 이름을 적거나 필드를 지워 주세요",
        )
        if unwritten
        else Text(
            f"put it at `{place}`, or correct the name",
            f"`{place}` 위치에 넣거나 이름을 고쳐 주세요",
        ),
    )


def _misplaced(cover: Cover, place: str) -> Finding:
    """The theme looks beside the page and the picture lies elsewhere, or the other way round."""
    new = "false" if cover.relative else "true"
    is_en, is_ko = ("true", "true입니다") if cover.relative else ("not true", "true가 아닙니다")
    return at(
        cover.document,
        cover.field.value_span,
        Text(
            f"the cover lies at `{place}`, and `relative` is {is_en}",
            f"커버 그림은 `{place}` 위치에 있는데 `relative` 값이 {is_ko}",
        ),
        help=Text(
            f"write `relative: {new}`, or links to the page are shared without its picture",
            f"`relative` 값을 {new}로 적어 주세요. 지금은 공유한 링크에 그림이 나오지 않습니다",
        ),
        fix=Fix(
            Text(f"make `relative` {new}", f"`relative` 값을 {new}로 적기"),
            (_switched(cover, new),),
        ),
    )


def _switched(cover: Cover, new: str) -> Edit:
    document, switch = cover.document, cover.switch
    if switch is None:
        added = beside(document.text, document.front_matter, cover.field.path, "relative", new)
        return Edit(document.path, *added)
    blank = "" if switch.value_span.of(document.text) else " "
    return Edit(document.path, switch.value_span, blank + new)


def _spelled(cover: Cover, name: str, near: str) -> Finding:
    """A file whose name has other capitals: found on macOS and Windows, lost when published."""
    span = cover.field.value_span
    start = cover.document.text.rfind(name, span.start, span.end)
    edit = Edit(cover.document.path, Span(start, start + len(name)), near)
    return at(
        cover.document,
        span,
        Text(
            f"the cover is named `{near}`, not `{name}`",
            f"커버 그림 이름이 `{name}`이 아니라 `{near}`입니다",
        ),
        help=Text(
            f"write `{near}`: web servers tell capitals apart",
            f"`{near}`로 적어 주세요. 웹 서버는 대소문자를 구분합니다",
        ),
        fix=Fix(Text(f"write `{near}`", f"`{near}`로 고치기"), (edit,)) if start >= 0 else None,
    )
