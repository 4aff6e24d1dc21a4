"""Notes beside a post that no longer fit it: questions for test readers, checklists, reviews.

A reviewer who follows a stale one looks for words that are not there. Nothing else is asked of such
a file: it is no post. `claims` reads what it says, `wording` what its post says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twinpost.finding import Finding, Related, Text, at
from twinpost.lint import rule
from twinpost.model import Document, Site
from twinpost.words.claims import Claim, claims
from twinpost.words.wording import Near, Wording

MISQUOTED = 0.8  # so near, words that nobody ascribes to the post are a quote of it all the same
LONGEST = 60  # characters of a quote that a message repeats
NAMES: dict[str, tuple[str, str]] = {
    "phrase": ("does not say", "말"),
    "section": ("has no section", "섹션"),
    "number": ("has no number", "숫자"),
    "code": ("does not name", "이름"),
}
LANGUAGES = {"en": Text("English ", "영어 "), "ko": Text("Korean ", "한국어 ")}


@rule(Site, severity="warning")
def side_file(site: Site) -> Iterator[Finding]:
    """What a side file says of its post is in the post."""
    posts: dict[str, list[Document]] = {}
    for page in site.documents:
        if page.is_page:
            posts.setdefault(page.bundle, []).append(page)
    for document in site.documents:
        # A translation into a language that the site does not have is another rule's business.
        if not document.is_page and not document.path.rpartition("/")[2].startswith("index."):
            of = tuple(posts.get(document.bundle, ()))
            yield from _remembered(document, of, site.settings.languages)


def _remembered(
    document: Document, posts: tuple[Document, ...], languages: tuple[str, ...]
) -> tuple[Finding, ...]:
    """What is found changes with the file and its post only."""
    kept = document.memory.get("side-file")
    if not isinstance(kept, tuple) or kept[0] != (posts, languages):
        made = tuple(_stale(document, posts, languages))
        kept = document.memory["side-file"] = ((posts, languages), made)
    found: tuple[Finding, ...] = kept[1]
    return found


def _stale(
    document: Document, posts: tuple[Document, ...], languages: tuple[str, ...]
) -> Iterator[Finding]:
    for claim in claims(document, languages):
        meant = [post for post in posts if post.lang == claim.language] or posts
        if meant and not any(_holds(claim, Wording.of(post)) for post in meant):
            yield from _missing(document, claim, meant)


def _holds(claim: Claim, post: Wording) -> bool:
    if claim.kind == "code":
        return post.has_code(claim.words)
    if claim.kind == "number":
        return post.has_number(claim.words)
    if claim.kind == "section":
        return post.has_section(claim.words)
    return post.has(claim.words)


def _missing(document: Document, claim: Claim, posts: Sequence[Document]) -> Iterator[Finding]:
    near = [(one, post) for post in posts if (one := _nearest(claim, Wording.of(post)))]
    best = max(near, key=lambda pair: pair[0].ratio, default=None)
    if not claim.sure and (best is None or best[0].ratio < MISQUOTED):
        return
    yield at(
        document,
        claim.span,
        _message(claim),
        help=_advice(best[0] if best else None),
        related=(Related(best[1].path, best[0].span, Text("the nearest", "가장 비슷한 곳")),)
        if best
        else (),
    )


def _nearest(claim: Claim, post: Wording) -> Near | None:
    if claim.kind == "code":
        return post.nearest_code(claim.words)
    if claim.kind == "section":
        return post.nearest_section(claim.words)
    # One number is as near to another as any.
    return post.nearest(claim.words) if claim.kind == "phrase" else None


def _message(claim: Claim) -> Text:
    en, ko = NAMES[claim.kind]
    whose = LANGUAGES.get(claim.language, Text("", ""))
    words = _short(claim.words)
    return Text(f"the {whose.en}post {en} `{words}`", f"{whose.ko}글에 없는 {ko}입니다: `{words}`")


def _advice(near: Near | None) -> Text:
    if near is None:
        return Text(
            "say what the post says now, or drop it",
            "지금 글에 맞게 고치거나 이 부분을 지워 주세요",
        )
    words = _short(near.words)
    return Text(
        f"the nearest in it is `{words}`: write that, or drop it",
        f"가장 비슷한 것은 `{words}`입니다. 그대로 옮겨 적거나 이 부분을 지워 주세요",
    )


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
