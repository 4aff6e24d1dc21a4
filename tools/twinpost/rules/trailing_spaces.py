"""Line breaks that nobody sees in the source: two blanks at the end of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from twinpost.finding import Edit, Finding, Fix, Text, at
from twinpost.lint import rule
from twinpost.model import Document
from twinpost.span import Span

BLANKS = re.compile(r"[ ]{2,}(?=\r?\n)")
SENTENCE = re.compile(r"[.!?…。！？][\"'”’»)\]）」』》]*\Z")
# A line that is shorter is one of an address or a poem.
SHORT = 20
COMMA = re.compile(r"\w[\"'”’)]*[,，、]\Z")
# What no sentence ends with.
OPEN = re.compile(
    r"[가-힣](?:을|를|에서|으로|하고|하며|지만|는데|면서|에게|처럼)\Z|\s(?:그리고|또는|및)\Z"
)
HABIT = 5  # whoever ends so many lines with blanks means it


@dataclass(frozen=True, slots=True)
class Break:
    """A line break that blanks make: where they are, and the lines around it as they are shown."""

    span: Span
    before: str
    after: str

    @property
    def in_sentence(self) -> bool:
        """Whether it clearly stands in the midst of a sentence."""
        first, last = self.after[:1], self.before[-1:]
        if len(self.before) < SHORT or not first.isalpha():
            return False
        if COMMA.search(self.before) or OPEN.search(self.before):
            return not first.isupper()
        return last.isalpha() and last.islower() and first.islower()

    @property
    def ends_sentence(self) -> bool:
        """Whether a sentence ends before it."""
        return bool(SENTENCE.search(self.before))


@rule(Document, severity="warning")
def trailing_spaces(document: Document) -> Iterator[Finding]:
    """No spaces at the end of a line break it unseen."""
    if not document.is_page or ("  \n" not in document.text and "  \r" not in document.text):
        return
    breaks = list(_breaks(document))
    meant = sum(not found.in_sentence for found in breaks) >= HABIT
    for found in breaks:
        if found.in_sentence:
            yield _in_sentence(document, found)
        elif found.ends_sentence and not meant:
            yield _unseen(document, found)


def _breaks(document: Document) -> Iterator[Break]:
    for prose in document.prose:
        lines = prose.text.split("\n")
        end = -1
        for before, after in pairwise(lines):
            end += len(before) + 1
            if blanks := BLANKS.match(document.text, prose.places[end]):
                yield Break(Span(*blanks.span()), before.strip(), after.strip())


def _in_sentence(document: Document, found: Break) -> Finding:
    count = found.span.end - found.span.start
    return at(
        document,
        found.span,
        Text(
            f"{count} spaces at the end of the line break the sentence for readers",
            f"줄 끝의 공백 {count}개 때문에 문장 가운데서 줄이 바뀝니다",
        ),
        help=Text("remove the spaces", "줄 끝의 공백을 지워 주세요"),
        fix=Fix(
            Text("remove the spaces", "공백 지우기"),
            (Edit(document.path, found.span, ""),),
            safe=False,
        ),
    )


def _unseen(document: Document, found: Break) -> Finding:
    count = found.span.end - found.span.start
    return at(
        document,
        found.span,
        Text(
            f"{count} spaces at the end of the line break it, and are not seen in the source",
            f"줄 끝에 보이지 않는 공백 {count}개가 있어 화면에서 줄이 바뀝니다",
        ),
        help=Text(
            r"write `\` instead if readers should see a new line, otherwise remove them",
            r"줄을 바꾸려 했다면 대신 `\` 기호를 적고, 아니면 공백을 지워 주세요",
        ),
        fix=Fix(
            Text(r"write `\` instead of the spaces", r"공백 대신 `\` 적기"),
            (Edit(document.path, found.span, "\\"),),
            safe=False,
        ),
        severity="note",
    )
