"""Edits that no translation must follow: whatever is reported of them is false."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from random import Random

from defects.edits import NUMBER, each, inside, prose_of
from defects.injury import Injury
from defects.outline import Part
from defects.structure import between
from defects.twins import Twin
from twinpost.span import Span

COMMENTED = ("python", "bash", "sh", "yaml", "go", "javascript", "java", "kotlin")
TAIL = re.compile(r"(?<=\s)(?:#|//) +(?=\S)[^\"'`\n]*$", re.MULTILINE)
BLANK = re.compile(r"(?<=\w) (?=[^\W\d])")
HANGUL_STRING = re.compile(r"\"[^\"\n]*[가-힣]\"|'[^'\n]*[가-힣]'")


def sentences_swapped(twin: Twin, side: int, _: Random) -> Iterator[Injury]:
    """Two sentences in the other order."""
    text = twin.documents[side].text
    for section, couple in each(twin, "paragraph"):
        for prose in prose_of(twin, side, couple[side]):
            spans = [prose.span(*s) for s in prose.sentences()]
            for a, b in pairwise(spans):
                gap, whole = Span(a.end, b.start), Span(a.start, b.end)
                ends = [Span(at, at + 1) for at in _ends(couple[side], a, b)]
                apart = all(between(couple[side], end) for end in ends)
                if apart and not gap.of(text).strip():
                    new = f"{b.of(text)}{gap.of(text)}{a.of(text)}"
                    yield inside(twin, side, section, couple, (whole, new))


def _ends(part: Part, *sentences: Span) -> Iterator[int]:
    """Where sentences begin and end, without the ends of their block."""
    for one in sentences:
        yield from (at for at in (one.start - 1, one.end) if part.span.holds(at))


def bold_to_italic(twin: Twin, side: int, _: Random) -> Iterator[Injury]:
    """Bold words in italics."""
    text = twin.documents[side].text
    for section, couple in each(twin, "paragraph", "item"):
        for node in couple[side].node.walk():
            source = node.span.of(text)
            if node.kind == "strong" and re.fullmatch(r"\*\*[^*_]+\*\*", source):
                yield inside(twin, side, section, couple, (node.span, source[1:-1]))


def blank_line(twin: Twin, side: int, _: Random) -> Iterator[Injury]:
    """One blank line more between two blocks."""
    for section in twin.sections:
        for one, other in pairwise(section):
            if one[side].unit != other[side].unit:
                at = Span(one[side].span.end, one[side].span.end)
                yield Injury(twin, side, ((at, "\n"),), twin.outlines[side], (one,), (section,))


def reflowed(twin: Twin, side: int, random: Random) -> Iterator[Injury]:
    """A paragraph on more lines."""
    text = twin.documents[side].text
    for section, couple in each(twin, "paragraph"):
        blanks = [
            Span(*m.span())
            for child in couple[side].node.children
            if child.kind == "text"
            for m in BLANK.finditer(text, *child.span)
        ]
        if blanks:
            chosen = random.sample(blanks, min(3, len(blanks)))
            yield inside(twin, side, section, couple, *((span, "\n") for span in chosen))


def image_text(twin: Twin, side: int, _: Random) -> Iterator[Injury]:
    """A picture that is described in other words."""
    for section, couple in each(twin, "image"):
        for node in couple[side].node.children:
            if node.kind == "image" and node.children:
                at = Span(node.children[-1].span.end, node.children[-1].span.end)
                more = " 모습" if twin.documents[side].lang == "ko" else " at work"
                yield inside(twin, side, section, couple, (at, more))


def code_comment(twin: Twin, side: int, _: Random) -> Iterator[Injury]:
    """A comment in code that says more."""
    for section, couple in each(twin, "code"):
        part = couple[side]
        more = " 참고" if twin.documents[side].lang == "ko" else " for now"
        for m in TAIL.finditer(part.text) if part.node.title in COMMENTED else ():
            at = part.span.start + m.end()
            yield inside(twin, side, section, couple, (Span(at, at), more))


def code_words(twin: Twin, side: int, _: Random) -> Iterator[Injury]:
    """A Korean text in code in other words."""
    for section, couple in each(twin, "code"):
        part = couple[side]
        for m in HANGUL_STRING.finditer(part.text):
            at = part.span.start + m.end() - 1
            yield inside(twin, side, section, couple, (Span(at, at), " 다시"))


def number_grouped(twin: Twin, side: int, _: Random) -> Iterator[Injury]:
    """A number with or without its commas."""
    for section, couple in each(twin, "paragraph", "item"):
        for prose in prose_of(twin, side, couple[side]):
            for m in NUMBER.finditer(prose.text):
                if "," in m[0]:
                    edit = (prose.span(*m.span()), m[0].replace(",", ""))
                    yield inside(twin, side, section, couple, edit)
