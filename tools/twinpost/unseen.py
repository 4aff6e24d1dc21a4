"""Front matters that Hugo does not see: it publishes them as text, below an empty title.

Hugo wants `---`, `+++` or `{` before anything but blanks (and one byte order mark).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from twinpost.fields import HUGO
from twinpost.span import Span
from twinpost.text import Text

# What looks like `---` in some font or other.
FENCE = re.compile(
    r"[ \t]*(?:[‐‑‒–—―─━－﹣─=~_*]{1,6}|```+\s*(?:ya?ml|toml|json)?|[-﹣－–—]{2,6})[ \t]*\Z"
)
INVISIBLE = re.compile("[\u00a0\u00ad\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]+")
BLANK = "\ufeff \t\f\v"  # what Hugo passes over in a line
KEY = re.compile(r"""["']?([A-Za-z_]\w*)["']?[ \t]*[:=](?:\s|\Z)""")
USUAL = frozenset(HUGO) | {"tags", "categories", "authors", "author", "series"}
# Keys that hardly begin a sentence of a text.
SURE = frozenset({"title", "date", "draft", "tags", "categories", "description", "slug"})
CODE = re.compile(r"[ \t]*(```+|~~~+)[ \t]*(?:ya?ml|toml|json|md|markdown|text|txt)?[ \t]*")
WIDE = ("\udcff\udcfe", "\udcfe\udcff")  # the byte order mark of UTF-16, for file-encoding to tell
FAR = 40  # lines; nobody takes a rule that far below for the start of a front matter


@dataclass(frozen=True)
class Unseen:
    """What stands before, or in the place of, the fence; and the edits that let Hugo see it."""

    span: Span
    why: Text
    help: Text
    edits: tuple[tuple[Span, str], ...] = ()
    safe: bool = True


def find(text: str) -> Unseen | None:
    """The front matter of a text in which Hugo sees none; None when there is none."""
    start = len(text) - len(text.lstrip(" \t\r\n\f\v\ufeff"))
    if "\x00" in text[:200]:
        return _wide(text)
    lines = _lines(text)
    first = next((i for i, line in enumerate(lines) if line.of(text).strip(BLANK)), None)
    if first is None:
        return None
    line = lines[first].of(text)
    if hidden := INVISIBLE.match(line.lstrip(BLANK)):
        return _hidden(text, lines, first, hidden[0])
    if FENCE.fullmatch(line) and _keys(text, lines[first + 1 :]):
        return _lookalike(text, lines, first)
    if wrapped := _wrapped(text, lines, first):
        return wrapped
    if count := _keys(text, lines[first:]):
        return _bare(text, lines, first, count)
    return _below(text, lines, first, start)


def emptied(text: str, start: int) -> Unseen | None:
    """Fields below a front matter that closes before it holds any, at `start`."""
    lines = [Span(line.start + start, line.end + start) for line in _lines(text[start:])]
    count = _keys(text, lines)
    if not count or lines[count:][:1] == [] or lines[count].of(text).rstrip() not in ("---", "+++"):
        return None
    second = text.rindex("---" if "---" in text[:start] else "+++", 0, start)
    return Unseen(
        Span(second, second + 3),
        Text("this line closes it before the first field", "첫 필드 앞의 이 줄에서 끝납니다"),
        Text("delete the line", "이 줄을 지워 주세요"),
        ((Span(second, start), ""),),
        False,
    )


def _lines(text: str) -> list[Span]:
    found = re.finditer(r"[^\r\n]*(?:\r\n|\r|\n|\Z)", text[:20_000])
    return [Span(m.start(), m.start() + len(m[0].rstrip("\r\n"))) for m in found]


def _keys(text: str, lines: list[Span]) -> int:
    """How many lines look like fields; 0 unless one of them is sure to be."""
    names: list[str] = []
    count = 0
    for line in lines:
        typed = line.of(text)
        if key := KEY.match(typed):
            names.append(key[1].lower())
        elif not names or not re.match(r"[ \t]+\S|-[ \t]|#", typed):
            break
        count += 1
    usual = [name for name in names if name in USUAL]
    return count if SURE & set(names) and 2 * len(usual) >= len(names) else 0


def _closer(text: str, lines: list[Span]) -> Span | None:
    """The line that was meant to close."""
    for line in lines[: 2 * FAR]:
        typed = line.of(text)
        if typed.strip() and FENCE.fullmatch(typed):
            return line
    return None


def _wrapped(text: str, lines: list[Span], first: int) -> Unseen | None:
    """A whole front matter in a code block, as chats answer it."""
    opening = lines[first]
    code = CODE.fullmatch(opening.of(text))
    inside = [line for line in lines[first + 1 :] if line.of(text).strip()][:1]
    if code is None or not inside or inside[0].of(text).rstrip() not in ("---", "+++"):
        return None
    at = lines.index(inside[0])
    count = _keys(text, lines[at + 1 :])
    last = next(iter(lines[at + 1 + count :]), opening) if count else opening
    if last.of(text).rstrip() != inside[0].of(text).rstrip():
        return None
    closing = _code_end(text, last.end, code[1])
    edits = ((Span(opening.start, inside[0].start), ""), (closing, "")) if closing else ()
    return Unseen(
        opening,
        Text("it stands in a code block", "코드 블록 안에 있습니다"),
        Text(
            "delete the first and the last line of the code block",
            "코드 블록의 첫 줄과 마지막 줄을 지워 주세요",
        ),
        edits,
        False,
    )


def _code_end(text: str, at: int, sign: str) -> Span | None:
    """The line that closes the block: the next, or the last if the whole page is in it."""
    fences = list(re.finditer(rf"^[ \t]*{sign}.*(?:\r?\n|\Z)", text[at:], re.M))
    bare = [m for m in fences if m[0].strip() == sign]
    if bare and not text[at : at + bare[0].start()].strip():
        return Span(at + bare[0].start(), at + bare[0].end())
    if bare and len(fences) % 2 and not text[at + bare[-1].end() :].strip():
        return Span(at + bare[-1].start(), at + bare[-1].end())
    return None


def _hidden(text: str, lines: list[Span], first: int, signs: str) -> Unseen | None:
    line = lines[first]
    at = line.start + line.of(text).index(signs)
    rest = text[at + len(signs) : line.end]
    if not re.match(r"---|\+\+\+|\{\s*[\"}]?", rest) or not _keys(text, lines[first + 1 :]):
        return None
    span = Span(at, at + len(signs))
    code = f"U+{ord(signs[0]):04X}"
    return Unseen(
        span,
        Text(f"an invisible {code} stands before it", f"앞에 보이지 않는 글자({code})가 있습니다"),
        Text("delete the character", "그 글자를 지워 주세요"),
        ((span, ""),),
    )


def _lookalike(text: str, lines: list[Span], first: int) -> Unseen:
    opening = lines[first]
    closing = _closer(text, lines[first + 1 :])
    fence = (
        "+++"
        if "=" in text[lines[first + 1].start : lines[first + 1].end].partition(":")[0]
        else "---"
    )
    typed = opening.of(text).strip()
    edits = ((opening, fence), (closing, fence)) if closing else ()
    return Unseen(
        opening,
        Text(f"`{typed}` is not `{fence}`", f"`{typed}` 줄은 `{fence}` 구분선이 아닙니다"),
        Text(f"write `{fence}`, three ASCII characters", f"일반 문자로 `{fence}`를 적어 주세요"),
        edits,
        not typed.startswith("`"),
    )


def _bare(text: str, lines: list[Span], first: int, count: int) -> Unseen:
    """Fields without a fence."""
    opening, last = lines[first], lines[first + count - 1]
    after = lines[first + count] if first + count < len(lines) else Span(last.end, last.end)
    newline = "\r\n" if "\r\n" in text else "\n"
    edits = [(Span(opening.start, opening.start), f"---{newline}")]
    if not FENCE.fullmatch(after.of(text)) or not after.of(text).strip():
        edits.append((Span(last.end, last.end), f"{newline}---"))
    elif after.of(text) != "---":
        edits.append((after, "---"))
    return Unseen(
        opening,
        Text("no `---` stands above it", "위에 `---` 줄이 없습니다"),
        Text("put `---` above and below the fields", "필드의 위아래에 `---` 줄을 넣어 주세요"),
        tuple(edits),
        False,
    )


def _below(text: str, lines: list[Span], first: int, start: int) -> Unseen | None:
    """A whole front matter below a comment or some text."""
    for i, line in enumerate(lines[first : first + FAR], first):
        fence = line.of(text).rstrip()
        if fence not in ("---", "+++") or i == first:
            continue
        count = _keys(text, lines[i + 1 :])
        closing = lines[i + 1 + count] if count and i + 1 + count < len(lines) else None
        if closing is None or closing.of(text).rstrip() != fence:
            return None
        above = text[start : line.start]
        before = above.strip()
        is_comment = before.startswith("<!--") and before.endswith("-->")
        if "```" in above or (before.startswith("<!--") and not is_comment):
            return None
        end = next((e.start for e in lines if e.start > closing.end), closing.end)
        newline = "" if text[closing.end : end] else "\n"
        moved = f"{newline}{above.rstrip()}\n\n".replace("\n", "\r\n" if "\r\n" in text else "\n")
        what = Text("a comment", "주석이") if is_comment else Text("text", "글이")
        return Unseen(
            Span(line.start, line.start + 3),
            Text(f"{what.en} stands above it", f"위에 {what.ko} 있습니다"),
            Text("put it below the front matter", "프런트매터 아래로 옮겨 주세요"),
            ((Span(start, line.start), ""), (Span(end, end), moved)),
            is_comment,
        )
    return None


def _wide(text: str) -> Unseen | None:
    """UTF-16 without a byte order mark: every other byte is zero."""
    narrow = text.replace("\x00", "")
    if len(narrow) > len(text) * 3 // 4 or not re.match(r"\s*(?:---|\+\+\+|\{)", narrow):
        return None
    return Unseen(
        Span(0, min(8, len(text))),
        Text("the file is UTF-16", "파일이 UTF-16입니다"),
        Text("save the file as UTF-8", "파일을 UTF-8로 저장해 주세요"),
    )
