"""The kinds of defects, and which rules are to report each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from defects import edits, front, harmless, structure
from defects.injury import Maker

Group = Literal[
    "structure", "merge and split", "harmless", "inside blocks", "front matter", "hardly seen"
]


@dataclass(frozen=True)
class Kind:
    """One kind of defect; of a harmless one nothing is to be reported."""

    name: str
    group: Group
    make: Maker
    rules: frozenset[str] = field(default=frozenset())
    most: int = 1  # findings that are natural: what moved unseen is missing here, and there


def _kind(name: str, group: Group, make: Maker, rules: str = "", most: int = 1) -> Kind:
    return Kind(name, group, make, frozenset(rules.split()), most)


GONE = "missing-block diverged-section"
ELSEWHERE = "moved-block diverged-section missing-block"
SHORTCODE = "shortcode-parity image-parity"  # `figure` is both
KINDS = (
    _kind("paragraph deleted", "structure", structure.deleted("paragraph"), GONE),
    _kind("item deleted", "structure", structure.deleted("item"), GONE),
    _kind("heading deleted", "structure", structure.deleted_heading, f"{GONE} heading-parity"),
    _kind("image deleted", "structure", structure.deleted("image"), f"{GONE} image-parity"),
    _kind("code deleted", "structure", structure.deleted("code"), f"{GONE} code-parity"),
    _kind("table deleted", "structure", structure.deleted("table"), f"{GONE} table-parity"),
    _kind("formula deleted", "structure", structure.deleted("math"), f"{GONE} math-parity"),
    _kind("quote deleted", "structure", structure.deleted("quote"), GONE),
    _kind(
        "shortcode deleted",
        "structure",
        structure.deleted("shortcode"),
        f"{GONE} {SHORTCODE}",
    ),
    _kind("section deleted", "structure", structure.deleted_section, GONE),
    _kind("run deleted", "structure", structure.deleted_run, GONE),
    _kind("block moved", "structure", structure.moved(marked=True), ELSEWHERE),
    _kind("item moved", "structure", structure.moved_item(marked=True), ELSEWHERE),
    _kind("block moved away", "structure", structure.moved_away(marked=True), ELSEWHERE),
    _kind("section moved", "structure", structure.moved_section(marked=True), ELSEWHERE),
    _kind("paragraphs merged", "merge and split", structure.merged),
    _kind("paragraph split", "merge and split", structure.split),
    _kind("sentences swapped", "harmless", harmless.sentences_swapped),
    _kind("bold to italic", "harmless", harmless.bold_to_italic),
    _kind("blank line", "harmless", harmless.blank_line),
    _kind("reflowed", "harmless", harmless.reflowed),
    _kind("image text", "harmless", harmless.image_text),
    _kind("code comment", "harmless", harmless.code_comment),
    _kind("code words", "harmless", harmless.code_words),
    _kind("number grouped", "harmless", harmless.number_grouped),
    _kind("code identifier", "inside blocks", edits.code_identifier, "code-parity"),
    _kind("code number", "inside blocks", edits.code_number, "code-parity"),
    _kind("code line deleted", "inside blocks", edits.code_line_deleted, "code-parity"),
    _kind("code line added", "inside blocks", edits.code_line_added, "code-parity"),
    _kind("number", "inside blocks", edits.number, "number-parity"),
    _kind("number in cell", "inside blocks", edits.number_in_cell, "table-parity number-parity"),
    _kind("table row", "inside blocks", edits.table_row, "table-parity"),
    _kind("table column", "inside blocks", edits.table_column, "table-parity"),
    _kind("link target", "inside blocks", edits.link_target, "link-parity"),
    _kind("link anchor", "inside blocks", edits.link_anchor, "link-parity"),
    _kind("link dropped", "inside blocks", edits.link_dropped, "link-parity"),
    _kind("image name", "inside blocks", edits.image_name, "image-parity"),
    _kind("heading level", "inside blocks", edits.heading_level, "heading-parity"),
    _kind("formula", "inside blocks", edits.formula, "math-parity"),
    _kind("shortcode name", "inside blocks", edits.shortcode_name, SHORTCODE),
    _kind(
        "shortcode parameter",
        "inside blocks",
        edits.shortcode_parameter,
        f"{SHORTCODE} link-parity",
    ),
    _kind("footnote", "inside blocks", front.footnote, "footnote-parity missing-block"),
    _kind("untranslated", "inside blocks", edits.untranslated, "untranslated"),
    _kind("date", "front matter", front.date, "front-matter-parity"),
    _kind("author's case", "front matter", front.author_case, "front-matter-parity term-mapping"),
    _kind("cover.relative", "front matter", front.cover_relative, "front-matter-parity"),
    _kind("tag dropped", "front matter", front.tag_dropped, "front-matter-parity term-mapping"),
    _kind("block moved, bare", "hardly seen", structure.moved(marked=False), ELSEWHERE, 2),
    _kind("item moved, bare", "hardly seen", structure.moved_item(marked=False), ELSEWHERE, 2),
    _kind("moved away, bare", "hardly seen", structure.moved_away(marked=False), ELSEWHERE, 2),
    _kind(
        "section moved, bare", "hardly seen", structure.moved_section(marked=False), ELSEWHERE, 2
    ),
)
