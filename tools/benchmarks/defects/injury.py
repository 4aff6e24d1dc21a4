"""One defect: how the text is edited, what is parsed then, and where it may be reported."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from random import Random

from defects.outline import Part, outline, same
from defects.twins import Couple, Place, Section, Twin
from twinpost.finding import Edit
from twinpost.fix import edited
from twinpost.model import Document
from twinpost.span import Span


@dataclass(frozen=True)
class Injury:
    """A defect of one document of a pair.

    `hurt` are the couples that it is about, `near` the sections around them, where the rules may
    say that they differ as a whole. `outline` is what is left of the parts.
    """

    twin: Twin
    side: int  # 0 is the source
    edits: tuple[tuple[Span, str], ...]
    outline: tuple[Part, ...]
    hurt: tuple[Couple, ...]
    near: tuple[Section, ...]
    in_front_matter: bool = False

    @property
    def before(self) -> Document:
        """The document as it was."""
        return self.twin.documents[self.side]

    @cached_property
    def document(self) -> Document:
        """The document with the defect."""
        path = self.before.path
        edits = [Edit(path, span, text) for span, text in self.edits]
        return replace(self.before, text=edited(self.before.text, edits))

    @property
    def documents(self) -> tuple[Document, Document]:
        """The pair with the defect."""
        one, other = self.twin.documents
        return (self.document, other) if self.side == 0 else (one, self.document)

    @cached_property
    def holds(self) -> bool:
        """Whether the text changed, and its parse is what was meant."""
        return self.document.text != self.before.text and same(self.outline, self._found)

    @cached_property
    def _found(self) -> tuple[Part, ...]:
        return outline(self.document)

    @property
    def places(self) -> Iterator[Place]:
        """Where the defect can be seen: on the one side or on the other."""
        yield from self._of(self.hurt)
        if self.in_front_matter:
            yield from ((d.path, d.front_matter.span) for d in self.documents)

    @property
    def surroundings(self) -> Iterator[Place]:
        """The sections in which it is."""
        for section in self.near:
            yield from self._of(section)

    def _of(self, couples: Sequence[Couple]) -> Iterator[Place]:
        other = self.twin.documents[1 - self.side].path
        theirs = [couple[1 - self.side].span for couple in couples]
        numbers = {couple[self.side].number for couple in couples}
        now = zip(self.outline, self._found, strict=True)
        yield from ((other, span) for span in theirs)
        yield from ((self.before.path, found.span) for part, found in now if part.number in numbers)


Maker = Callable[[Twin, int, Random], Iterator[Injury]]
