"""Defects inside a block: code, numbers, tables, links, pictures, formulas and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from defects.injury import Injury
from defects.outline import Part, unknown
from defects.twins import Couple, Section, Twin
from twinpost.markdown import Node
from twinpost.prose import Prose
from twinpost.rendering import links
from twinpost.shortcode import Shortcode
from twinpost.span import Span

HANGUL = re.compile(r"[가-힣]")
COMMENT = re.compile(r"#|//|--|/\*|<!--|%|\"\"\"|'''")
IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z_]{2,}")
NUMBER = re.compile(r"(?<![\w.,:/+-])\d+(?:,\d{3})*(?:\.\d+)?(?![\w.,:/-]*\d)")
DIGITS = re.compile(r"(?<!\w)\d+(?!\w)")
WORDS = frozenset({"alt", "caption", "title", "text", "summary", "label", "description", "attr"})
FORMULA = re.compile(r"\\\((?P<inline>.+?)\\\)|\$\$(?P<block>.+?)\$\$", re.DOTALL)


def each(twin: Twin, *kinds: str) -> Iterator[tuple[Section, Couple]]:
    """The couples of some kinds of which nothing is reported."""
    for section in twin.sections:
        for couple in section:
            if couple[0].kind in kinds and twin.sound(couple):
                yield section, couple


def inside(
    twin: Twin, side: int, section: Section, couple: Couple, *edits: tuple[Span, str]
) -> Injury:
    """A defect inside one block."""
    parts = unknown(twin.outlines[side], couple[side])
    return Injury(twin, side, edits, parts, (couple,), (section,))


# Code.


def code_identifier(twin: Twin, side: int, random: Random) -> Iterator[Injury]:
    """Another name in a line of code."""
    for section, couple, line in _code_lines(twin, side):
        names = list(IDENTIFIER.finditer(twin.documents[side].text, *line))
        if names:
            name = random.choice(names)
            yield inside(twin, side, section, couple, (Span(*name.span()), f"{name[0]}x"))


def code_number(twin: Twin, side: int, random: Random) -> Iterator[Injury]:
    """Another number in a line of code."""
    for section, couple, line in _code_lines(twin, side):
        numbers = list(DIGITS.finditer(twin.documents[side].text, *line))
        if numbers:
            m = random.choice(numbers)
            yield inside(twin, side, section, couple, (Span(*m.span()), other_number(m[0])))


def code_line_deleted(twin: Twin, side: int, _: Random) -> Iterator[Injury]:
    """A line of code less."""
    for section, couple, line in _code_lines(twin, side):
        yield inside(twin, side, section, couple, (Span(line.start, line.end + 1), ""))


def code_line_added(twin: Twin, side: int, _: Random) -> Iterator[Injury]:
    """A line of code more."""
    for section, couple, line in _code_lines(twin, side):
        text = line.of(twin.documents[side].text)
        indent = text[: len(text) - len(text.lstrip())]
        edit = (Span(line.start, line.start), f"{indent}flush_cache(limit=7)\n")
        yield inside(twin, side, section, couple, edit)


def _code_lines(twin: Twin, side: int) -> Iterator[tuple[Section, Couple, Span]]:
    """The lines of fenced code that stand in both languages once, and say nothing to readers."""
    for section, couple in each(twin, "code"):
        here, there = (_inner_lines(part) for part in (couple[side], couple[1 - side]))
        texts = [[text.strip() for text, _ in lines] for lines in (here, there)]
        for text, span in here:
            line = text.strip()
            once = texts[0].count(line) == texts[1].count(line) == 1
            if once and len(line) > 2 and not HANGUL.search(line) and not COMMENT.search(line):
                yield section, couple, span


def _inner_lines(part: Part) -> list[tuple[str, Span]]:
    """The lines between the fences, and where they are."""
    if not part.node.level or not part.node.title:
        return []
    found, at = [], part.span.start
    for line in part.text.splitlines(keepends=True):
        text = line.rstrip("\r\n")
        found.append((text, Span(at, at + len(text))))
        at += len(line)
    return found[1:-1]


# Numbers.


def number(twin: Twin, side: int, _: Random) -> Iterator[Injury]:
    """Another number in a sentence."""
    for section, couple in each(twin, "paragraph", "item"):
        here, there = (_numbers(twin, n, couple[n]) for n in (side, 1 - side))
        for text, spans in here.items():
            if len(spans) == len(there.get(text, ())) == 1:
                yield inside(twin, side, section, couple, (spans[0], other_number(text)))


def number_in_cell(twin: Twin, side: int, _: Random) -> Iterator[Injury]:
    """Another number in a cell of a table."""
    for section, couple in each(twin, "table"):
        here, there = (list(_cells(couple[n].node)) for n in (side, 1 - side))
        for cell, other in zip(here, there, strict=False):
            value = cell.plain.strip()
            alone = len(cell.children) == 1 and NUMBER.fullmatch(value)
            if alone and value == other.plain.strip():
                edit = (cell.children[0].span, other_number(value))
                yield inside(twin, side, section, couple, edit)


def other_number(number: str) -> str:
    """A number of the same look, its last digit another."""
    return number[:-1] + str((int(number[-1]) + 3) % 10)


def _numbers(twin: Twin, side: int, part: Part) -> dict[str, list[Span]]:
    """The numbers in the sentences of a part, each with its places."""
    found: dict[str, list[Span]] = {}
    for prose in prose_of(twin, side, part):
        for m in NUMBER.finditer(prose.text):
            found.setdefault(m[0], []).append(prose.span(*m.span()))
    return found


def prose_of(twin: Twin, side: int, part: Part) -> Iterator[Prose]:
    """The running text of a part."""
    for prose in twin.documents[side].prose:
        if part.span.start <= prose.node.span.start < part.span.end:
            yield prose


# Tables.


def table_row(twin: Twin, side: int, _: Random) -> Iterator[Injury]:
    """A table without one of its rows."""
    for section, couple in each(twin, "table"):
        rows = [row for row in couple[side].node.children if row.kind == "table_row"]
        for row in rows if len(rows) > 1 else ():
            span = Span(row.span.start, row.span.end + 1)
            if span.end > couple[side].span.end:  # the last: its line break stands before it
                span = Span(row.span.start - 1, row.span.end)
            yield inside(twin, side, section, couple, (span, ""))


def table_column(twin: Twin, side: int, _: Random) -> Iterator[Injury]:
    """A table without one of its columns."""
    for section, couple in each(twin, "table"):
        part = couple[side]
        lines = [line.strip() for line in part.text.splitlines()]
        cells = [line.split("|") for line in lines]
        regular = len({len(row) for row in cells}) == 1 and len(cells[0]) > 4
        if regular and all(row[0] == row[-1] == "" for row in cells) and "\\|" not in part.text:
            for n in range(1, len(cells[0]) - 1):
                new = "\n".join("|".join(row[:n] + row[n + 1 :]) for row in cells)
                yield inside(twin, side, section, couple, (part.span, new))


def _cells(table: Node) -> Iterator[Node]:
    return (cell for row in table.children for cell in row.children)


# Links and pictures.


def link_target(twin: Twin, side: int, _: Random) -> Iterator[Injury]:
    """A link inside the site that leads elsewhere."""
    for section, couple, link in _shared_links(twin, side):
        assert link.place
        path, sign, anchor = link.target.partition("#")
        if path and "://" not in path and not path.startswith("mailto:"):
            new = f"{path.rstrip('/')}-2{'/' * path.endswith('/')}{sign}{anchor}"
            yield inside(twin, side, section, couple, (link.place, new))


def link_anchor(twin: Twin, side: int, _: Random) -> Iterator[Injury]:
    """A link into a page that leads to another heading."""
    for section, couple, link in _shared_links(twin, side):
        assert link.place
        if "#" in link.target and "://" not in link.target:
            yield inside(twin, side, section, couple, (link.place, f"{link.target}-2"))


def link_dropped(twin: Twin, side: int, _: Random) -> Iterator[Injury]:
    """A link of which only the text is left."""
    for section, couple, link in _shared_links(twin, side):
        if link.text and "[" not in link.text and "://" not in link.text:
            yield inside(twin, side, section, couple, (link.span, link.text))


def _shared_links(twin: Twin, side: int) -> Iterator[tuple[Section, Couple, links.Link]]:
    """The links whose target stands in the counterpart, too."""
    for section, couple in each(twin, "paragraph", "item", "quote", "table"):
        here, there = (_links(twin, n, couple[n]) for n in (side, 1 - side))
        targets = [[_plain(link.target, twin) for link in some] for some in (here, there)]
        for link, target in zip(here, targets[0], strict=True):
            once = targets[0].count(target) == targets[1].count(target) == 1
            if once and link.written == "markdown" and link.place:
                yield section, couple, link


def _links(twin: Twin, side: int, part: Part) -> list[links.Link]:
    return [one for one in links.of(twin.documents[side]) if part.span.holds(one.span.start)]


def _plain(target: str, twin: Twin) -> str:
    """A target without the language that it is in."""
    languages = "|".join(document.lang for document in twin.documents)
    return re.sub(rf"^/(?:{languages})(?=/)", "", target)


def image_name(twin: Twin, side: int, _: Random) -> Iterator[Injury]:
    """Another picture in the place of one."""
    for section, couple in each(twin, "image", "shortcode", "paragraph", "item"):
        here, there = (_images(twin, n, couple[n]) for n in (side, 1 - side))
        for target, span in here.items():
            if target in there:
                stem, dot, suffix = target.rpartition(".")
                yield inside(twin, side, section, couple, (span, f"{stem}-2{dot}{suffix}"))


def _images(twin: Twin, side: int, part: Part) -> dict[str, Span]:
    """The targets of the pictures of a part, and where they stand."""
    document, found = twin.documents[side], {}
    for image in document.images:
        at = document.text.rfind(image.target, *image.span)
        if part.span.holds(image.span.start) and at >= 0 and "." in image.target:
            found[image.target] = Span(at, at + len(image.target))
    return found


# Headings, formulas, shortcodes, footnotes.


def heading_level(twin: Twin, side: int, random: Random) -> Iterator[Injury]:
    """A heading that is one level deeper or higher."""
    for section, couple in each(twin, "heading"):
        part = couple[side]
        start, level = part.span.start, part.node.level
        if part.text.startswith("#"):
            deeper = level < 3 or (level < 5 and random.random() < 0.5)
            edit = (Span(start, start + (not deeper)), "#" * deeper)
            yield inside(twin, side, section, couple, edit)


def formula(twin: Twin, side: int, _: Random) -> Iterator[Injury]:
    """Another formula."""
    if not twin.documents[side].goldmark.passthrough:
        return
    for section, couple in each(twin, "math", "paragraph", "item", "table"):
        part, there = couple[side], {m[0] for m in FORMULA.finditer(couple[1 - side].text)}
        code = [node.span for node in part.node.walk() if node.kind == "code"]
        for m in FORMULA.finditer(part.text):
            if any(span.holds(part.span.start + m.start()) for span in code):
                continue  # which shows a formula, and makes none
            written = m.start(m.lastgroup or 0) + len(m[m.lastgroup or 0].rstrip())
            at = part.span.start + written
            if m[0] in there and part.text.count(m[0]) == 1:
                yield inside(twin, side, section, couple, (Span(at, at), " + 7"))


def shortcode_name(twin: Twin, side: int, _: Random) -> Iterator[Injury]:
    """Another shortcode in the place of one."""
    parsed = twin.documents[side].goldmark.markdown_shortcodes
    for section, couple, shortcode, text in _shared_shortcodes(twin, side):
        name = shortcode.name
        others = parsed - {name} if name in parsed else {f"{name}x"}
        if shortcode.inner and (name not in parsed or not others):
            continue  # under another name what it encloses would be no Markdown, or it would be
        edits = [
            (Span(tag.start + at, tag.start + at + len(name)), min(others))
            for tag in shortcode.tags
            if (at := tag.of(text).find(name)) >= 0
        ]
        yield inside(twin, side, section, couple, *edits)


def shortcode_parameter(twin: Twin, side: int, _: Random) -> Iterator[Injury]:
    """Another value of a parameter that is no text."""
    for section, couple, shortcode, text in _shared_shortcodes(twin, side):
        named = [value for name, value in shortcode.named.items() if name not in WORDS]
        tag = shortcode.tags[0]
        for value in (*named, *shortcode.positional):
            at = text.rfind(value, tag.start + 3 + len(shortcode.name), tag.end)
            if at >= 0 and value.isascii():
                edit = (Span(at + len(value), at + len(value)), "2")
                yield inside(twin, side, section, couple, edit)


def _shared_shortcodes(twin: Twin, side: int) -> Iterator[tuple[Section, Couple, Shortcode, str]]:
    """The shortcodes that the counterpart has, too, with the same values."""
    document, other = twin.documents[side], twin.documents[1 - side]
    for section, couple in each(twin, "shortcode", "paragraph", "item"):
        there = {
            (s.name, s.positional)
            for s in other.body.shortcodes
            if couple[1 - side].span.holds(s.span.start)
        }
        for shortcode in document.body.shortcodes:
            inner = couple[side].span.holds(shortcode.span.start)
            if inner and (shortcode.name, shortcode.positional) in there:
                yield section, couple, shortcode, document.text


def untranslated(twin: Twin, side: int, _: Random) -> Iterator[Injury]:
    """A paragraph in the language of the other document."""
    if {document.lang for document in twin.documents} != {"ko", "en"}:
        return
    for section, couple in each(twin, "paragraph"):
        korean = couple[[d.lang for d in twin.documents].index("ko")]
        if len(HANGUL.findall(korean.text)) >= 20:
            edit = (couple[side].span, couple[1 - side].text)
            yield inside(twin, side, section, couple, edit)
