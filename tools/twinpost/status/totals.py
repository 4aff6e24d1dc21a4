"""What all rows come to, in words: the lines below the table, and the top of the page."""

from __future__ import annotations

from collections.abc import Iterator

from twinpost.finding import SEVERITIES, Severity
from twinpost.report.summary import counts
from twinpost.status import Status
from twinpost.status.columns import FINDINGS, KINDS
from twinpost.text import Text, counted


def total(status: Status) -> Text:
    """`28 posts: 1 missing translation, 3 stale blocks, 2 errors`."""
    n = len(status.rows)
    found = [
        kind.counted(status.rows)
        for kind in (*KINDS, *FINDINGS)
        if any(map(kind.count, status.rows))
    ]
    if not found:
        return Text(f"{counted(n, 'post')}, all is well", f"글 {n:,}편. 손볼 곳이 없습니다")
    return Text(
        f"{counted(n, 'post')}: {', '.join(text.en for text in found)}",
        f"글 {n:,}편: {', '.join(text.ko for text in found)}",
    )


def coverage(status: Status) -> Text:
    """`ko 28/28 (41,202 words), en 27/28 (38,112 words)`."""
    posts = len(status.rows)
    listed = []
    for i, language in enumerate(status.languages):
        versions = [row.versions[i] for row in status.rows]
        there = sum(version.state == "there" for version in versions)
        listed.append((f"{language} {there}/{posts}", sum(version.words for version in versions)))
    return Text(
        ", ".join(f"{there} ({words:,} word{'s' * (words != 1)})" for there, words in listed),
        ", ".join(f"{there}({words:,}단어)" for there, words in listed),
    )


def notes(status: Status) -> Iterator[Text]:
    """What a reader of the table should know: what it does not show, and what it cannot."""
    if any(status.hidden.values()):
        n = counts(_in_order(status.hidden))
        yield Text(f"the baseline hides {n.en}", f"기준선이 숨긴 것: {n.ko}")
    if any(status.elsewhere.values()):
        n = counts(_in_order(status.elsewhere))
        yield Text(
            f"in files that belong to no post: {n.en}",
            f"어느 글에도 딸리지 않은 파일에 있는 것: {n.ko}",
        )
    if any(row.hint for row in status.rows):
        yield Text(
            "`+3d` is a hint from git: changed 3 days after the other language, which was not "
            "changed since",
            "`+3일`은 git 날짜에서 나온 참고입니다. 다른 언어보다 3일 뒤에 고쳤고, 다른 언어는 그 "
            "뒤로 고치지 않았습니다",
        )
    now = status.site.settings.now
    if status.cut:
        yield Text(
            "this clone of git is shallow: older changes are unknown (`git fetch --unshallow`)",
            "얕게 복제한 git 저장소라 오래된 수정은 알 수 없습니다(`git fetch --unshallow`)",
        )
    elif status.rows and not any(row.changed(now) for row in status.rows):
        yield Text(
            "git knows none of these files, so that there are no dates",
            "git에 기록이 없어 수정 날짜를 알 수 없습니다",
        )


def _in_order(found: dict[Severity, int]) -> list[tuple[Severity, int]]:
    return [(severity, found.get(severity, 0)) for severity in SEVERITIES]
