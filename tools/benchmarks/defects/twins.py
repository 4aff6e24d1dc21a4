"""The pairs of a site: which parts stand for each other, and what is reported before any defect.

Counterparts are known only where they are plain: the headings of both documents have the same
levels, and what stands below two of them is of the same kinds in the same order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from pathlib import Path

from defects.outline import Part, outline
from twinpost import config, hugo, locate
from twinpost.config import Config
from twinpost.finding import Finding
from twinpost.lint import Rule, lint, load_rules
from twinpost.model import Document, Site
from twinpost.span import Span

STRUCTURE = ("missing-block", "moved-block", "diverged-section")
ALIGNED = (
    "heading-parity",
    "code-parity",
    "table-parity",
    "math-parity",
    "image-parity",
    "shortcode-parity",
    "footnote-parity",
    "link-parity",
    "identifier-parity",
    "number-parity",
    "untranslated",
)
FRONT_MATTER = ("front-matter-parity", "term-mapping")
PARITY = frozenset((*STRUCTURE, *ALIGNED, *FRONT_MATTER))

Couple = tuple[Part, Part]
Section = tuple[Couple, ...]
Key = tuple[str, str, str]


@dataclass(frozen=True)
class Bench:
    """A site, and the rules to measure on it."""

    site: Site
    rules: tuple[Rule, ...]
    config: Config

    @staticmethod
    def open(path: Path, names: Sequence[str] = ()) -> Bench:
        """The site at a path, with the parity rules, or some of them."""
        root = locate.site_root((), str(path))
        rules = tuple(rule for rule in load_rules() if rule.id in (names or PARITY))
        return Bench(Site.load(root, hugo.settings(root)), rules, config.load(root, load_rules()))

    @cached_property
    def twins(self) -> tuple[Twin, ...]:
        """Each translation of a post with its source."""
        return tuple(
            Twin(self, (post.documents[0], translation))
            for post in self.site.posts
            for translation in post.documents[1:]
            if translation.lang != post.documents[0].lang
        )

    def findings(self, documents: tuple[Document, Document], *, whole: bool) -> list[Finding]:
        """What is reported of two documents, alone or, for the terms, among all others."""
        alone = replace(self.site, documents=documents)
        among = self.site.with_document(documents[0]).with_document(documents[1])
        of_sites = [rule for rule in self.rules if rule.subject is Site]
        others = [rule for rule in self.rules if rule.subject is not Site]
        found = lint(alone, others, self.config)
        found += lint(among if whole else alone, of_sites, self.config)
        paths = [document.path for document in documents]
        return [finding for finding in found if finding.path in paths]


@dataclass(frozen=True)
class Twin:
    """A source and a translation."""

    bench: Bench
    documents: tuple[Document, Document]

    @cached_property
    def outlines(self) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
        """The parts of both."""
        return outline(self.documents[0]), outline(self.documents[1])

    @cached_property
    def before(self) -> tuple[Finding, ...]:
        """What is reported without any defect."""
        return tuple(self.bench.findings(self.documents, whole=False))

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """What stands below each heading and above the next, where counterparts are plain."""
        sides = [
            {n: tuple(parts) for n, parts in groupby(outline, key=lambda part: part.section)}
            for outline in self.outlines
        ]
        unclean = any(finding.rule in STRUCTURE for finding in self.before)
        if unclean or _skeleton(sides[0]) != _skeleton(sides[1]):
            return ()
        return tuple(
            tuple(zip(parts, sides[1][n], strict=True))
            for n, parts in sides[0].items()
            if n in sides[1]
            if _shape(parts) == _shape(sides[1][n]) and not self._reported(parts, sides[1][n])
        )

    def sound(self, couple: Couple) -> bool:
        """Whether nothing is reported of two parts as they are."""
        return not any(
            touches(place, (self.documents[side].path, couple[side].span))
            for finding in self.before
            for place in places(finding)
            for side in (0, 1)
        )

    def new(self, documents: tuple[Document, Document], *, whole: bool = False) -> list[Finding]:
        """What is reported of an edited pair that was not reported before."""
        known = self.before_among_all if whole else self.before
        before = Counter(_key(finding, self.documents) for finding in known)
        found = []
        for finding in self.bench.findings(documents, whole=whole):
            key = _key(finding, documents)
            before[key] -= 1
            if before[key] < 0:
                found.append(finding)
        return found

    @cached_property
    def before_among_all(self) -> tuple[Finding, ...]:
        """What is reported of the pair without any defect, with all others beside it."""
        return tuple(self.bench.findings(self.documents, whole=True))

    def _reported(self, *sides: Sequence[Part]) -> bool:
        """Whether a section is one that the rules call unequal."""
        return any(
            touches(place, (document.path, part.span))
            for finding in self.before
            if finding.rule in STRUCTURE
            for place in places(finding)
            for document, parts in zip(self.documents, sides, strict=True)
            for part in parts
        )


Place = tuple[str, Span]


def places(finding: Finding) -> Iterator[Place]:
    """Where a finding stands, and what else it speaks of."""
    yield finding.path, finding.span
    yield from ((related.path, related.span) for related in finding.related)


def touches(one: Place, other: Place) -> bool:
    """Whether two places share anything, an empty span its place."""
    (path, a), (other_path, b) = one, other
    return path == other_path and a.start <= b.end and b.start <= a.end


def _key(finding: Finding, documents: tuple[Document, Document]) -> Key:
    """A finding without its place, which an edit above it moves."""
    text = {document.path: document.text for document in documents}[finding.path]
    return finding.rule, finding.path, finding.span.of(text)


def _skeleton(sections: Mapping[int, Sequence[Part]]) -> list[tuple[int, int]]:
    """The levels of the headings, by their number."""
    return [(n, parts[0].node.level) for n, parts in sections.items() if n]


def _shape(parts: Sequence[Part]) -> list[tuple[str, int]]:
    """The kinds, and which items are of one list."""
    return [(part.kind, part.unit - parts[0].unit) for part in parts]
