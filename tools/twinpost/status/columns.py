"""What is shown of each post, column by column; a terminal and a browser only lay it out.

Up to three languages have a column each. Of more, the table says how many there are, and which are
missing. A column that would say nothing in any row is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Literal

from twinpost.finding import SEVERITIES
from twinpost.report.summary import LABELS
from twinpost.status import Status
from twinpost.status.post import DIVERGED, MISSING_BLOCK, STALE, UNTRANSLATED, Row, State, Version
from twinpost.text import Text, counted

Tone = Literal["", "error", "warning", "note", "quiet"]

NOTHING = Text("", "")
MOST = 3  # languages that have a column each
STATES: dict[State, Text] = {
    "there": Text("there", "있음"),
    "draft": Text("draft", "초안"),
    "future": Text("future", "예약"),
    "expired": Text("expired", "만료"),
    "missing": Text("missing", "없음"),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """What a column says of a post."""

    text: Text
    value: float = 0  # to sort by
    tone: Tone = "quiet"
    more: Text = NOTHING  # less important, behind it


@dataclass(frozen=True)
class Column:
    """A column: `title` fits a terminal, `name` is for who has room, `about` for who asks."""

    id: str
    title: Text
    name: Text
    about: Text
    cell: Callable[[Row], Cell]
    numeric: bool = True


@dataclass(frozen=True)
class Kind:
    """Something that is counted: in a column, and in the summary."""

    id: str
    noun: Text  # of one
    count: Callable[[Row], int]
    tone: Tone
    title: Text = NOTHING  # without one it has no column
    about: Text = NOTHING

    def counted(self, rows: Sequence[Row]) -> Text:
        """How much of it there is: `2 stale blocks`."""
        n = sum(map(self.count, rows))
        return Text(counted(n, self.noun.en), f"{self.noun.ko} {n:,}개")


def _of(*rules: str) -> Callable[[Row], int]:
    return lambda row: row.count(rules)


KINDS = (
    Kind(
        "missing_translations",
        Text("missing translation", "없는 번역"),
        _of(*UNTRANSLATED),
        "error",
    ),
    Kind(
        "missing_blocks",
        Text("missing block", "빠진 블록"),
        _of(*MISSING_BLOCK),
        "warning",
        Text("missing", "빠짐"),
        Text(
            "Places where one language has blocks that the other lacks.",
            "한 언어에만 있고 다른 언어에는 없는 블록입니다. 이어진 블록은 한 곳으로 셉니다.",
        ),
    ),
    Kind(
        "diverged_sections",
        Text("diverged section", "달라진 섹션"),
        _of(*DIVERGED),
        "warning",
        Text("diverged", "달라짐"),
        Text(
            "Sections, or whole translations, that differ by more than a quarter.",
            "블록이 4분의 1 넘게 다른 섹션이나 번역문입니다.",
        ),
    ),
    Kind(
        "stale_blocks",
        Text("stale block", "뒤처진 블록"),
        _of(*STALE),
        "warning",
        Text("stale", "뒤처짐"),
        Text(
            "Blocks whose counterpart was changed since both were last synchronised.",
            "마지막으로 맞춘 뒤 짝이 바뀌었지만 아직 따라 고치지 않은 블록입니다.",
        ),
    ),
)
FINDINGS = tuple(
    Kind(
        severity,
        LABELS[severity],
        partial(lambda row, severity: row.severities[severity], severity=severity),
        severity,
        Text(f"{LABELS[severity].en}s", LABELS[severity].ko),
        Text(
            f"All {LABELS[severity].en}s of `twinpost check` in the post, its side files included.",
            f"`twinpost check`가 이 글과 딸린 파일에서 찾은 {LABELS[severity].ko} 전부입니다.",
        ),
    )
    for severity in SEVERITIES
)


def columns(status: Status) -> tuple[Column, ...]:
    """The columns behind the name of a post."""
    now = status.site.settings.now
    several = _languages(status) if len(status.languages) > MOST else _each(status)
    counts = (kind for kind in (*KINDS, *FINDINGS) if any(map(kind.count, status.rows)))
    dated = any(row.changed(now) for row in status.rows)
    return (
        *several,
        *(_counts(kind) for kind in counts if kind.title.en),
        *((_changed(now),) if dated else ()),
    )


def _each(status: Status) -> Iterator[Column]:
    for i, language in enumerate(status.languages):
        name = Text(language, language)
        about = Text(
            f"Words of the text in `{language}`, or why readers do not find it.",
            f"`{language}` 글의 단어(한국어는 어절) 수, 또는 독자가 볼 수 없는 까닭입니다.",
        )
        yield Column(language, name, name, about, partial(_version, i))


def _version(number: int, row: Row) -> Cell:
    version = row.versions[number]
    if version.state == "there":
        return _words(version)
    tone: Tone = "error" if row.count(UNTRANSLATED) else "quiet"
    return Cell(STATES[version.state], version.words if version.path else -1, tone)


def _words(version: Version) -> Cell:
    return Cell(_number(version.words), version.words, "" if version.words else "quiet")


def _languages(status: Status) -> Iterator[Column]:
    yield Column(
        "languages",
        Text("languages", "언어"),
        Text("languages", "언어"),
        Text(
            "In how many languages readers find the post, and those in which they do not.",
            "독자가 이 글을 볼 수 있는 언어의 수와, 볼 수 없는 언어입니다.",
        ),
        _there,
        numeric=False,
    )
    source = status.languages[0]
    yield Column(
        "words",
        Text("words", "단어"),
        Text("words", "단어"),
        Text(
            f"Words of the text in `{source}`, or in the first language that there is.",
            f"`{source}` 글(없으면 첫 번째 언어)의 단어 수입니다. 한국어는 어절을 셉니다.",
        ),
        lambda row: _words(row.source),
    )


def _there(row: Row) -> Cell:
    there = len(row.versions) - len(row.unpublished)
    tone: Tone = "error" if row.count(UNTRANSLATED) else ""
    return Cell(
        Text(*[f"{there}/{len(row.versions)}"] * 2),
        there,
        tone,
        Text(*(" ".join(_absent(v, to) for v in row.unpublished) for to in ("en", "ko"))),
    )


def _absent(version: Version, language: str) -> str:
    """A language that is not there, and why if it is not missing."""
    why = STATES[version.state].to(language)
    return version.language if version.state == "missing" else f"{version.language}({why})"


def _counts(kind: Kind) -> Column:
    def cell(row: Row) -> Cell:
        n = kind.count(row)
        return Cell(_number(n), n, kind.tone) if n else Cell(Text("-", "-"))

    plural = Text(f"{kind.noun.en}s", kind.noun.ko)
    return Column(kind.id, kind.title, plural, kind.about, cell)


def _changed(now: datetime) -> Column:
    def cell(row: Row) -> Cell:
        at = row.changed(now)
        if at is None:
            return Cell(Text("unknown", "모름"))
        if any(version.change.uncommitted for version in row.written):
            return Cell(Text("uncommitted", "커밋 전"), at.timestamp(), "", _hint(row))
        return Cell(Text(*[at.date().isoformat()] * 2), at.timestamp(), "", _hint(row))

    return Column(
        "changed",
        Text("changed", "수정"),
        Text("last change", "마지막 수정"),
        Text(
            "The last commit that changed any language of the post. What stands beside it is only "
            "a hint: `ko +3d` was changed 3 days after the other language, which was not changed "
            "since.",
            "어느 언어든 이 글을 마지막으로 고친 커밋의 날짜입니다. 곁에 적힌 것은 참고일 "
            "뿐입니다. `ko +3일`은 다른 언어보다 3일 뒤에 고쳤고, 다른 언어는 그 뒤로 고치지 "
            "않았다는 뜻입니다.",
        ),
        cell,
        numeric=False,
    )


def _hint(row: Row) -> Text:
    hint = row.hint
    if hint is None:
        return NOTHING
    if len(hint.others) > 1:
        n = len(hint.others)
        return Text(f"{hint.language} newer than {n}", f"{hint.language} 뒤로 {n}개 그대로")
    return Text(f"{hint.language} +{hint.days}d", f"{hint.language} +{hint.days}일")


def _number(n: int) -> Text:
    return Text(f"{n:,}", f"{n:,}")
