"""What is judged here is proved with real Hugo in test_destinations.py and test_anchors.py."""

import pytest

from harness import findings, found, marked, site
from twinpost import fix
from twinpost.markdown import Goldmark

FRONT = "---\ntitle: 제목\n---\n"
SITE = f"""\
-- content/posts/a/index.ko.md --
{FRONT}
## 첫 결과

## 둘째: 결과 (2)

<h2 id="raw">날것</h2>

글[^1]

[^1]: 각주
-- content/posts/a/index.en.md --
{FRONT}
## First result
-- content/posts/a/r.pdf --
(file)
-- content/posts/b.ko.md --
{FRONT}
-- content/posts/only-ko.ko.md --
{FRONT}
-- content/docs/b.ko.md --
{FRONT}
-- content/posts/draft.ko.md --
---
title: 초안
draft: true
---
-- static/s.pdf --
(file)
"""


@pytest.mark.parametrize(
    "body",
    [
        "[가](/posts/a/), [나](../posts/a), [다](/posts/a/index.html), [라](/), [마](/en/), [바](/posts/)",
        "[첫째](/posts/a/#첫-결과), [각주](/posts/a/#fn:1), [날것](/posts/a/#raw), [맨 위](#top)",
        "⟦[가](/posts/A/)⟧ ⟦[나](/posts/x/)⟧ ⟦[다](x/)⟧ ⟦[라](../../x.md)⟧ [마](a/index.md)",
        "⟦[영어](/en/posts/only-ko/)⟧ ⟦[초안](../draft/)⟧",
        "⟦[첫째](/posts/a/#둘째)⟧ ⟦[영어](/en/posts/a/#첫-결과)⟧ ⟦[여기](#없음)⟧ [여기](#있음)\n\n## 있음",
        "[파일](/s.pdf), [파일](/posts/a/r.pdf), ⟦[파일](/t.pdf)⟧ ⟦[파일](/S.pdf)⟧",
        '⟦[밖]("https://example.org/a")⟧ ⟦[안]("/posts/a/")⟧ [밖](https://example.org/posts/x/)',
        '[가]({{< ref "a" >}}), [나]({{< relref "/posts/a.md#첫-결과" >}})',
        '[가](⟦{{< ref "x" >}}⟧), [나](⟦{{< ref "b" >}}⟧), [다](⟦{{% relref "posts/draft.md" %}}⟧)',
        '[가]({{< ref path="a" lang="en" >}}), [나](⟦{{< ref path="only-ko" lang="en" >}}⟧)',
        '{{</* ref "x" */>}} `[코드](/posts/x/)` [메일](mailto:a@b.c) [다른 것](/feed.json)',
        "[쪽](/posts/page/2/), [목록](/index.xml), [태그](/tags/), ⟦[태그](/tags/go/)⟧",
        "⟦[참조][1]⟧\n\n[1]: /posts/x/",
        '⟦<a href="/posts/x/">⟧글</a> <a href="/posts/a/">글</a>',
    ],
)
def test_link_broken(body):
    archive, expected = marked(f"{SITE}-- content/c.ko.md --\n{FRONT}{body}\n")

    assert found("link-broken", archive, goldmark=Goldmark(unsafe=True)) == expected


def test_hugos_own_hook_finds_pages_in_the_language_of_the_page():
    archive, expected = marked(
        f"{SITE}-- content/c.en.md --\n{FRONT}[a](/posts/a/), [a](posts/a/index.md), "
        "⟦[k](/en/posts/only-ko/)⟧ [k](/posts/only-ko/)\n"
    )

    assert found("link-broken", archive, goldmark=Goldmark(link_hook="embedded")) == expected


def test_a_draft_may_link_to_drafts():
    archive = f"{SITE}-- content/c.md --\n---\ndraft: true\n---\n[초안](/posts/draft/)\n"

    assert not found("link-broken", archive)


@pytest.mark.parametrize(
    "more",
    [
        {"unseen_pages": True},
        {"plain_addresses": False},
        {"patterned": ("/{posts,posts/**}",)},
        {"redirects": ("/posts/**",)},
        {"host": "somebody.github.io"},
    ],
)
def test_what_is_not_sure_is_not_said(more):
    archive = f"{SITE}-- content/c.md --\n{FRONT}[다른 저장소](/posts-of-another/x/)\n"
    archive = archive.replace("posts-of-another", "posts" if "redirects" in more else "other")

    assert not found("link-broken", archive, **more)


@pytest.mark.parametrize(
    ("written", "mended", "base"),
    [
        ("[가](/posts/A/?q#첫-결과 'x')", "[가](/posts/a/?q#첫-결과 'x')", "/"),
        ("[가](<posts/b.md>)", "[가](</posts/b/>)", "/"),
        ("[가](/posts/b/)", "[가](/blog/posts/b/)", "/blog/"),
        ("[가](/blog/posts/B/)", "[가](/blog/posts/b/)", "/blog/"),
        ('[가]("https://example.org/a?b=c#d")', "[가](https://example.org/a?b=c#d)", "/"),
        ("[가](/posts/a/#첫결과)", "[가](/posts/a/#첫-결과)", "/"),
        ('[가]({{< ref "a#둘째:-결과-2" >}})', '[가]({{< ref "a#둘째-결과-2" >}})', "/"),
        ("[가](/S.pdf)", "[가](/s.pdf)", "/"),
    ],
)
def test_what_is_sure_is_mended(written, mended, base):
    before = site(f"{SITE}-- content/c.ko.md --\n{FRONT}{written}\n", base_path=base)
    found_before = findings("link-broken", before)
    fixed = fix.apply(before, found_before)

    assert fixed.by_path["content/c.ko.md"].text == f"{FRONT}{mended}\n"
    assert not findings("link-broken", fixed)


@pytest.mark.parametrize(
    ("body", "help"),
    [
        ("[가](/posts/onlyko/)", "write `/posts/only-ko/` if that is meant, or take the link out"),
        ("[가](/en/posts/only-ko/)", "link to `/posts/only-ko/`"),
        ("[가](/posts/nothing-like-it/)", "correct the address, or take the link out"),
        ('{{< ref "b" >}}', "write the whole path: `/docs/b`"),
    ],
)
def test_help(body, help):
    (finding,) = findings("link-broken", f"{SITE}-- content/c.ko.md --\n{FRONT}{body}\n")

    assert finding.help
    assert finding.help.en == help
