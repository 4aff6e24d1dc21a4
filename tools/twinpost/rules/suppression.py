"""Comments that ignore nothing: the rule is unknown, or finds nothing there any more."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from twinpost.finding import Edit, Finding, Fix, Text, at
from twinpost.lint import Suppression, load_rules, rule


@rule(Suppression, severity="warning")
def suppression(comment: Suppression) -> Iterator[Finding]:
    """A `twinpost-ignore` comment names a rule that finds something there."""
    if not comment.rules:
        yield at(
            comment,
            comment.span,
            Text(
                "the comment names no rule that can be read",
                "주석에서 규칙 이름을 읽을 수 없습니다",
            ),
            help=Text(
                "write `twinpost-ignore RULE: reason`, with commas between several rules",
                "`twinpost-ignore 규칙: 이유` 꼴로 적고, 규칙이 여럿이면 쉼표로 나눠 주세요",
            ),
        )
    for name in comment.unknown:
        near = get_close_matches(name, [each.id for each in load_rules()], 1)
        yield at(
            comment,
            comment.span,
            Text(f"there is no rule `{name}`", f"`{name}` 규칙은 없습니다"),
            help=Text(f"did you mean `{near[0]}`?", f"`{near[0]}` 규칙인가요?")
            if near
            else Text(
                "`twinpost rules` lists them", "`twinpost rules`로 규칙 목록을 볼 수 있습니다"
            ),
        )
    for name in comment.unused:
        yield at(
            comment,
            comment.span,
            Text(
                f"`{name}` finds nothing here to ignore", f"여기서 무시할 `{name}` 문제가 없습니다"
            ),
            help=Text("remove the comment", "주석을 지워 주세요"),
            fix=_removal(comment) if comment.unused == comment.rules else None,
        )


def _removal(comment: Suppression) -> Fix:
    """Take the comment out, with its line when nothing else stands on it."""
    text, span = comment.document.text, comment.span
    lines = comment.document.lines
    number = lines.position(span.start).line
    if lines.line(number).strip() == span.of(text):
        span = type(span)(lines.offset(number), _after(text, span.end))
    return Fix(Text("remove the comment", "주석 지우기"), (Edit(comment.path, span, ""),))


def _after(text: str, offset: int) -> int:
    """Where the next line starts."""
    end = text.find("\n", offset)
    return len(text) if end < 0 else end + 1
