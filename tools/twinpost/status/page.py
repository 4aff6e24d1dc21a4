"""The state of the posts as a page that stands alone: no network, no other file.

Both languages are in it, side by side, and the attribute `lang` of its root chooses. Everything
that comes from the author's files is escaped, and the page allows no script but its own.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import escape
from importlib import resources
from string import Template

from twinpost import __version__
from twinpost.report import cells
from twinpost.status import Status
from twinpost.status.columns import FINDINGS, KINDS, STATES, Cell, Column, Kind, columns
from twinpost.status.post import Row
from twinpost.status.totals import notes
from twinpost.text import Text

HEADING = Text("The state of all posts", "모든 글 한눈에 보기")
TEXTS = {
    "heading": HEADING,
    "summary": Text("In all", "모두 합하면"),
    "posts": Text("Posts", "글"),
    "todo": Text("only what needs work", "손볼 글만"),
    "filter": Text("Filter", "찾기"),
    "none": Text("No post matches.", "해당하는 글이 없습니다."),
    "legend": Text("What the columns say", "열의 뜻"),
}
POST = Text("post", "글")
TODO = (*KINDS, *(kind for kind in FINDINGS if kind.id != "note"))


def page(status: Status, language: str) -> str:
    """The page, which speaks `language` until its reader chooses another one."""
    listed = columns(status)
    style, script = _file("page.css"), _file("page.js")
    host = status.site.settings.host or status.site.root.name
    titles = {to: f"{HEADING.to(to)} · {_printable(host)}" for to in ("en", "ko")}
    return Template(_file("page.html")).substitute(
        {name: _both(text) for name, text in TEXTS.items()},
        language=language,
        policy=f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}",
        title=titles[language],
        title_en=titles["en"],
        title_ko=titles["ko"],
        host=_printable(host),
        totals=_lines(_totals(status)),
        coverage=_lines(_coverage(status)),
        heads=_lines(_heads(listed)),
        rows=_lines(_row(row, listed) for row in status.rows),
        abouts=_lines(f"<dt>{_both(c.name)}</dt><dd>{_both(c.about)}</dd>" for c in listed),
        notes=_lines(f"<li>{_both(note)}</li>" for note in notes(status)),
        made=_made(status),
        style=style,
        script=script,
    )


def _totals(status: Status) -> Iterator[str]:
    n = len(status.rows)
    yield f"<li><strong>{n:,}</strong> {_both(Text('posts' if n != 1 else 'post', '글'))}</li>"
    for kind in (*KINDS, *FINDINGS):
        yield _total(kind, sum(map(kind.count, status.rows)))


def _total(kind: Kind, n: int) -> str:
    noun = Text(f"{kind.noun.en}{'s' * (n != 1)}", kind.noun.ko)
    return f'<li class="{kind.tone if n else "quiet"}"><strong>{n:,}</strong> {_both(noun)}</li>'


def _coverage(status: Status) -> Iterator[str]:
    """How much of the blog readers find in each language."""
    posts = len(status.rows)
    for i, language in enumerate(status.languages):
        versions = [row.versions[i] for row in status.rows]
        states = Counter(version.state for version in versions)
        words = sum(version.words for version in versions)
        told = [
            Text(f"{states['there']:,} of {posts:,}", f"{posts:,}편 중 {states['there']:,}편"),
            *(
                Text(f"{STATES[state].en} {n:,}", f"{STATES[state].ko} {n:,}")
                for state, n in states.items()
                if state not in ("there", "missing")
            ),
            Text(f"{words:,} words", f"{words:,}단어"),
        ]
        yield (
            f'<li><strong data-language="{escape(language)}">{escape(language)}</strong>'
            f'<span class="quiet">{_both(_joined(told))}</span>'
            f"{_bar(states['there'], states['missing'], posts)}</li>"
        )


def _bar(there: int, missing: int, posts: int) -> str:
    """What is there, what waits, and what is missing; its words stand beside it."""
    waits = posts - missing
    return (
        f'<svg viewBox="0 0 {max(posts, 1)} 1" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="waits" width="{waits}" height="1"/>'
        f'<rect class="there" width="{there}" height="1"/></svg>'
    )


def _joined(texts: Iterable[Text]) -> Text:
    listed = list(texts)
    return Text(" · ".join(t.en for t in listed), " · ".join(t.ko for t in listed))


def _heads(listed: Iterable[Column]) -> Iterator[str]:
    yield _head("post", POST, "ascending")
    for column in listed:
        kind = "number" if column.numeric else column.id
        yield _head(kind, column.name, "descending")


def _head(kind: str, name: Text, first: str) -> str:
    return (
        f'<th role="columnheader" scope="col" class="{escape(kind)}" data-first="{first}">'
        f'<button type="button">{_both(name)}</button></th>'
    )


def _row(row: Row, listed: Iterable[Column]) -> str:
    todo = " data-todo" if any(kind.count(row) for kind in TODO) else ""
    fields = "".join(_field(column, column.cell(row)) for column in listed)
    return f'<tr role="row"{todo}>{_post(row)}{fields}</tr>'


def _post(row: Row) -> str:
    """Its title in each language of the page, or the only one that there is; and its place."""
    mine = {to: row.title(to) for to in ("en", "ko")}
    titles = {to: _printable(version.title) for to, version in mine.items()}
    name = _printable(row.key)
    shown = (
        f'<span lang="{escape(mine["en"].language)}" dir="auto">{titles["en"]}</span>'
        if mine["en"] == mine["ko"]
        else "".join(
            f'<span data-to="{to}" lang="{escape(mine[to].language)}" dir="auto">{title}</span>'
            for to, title in titles.items()
        )
    )
    return (
        f'<th role="rowheader" scope="row" class="post" data-en="{titles["en"] or name}" '
        f'data-ko="{titles["ko"] or name}"><b>{shown}</b><code>{name}</code></th>'
    )


def _field(column: Column, cell: Cell) -> str:
    kind = "number" if column.numeric else f"{column.id}-cell"
    nothing = " nothing" if cell.text.en == "-" else ""
    more = f"<small>{_both(cell.more)}</small>" if cell.more.en else ""
    return (
        f'<td role="cell" class="{kind} {cell.tone}{nothing}" data-value="{cell.value:g}">'
        f"{_both(cell.text)}{more}</td>"
    )


def _made(status: Status) -> str:
    now = status.site.settings.now.replace(microsecond=0)
    shown = f'<time datetime="{now.isoformat()}">{now:%Y-%m-%d %H:%M} UTC</time>'
    return f"Twinpost {__version__} · <code>twinpost status --html</code> · {shown}"


def _both(text: Text) -> str:
    """A text in both languages; the page shows one of them."""
    if text.en == text.ko:
        return _coded(text.en)
    return "".join(
        f'<span data-to="{to}" lang="{to}">{_coded(text.to(to))}</span>' for to in ("en", "ko")
    )


def _coded(text: str) -> str:
    return re.sub("`([^`]+)`", r"<code>\1</code>", _printable(text))


def _printable(text: str) -> str:
    return escape(cells.printable(text))


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(parts)


def _file(name: str) -> str:
    return (resources.files("twinpost.status") / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    """What a page's policy knows a script or a style by."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
