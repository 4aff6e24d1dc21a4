"""Defects of the structure: blocks that are deleted, moved, or, which is none, merged and split."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from random import Random

from defects.injury import Injury, Maker
from defects.marks import evident, indistinct
from defects.outline import Part, unknown, without
from defects.twins import Couple, Section, Twin
from twinpost.span import Span

BLANK_LINES = re.compile(r"(?:[^\S\n]*\n)*")
SENTENCE = re.compile(r"[.!?。！？][*_)\"”]*\Z")
LEAST = 0.2  # of a paragraph: less is not split off
FAR = 3  # how many places a block or a section moves at most
Units = list[list[Couple]]


def deleted(kind: str) -> Maker:
    """Delete one part of a kind."""

    def make(twin: Twin, side: int, _: Random) -> Iterator[Injury]:
        for section in twin.sections:
            for couple in section:
                if couple[0].kind == kind and twin.sound(couple):
                    yield _cut(twin, side, [couple], (section,))

    return make


def deleted_heading(twin: Twin, side: int, _: Random) -> Iterator[Injury]:
    """Delete a heading: what stood below it joins the section above."""
    for above, section in _neighbours(twin):
        if section[0][0].kind == "heading" and twin.sound(section[0]):
            yield _cut(twin, side, [section[0]], (above, section))


def deleted_run(twin: Twin, side: int, random: Random) -> Iterator[Injury]:
    """Delete two or three parts that follow each other."""
    for section in twin.sections:
        couples = [couple for couple in section if couple[0].kind != "heading"]
        length = random.choice((2, 3))
        for start in range(len(couples) - length + 1):
            run = couples[start : start + length]
            if all(twin.sound(couple) for couple in run):
                yield _cut(twin, side, run, (section,))


def deleted_section(twin: Twin, side: int, _: Random) -> Iterator[Injury]:
    """Delete a heading with all that stands below it."""
    for tree in _trees(twin):
        couples = [couple for section in tree for couple in section]
        if len(couples) < len(twin.outlines[side]) - 1:
            yield _cut(twin, side, couples, tree)


def moved(*, marked: bool) -> Maker:
    """Move a block to another place in its section."""

    def make(twin: Twin, side: int, _: Random) -> Iterator[Injury]:
        for section in twin.sections:
            units = _units(section)
            for at, to in _journeys(len(units)):
                whole = units[at][0][0].kind != "item" and twin.sound(units[at][0])
                if whole and _is_seen(units, at, to) == marked:
                    yield _reordered(twin, side, units, (at, to), (section,))

    return make


def moved_item(*, marked: bool) -> Maker:
    """Move an item to another place in its list."""

    def make(twin: Twin, side: int, _: Random) -> Iterator[Injury]:
        for section in twin.sections:
            for _unit, items in groupby(section, key=lambda couple: couple[0].unit):
                units = [[couple] for couple in items]
                for at, to in _journeys(len(units)):
                    if twin.sound(units[at][0]) and _is_seen(units, at, to) == marked:
                        yield _reordered(twin, side, units, (at, to), (section,))

    return make


def moved_away(*, marked: bool) -> Maker:
    """Move a block to another section."""

    def make(twin: Twin, side: int, random: Random) -> Iterator[Injury]:
        for section in twin.sections:
            targets = [one for one in twin.sections if one is not section and len(one) > 1]
            for couple, *_rest in _units(section) if targets else ():
                there = random.choice(targets)
                behind = random.choice([unit[-1] for unit in _units(there)])
                others = [one for one in (*section, *there) if one is not couple]
                whole = couple[0].kind != "item" and twin.sound(couple)
                if whole and evident([couple], others) == marked:
                    yield _carried(twin, side, couple, behind, (section, there))

    return make


def moved_section(*, marked: bool) -> Maker:
    """Move a section behind or before its neighbours of the same level."""

    def make(twin: Twin, side: int, _: Random) -> Iterator[Injury]:
        trees = list(_trees(twin))
        for start, tree in enumerate(trees):
            siblings = [tree]
            for other in trees[start + 1 :]:
                if _follows(siblings[-1], other):
                    siblings.append(other)
            some = siblings[: FAR + 1]
            units = [[couple for section in one for couple in section] for one in some]
            for to in range(1, len(units)):
                near = tuple(section for one in some[: to + 1] for section in one)
                for journey in ((0, to), (to, 0)):
                    if _is_seen(units, *journey) == marked:
                        yield _reordered(twin, side, units, journey, near)

    return make


def _is_seen(units: Units, at: int, to: int) -> bool:
    """Whether what is moved, or the one that it changes places with, has marks of its own."""
    passed = [n for n in range(min(at, to), max(at, to) + 1) if n != at]
    others = [couple for n in passed for couple in units[n]]
    return evident(units[at], others) or (len(passed) == 1 and evident(others, units[at]))


def merged(twin: Twin, side: int, _: Random) -> Iterator[Injury]:
    """Merge two paragraphs that follow each other."""
    for section in twin.sections:
        for couples in pairwise(section):
            one, other = (couple[side] for couple in couples)
            if one.kind == other.kind == "paragraph":
                left = without(twin.outlines[side], [other])
                gap = Span(one.span.end, other.span.start)
                yield Injury(twin, side, ((gap, " "),), unknown(left, one), couples, (section,))


def split(twin: Twin, side: int, _: Random) -> Iterator[Injury]:
    """Split a paragraph between two of its sentences."""
    document = twin.documents[side]
    prose = {one.node.span: one for one in document.prose}
    for section in twin.sections:
        for couple in section:
            part = couple[side]
            if part.kind != "paragraph" or part.node.span not in prose:
                continue
            sentences = [prose[part.node.span].span(*s) for s in prose[part.node.span].sentences()]
            parts = unknown(twin.outlines[side], part)
            parts = (*parts[: part.number + 1], *parts[part.number :])
            for one, other in pairwise(sentences):
                gap = Span(one.end, other.start)
                size = (gap.start - part.span.start) / len(part.text)
                even = LEAST < size < 1 - LEAST
                if even and between(part, gap) and not gap.of(document.text).strip():
                    yield Injury(twin, side, ((gap, "\n\n"),), parts, (couple,), (section,))


def _is_sentences(*parts: Part) -> bool:
    """Whether a translator would merge them: they are no labels, and no list follows them."""
    return all(SENTENCE.search(part.text) for part in parts)


def between(part: Part, gap: Span) -> bool:
    """Whether a gap stands outside all markup of a paragraph."""
    return not any(
        child.span.start < gap.end and gap.start < child.span.end
        for child in part.node.children
        if child.kind not in ("text", "soft_break", "hard_break")
    )


def _cut(twin: Twin, side: int, couples: Sequence[Couple], near: tuple[Section, ...]) -> Injury:
    parts = [couple[side] for couple in couples]
    edit = (lines(twin.documents[side].text, parts[0], parts[-1]), "")
    left = without(twin.outlines[side], parts)
    return Injury(twin, side, (edit,), left, _alike(couples, near), near)


def lines(text: str, first: Part, last: Part) -> Span:
    """The lines of some parts, with the blank ones behind them unless none stand before."""
    start = text.rfind("\n", 0, first.span.start) + 1
    end = text.find("\n", last.span.end) + 1 or len(text)
    blank = BLANK_LINES.match(text, end)
    apart = not text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : start].strip()
    return Span(start, blank.end() if blank and apart else end)


def _alike(couples: Sequence[Couple], near: tuple[Section, ...]) -> tuple[Couple, ...]:
    """The couples, and their neighbours that nobody could tell from them: either may be meant."""
    section = next(one for one in near if couples[0] in one)
    first = section.index(couples[0])
    last = first + len(couples) - 1
    if last >= len(section):
        return tuple(couples)  # a whole section and more
    while first > 0 and indistinct(section[first - 1], section[first]):
        first -= 1
    while last + 1 < len(section) and indistinct(section[last], section[last + 1]):
        last += 1
    return section[first : last + 1]


def _reordered(
    twin: Twin, side: int, units: Units, journey: tuple[int, int], near: tuple[Section, ...]
) -> Injury:
    """One of some neighbouring units goes to the place of another; what is between them stays."""
    at, to = journey
    text, parts = twin.documents[side].text, twin.outlines[side]
    passed = units[min(journey) : max(journey) + 1]
    gone = [*passed]
    gone.insert(to - min(journey), gone.pop(at - min(journey)))
    spans, moved = ([_extent(unit, side) for unit in some] for some in (passed, gone))
    gaps = [text[a.end : b.start] for a, b in pairwise(spans)]
    new = "".join(span.of(text) + gap for span, gap in zip(moved, [*gaps, ""], strict=True))
    first, last = passed[0][0][side].number, passed[-1][-1][side].number
    between = [couple[side] for unit in gone for couple in unit]
    return Injury(
        twin,
        side,
        ((Span(spans[0].start, spans[-1].end), new),),
        (*parts[:first], *between, *parts[last + 1 :]),
        tuple(couple for unit in (passed if len(passed) == 2 else [units[at]]) for couple in unit),
        near,
    )


def _carried(
    twin: Twin, side: int, couple: Couple, behind: Couple, near: tuple[Section, ...]
) -> Injury:
    part, before = couple[side], behind[side]
    left = without(twin.outlines[side], [part])
    at = left.index(before) + 1
    edits = (
        (lines(twin.documents[side].text, part, part), ""),
        (Span(before.span.end, before.span.end), f"\n\n{part.text}"),
    )
    return Injury(twin, side, edits, (*left[:at], part, *left[at:]), (couple,), near)


def _extent(unit: Sequence[Couple], side: int) -> Span:
    return Span(unit[0][side].span.start, unit[-1][side].span.end)


def _units(section: Section) -> Units:
    """The top-level blocks below a heading: a list is one."""
    couples = [couple for couple in section if couple[0].kind != "heading"]
    return [list(unit) for _, unit in groupby(couples, key=lambda couple: couple[0].unit)]


def _journeys(count: int) -> Iterator[tuple[int, int]]:
    """From where to where one of `count` can be moved."""
    for at in range(count):
        for to in range(max(at - FAR, 0), min(at + FAR + 1, count)):
            if at != to:
                yield at, to


def _neighbours(twin: Twin) -> Iterator[tuple[Section, Section]]:
    """Each section that has a heading, with the one above it."""
    numbered = {_number(section): section for section in twin.sections}
    for number, section in numbered.items():
        if number - 1 in numbered:
            yield numbered[number - 1], section


def _trees(twin: Twin) -> Iterator[tuple[Section, ...]]:
    """Each section that has a heading, with those below it, where nothing is reported."""
    levels = {p.section: p.node.level for p in twin.outlines[0] if p.kind == "heading"}
    numbered = {_number(section): section for section in twin.sections}
    for number in levels:
        end = number + 1
        while levels.get(end, 0) > levels[number]:
            end += 1
        tree = tuple(numbered[n] for n in range(number, end) if n in numbered)
        whole = len(tree) == end - number
        if whole and all(twin.sound(couple) for section in tree for couple in section):
            yield tree


def _number(section: Section) -> int:
    return section[0][0].section


def _follows(one: Sequence[Section], other: Sequence[Section]) -> bool:
    return _number(other[0]) == _number(one[-1]) + 1 and _level(one) == _level(other)


def _level(tree: Sequence[Section]) -> int:
    return tree[0][0][0].node.level
