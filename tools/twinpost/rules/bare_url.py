"""Addresses in the midst of a sentence, which nobody reads and some can't skip.

In lists of references, captions, tables and footnotes an address may stand as it is, and so it may
behind a title or a colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from twinpost.finding import Edit, Finding, Fix, Text, at
from twinpost.lint import rule
from twinpost.markdown import Node
from twinpost.model import Document
from twinpost.prose import Prose
from twinpost.span import Span

URL = re.compile(r"https?://[^\s<>\"'*|\\`]+")
HANGUL = re.compile(r"[가-힣ㄱ-ㆎ]")
PARTICLE = re.compile(
    r"(?:에서|에|를|을|로|으로|은|는|이|가|의|와|과|도|만|처럼|라는|이라는|라고|이라고|인|까지|부터|에는"
    r"|에도|에서는|로는|입니다|이다|이며|이고|이나)(?=[\s.,)]|\Z)"
)
LETTER = re.compile(r"[^\W\d_]")
SENTENCE_END = re.compile(r"\)?[.!?。]\)?\s*\Z")
TORN = re.compile(
    r"\[[^\[\]]*[^\W\d_]{2}[^\[\]]*\](?P<blank>[ \t]+)\(\Z"
)  # `[guide] (https://...)`
# Addresses that nobody is to open.
NOWHERE = re.compile(r"localhost|\d+\.\d+\.\d+\.\d+|[^.]*|.*\bexample(?:\.\w+)?|.*\.(?:local|test)")
ALLOWED = frozenset({"footnote_definition", "table"})


@rule(Document, severity="warning")
def bare_url(document: Document) -> Iterator[Finding]:
    """In a sentence, words are a link, not the address."""
    if not document.is_page or "://" not in document.text:
        return
    for prose in document.prose:
        source = prose.node.span.of(document.text)
        if "://" not in source or prose.node.kind == "heading" or ALLOWED & {*prose.within}:
            continue
        for span in _in_sentences(_shown(document, prose.node), prose):
            place = Span(*(prose.node.span.start + i for i in span))
            yield _torn(document, place, prose) or _finding(document, place)


def _shown(document: Document, leaf: Node) -> str:
    """The block as it is written, with a letter for what is a word and a blank for markup."""
    pieces, at_ = [], leaf.span.start
    tags = [tag for each in document.body.shortcodes for tag in each.tags]
    for span, letter in sorted(
        [(node.span, _letter(node)) for node in leaf.walk() if _letter(node)]
        + [(tag, "x") for tag in tags if leaf.span.holds(tag.start)]
    ):
        if span.start >= at_:
            pieces += [document.text[at_ : span.start], letter * (span.end - span.start)]
            at_ = span.end
    return "".join(pieces) + document.text[at_ : leaf.span.end]


def _letter(node: Node) -> str:
    if node.kind in ("code", "link"):
        return "x"
    return " " if node.kind in ("image", "inline_html", "footnote_reference") else ""


def _in_sentences(shown: str, prose: Prose) -> Iterator[Span]:
    in_list = "item" in prose.within
    for url in URL.finditer(shown):
        span = Span(url.start(), url.start() + len(_trimmed(url[0])))
        if NOWHERE.fullmatch(_host(span.of(shown))):
            continue
        before = shown[: span.start].rpartition("\n")[2]
        after = shown[span.end :].partition("\n")[0]
        if TORN.search(before) or _is_in_sentence(before, after, in_list=in_list):
            yield span


def _is_in_sentence(before: str, after: str, *, in_list: bool) -> bool:
    """Whether a line goes on behind an address, or ends a sentence with it."""
    before, after = URL.sub(" ", before), URL.sub(" ", after)
    if PARTICLE.match(after.lstrip(")]")):
        return True
    leads = before.rstrip(" (<[\"'*_").endswith((":", "：", "-", "–", "—", "|", "→", "="))
    behind = after.lstrip(" )],")
    if LETTER.search(behind):
        return bool(LETTER.search(before)) and not leads and LETTER.match(behind) is not None
    ends = SENTENCE_END.fullmatch(after.strip() or " ")
    return bool(LETTER.search(before) and ends) and not leads and not in_list


def _trimmed(url: str) -> str:
    """The address without the particle and the punctuation behind it."""
    hangul = HANGUL.search(url)
    if hangul and PARTICLE.match(url, hangul.start()):
        url = url[: hangul.start()]
    url = url.rstrip(".,;:!?_~")
    while url.endswith((")", "]")) and url.count(")") + url.count("]") > url.count("(") + url.count(
        "["
    ):
        url = url[:-1].rstrip(".,;:!?_~")
    return url


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _torn(document: Document, span: Span, prose: Prose) -> Finding | None:
    """What a blank between brackets and parentheses keeps from being a link."""
    line = document.text.rfind("\n", 0, span.start) + 1
    torn = TORN.search(document.text[line : span.start])
    if torn is None or document.text[span.end : span.end + 1] != ")":
        return None
    blank = Span(line + torn.start("blank"), line + torn.end("blank"))
    return at(
        document,
        Span(line + torn.start(), span.end + 1),
        Text(
            "a space between `]` and `(` keeps this from being a link",
            "`]`와 `(` 사이에 공백이 있어 링크가 되지 않습니다",
        ),
        help=Text("remove the blank", "공백을 지워 주세요"),
        # In a list, brackets may be no link on purpose: `[author] (address)`.
        fix=Fix(
            Text("remove the blank", "공백 지우기"),
            (Edit(document.path, blank, ""),),
            safe="item" not in prose.within,
        ),
    )


def _finding(document: Document, span: Span) -> Finding:
    url = span.of(document.text)
    name = _host(url).removeprefix("www.")
    return at(
        document,
        span,
        Text("an address stands in the sentence", "문장 안에 주소가 그대로 있습니다"),
        help=Text(
            f"make a link of the words that name the page, such as `[{name}]({url})`",
            f"페이지를 가리키는 말에 링크를 걸어 주세요. 예: `[{name}]({url})`",
        ),
        fix=Fix(
            Text(f"make `{name}` the link", f"`{name}`에 링크 걸기"),
            (Edit(document.path, span, f"[{name}]({url})"),),
            safe=False,
        ),
    )
