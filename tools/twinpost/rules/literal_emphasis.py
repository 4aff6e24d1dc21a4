"""Bold text that is not bold: its asterisks are printed.

Only what goldmark prints is found, never what merely looks risky: bold text before a Korean
particle nearly always is fine. `emphasis` knows what is broken, `embolden` how it can be mended.
"""

from __future__ import annotations

from collections.abc import Iterator

from twinpost.finding import Edit, Finding, Fix, Text, at
from twinpost.lint import rule
from twinpost.model import Document
from twinpost.rendering.embolden import Kind, Way, cure
from twinpost.rendering.emphasis import Bold, broken, closes, opens
from twinpost.span import Span

ORDERS: dict[Kind, Text] = {
    "spaces": Text("remove the spaces just inside `**`", "`**` 안쪽의 공백을 지워 주세요"),
    "brackets": Text(
        "leave the brackets or quotes outside the bold text",
        "괄호나 따옴표를 굵은 글씨 밖에 두세요",
    ),
    "link": Text("put `**` inside the link", "`**`를 링크 안에 넣어 주세요"),
    "aside": Text("move the parenthesis out of the bold text", "괄호를 굵은 글씨 밖으로 빼 주세요"),
    "escaped space": Text(
        r"put `\ ` beside `**`; it shows nothing",
        r"`**` 옆에 화면에 나오지 않는 `\ `를 넣어 주세요",
    ),
    "strong": Text("write `<strong>` instead of `**`", "`**` 대신 `<strong>`으로 적어 주세요"),
    "space": Text("put a space beside `**`", "`**` 옆을 한 칸 띄어 주세요"),
}
CROWD = 40  # so many broken pairs in one block are no prose, and proving cures takes its length
LONGEST = 3  # asterisks that one pair can want: `***bold and italic***`
SHOWN = 60  # a longer example does not help


@rule(Document, severity="error")
def literal_emphasis(document: Document) -> Iterator[Finding]:
    """No `**` is printed: what should be bold is bold."""
    if not document.is_page:  # Hugo renders no page of it
        return
    found = list(broken(document.text, document.body, document.goldmark))
    beside: dict[int, list[Bold]] = {}
    for bold in found:
        beside.setdefault(id(bold.leaf), []).append(bold)
    for bold in found:
        near = beside[id(bold.leaf)]
        crowded = len(near) > CROWD
        others = [] if crowded else [o for o in near if o is not bold and _blamed(document, o)]
        # Once the others are mended, this one may well be fine.
        way = (
            _cure(document, bold)
            if not crowded and (_blamed(document, bold) or not others)
            else None
        )
        yield at(
            document,
            bold.span,
            _why(document, bold),
            help=_example(document, bold, way) if way else _advice(bold, others),
            fix=_fix(document, bold, way) if way else None,
        )


def _cure(document: Document, bold: Bold) -> Way | None:
    if bold.closing is None or bold.leaf.kind == "shortcode":
        return None
    runs = [marker.span.end - marker.span.start for marker in (bold.opening, bold.closing)]
    between = document.text[bold.opening.span.end : bold.closing.span.start]
    if "**" in between or max(runs) > LONGEST:
        return None  # nobody knows which asterisks were meant to pair
    return cure(document.text, document.blocks, bold, document.goldmark)


def _fix(document: Document, bold: Bold, way: Way) -> Fix:
    """The way as a fix; a space is seen, so that the author has to want it."""
    edits = tuple(Edit(document.path, span, text) for span, text in way.edits)
    return Fix(ORDERS[way.kind], edits, safe=way.kind != "space" and not _is_code(document, bold))


def _is_code(document: Document, bold: Bold) -> bool:
    """Whether the pair may be two openers, as in `f(**kwargs)` and `g(**options)`."""
    if bold.closing is None:
        return False
    after_opening = document.text[bold.opening.span.end :][:1]
    before, after = (
        document.text[: bold.closing.span.start][-1:],
        document.text[bold.closing.span.end :][:1],
    )
    opens_again = before in (" ", "(", "[", ",", "\n") and (
        after.isascii() and after.isidentifier()
    )
    return opens_again and after_opening.isascii() and after_opening.isidentifier()


def _blamed(document: Document, bold: Bold) -> Span | None:
    """The marker of a pair that cannot do its part."""
    if bold.closing is None or bold.leaf.kind in ("html_block", "shortcode"):
        return None
    if not opens(*_around(document, bold.opening.span)):
        return bold.opening.span
    return None if closes(*_around(document, bold.closing.span)) else bold.closing.span


def _around(document: Document, marker: Span) -> tuple[str, str]:
    """The characters beside a marker; "" for a blank, the whole of a shortcode's tag."""
    before, after = document.text[: marker.start][-1:], document.text[marker.end : marker.end + 1]
    for tag in (tag for shortcode in document.body.shortcodes for tag in shortcode.tags):
        before = tag.of(document.text) if tag.end == marker.start else before
        after = tag.of(document.text) if tag.start == marker.end else after
    return before.strip(), after.strip()


def _why(document: Document, bold: Bold) -> Text:
    marker = bold.opening.printed if bold.opening.survives else bold.opening.span
    shown = marker.of(document.text)
    reason = _reason(document, bold)
    return Text(
        f"`{shown}` is printed: {reason.en}", f"`{shown}` 기호가 그대로 보입니다: {reason.ko}"
    )


def _reason(document: Document, bold: Bold) -> Text:
    if bold.leaf.kind == "shortcode":
        return Text(
            "the shortcode prints what it encloses as HTML",
            "이 숏코드는 감싼 글을 HTML 그대로 내보냅니다",
        )
    if bold.leaf.kind == "html_block":
        return Text("raw HTML knows no Markdown", "HTML 블록 안에서는 Markdown이 통하지 않습니다")
    if bold.closing is None:
        return Text("it has no partner", "짝이 없습니다")
    marker = _blamed(document, bold)
    if marker is None:
        return Text("its partner belongs to another marker", "짝을 다른 기호에 빼앗겼습니다")
    opening = marker == bold.opening.span
    en, ko = ("open", "열지") if opening else ("close", "닫지")
    place = _place(*_around(document, marker), opening=opening)
    return Text(f"{place.en} it does not {en} bold", f"{place.ko} 굵은 글씨를 {ko} 못합니다")


def _place(before: str, after: str, *, opening: bool) -> Text:
    if opening and not after:
        return Text("before a space", "뒤에 공백이 있어")
    if not opening and not before:
        return Text("after a space", "앞에 공백이 있어")
    before, after = _quoted(before), _quoted(after)
    return Text(f"after {before} and before {after}", f"{before} 뒤, {after} 앞이라")


def _advice(bold: Bold, others: list[Bold]) -> Text:
    """What to do where no fix is sure."""
    if bold.closing is None:
        return Text(
            r"add the `**` that is missing, or write `\*\*` to show asterisks",
            r"빠진 `**`를 채우거나, 별표를 보이려면 `\*\*`로 적어 주세요",
        )
    if bold.leaf.kind == "shortcode":
        return Text(
            "write `<strong>`, or call the shortcode with `{{%` and `%}}`",
            "`<strong>`으로 적거나 숏코드를 `{{%`와 `%}}`로 불러 주세요",
        )
    if others:
        return Text(
            "mend the other `**` of the paragraph first", "같은 문단의 다른 `**`부터 고쳐 주세요"
        )
    return Text(
        r"move `**` to where a word begins or ends, or write `\*\*` to show asterisks",
        r"`**`를 낱말이 시작하거나 끝나는 곳으로 옮기거나, 별표를 보이려면 `\*\*`로 적어 주세요",
    )


def _example(document: Document, bold: Bold, way: Way) -> Text:
    """What to do, and what the pair becomes with the rest of the word behind it."""
    text, end, order = document.text, bold.span.end, ORDERS[way.kind]
    while end < len(text) and text[end].isalnum():
        end += 1
    after = way.applied(text)
    example = after[bold.span.start : end + len(after) - len(text)]
    if len(example) > SHOWN or "\n" in example:
        return order
    return Text(f"{order.en}: {_quoted(example)}", f"{order.ko}: {_quoted(example)}")


def _quoted(text: str) -> str:
    return f"`` {text} ``" if "`" in text else f"`{text}`"
