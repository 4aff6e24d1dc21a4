import pytest

from harness import findings, found, marked, site
from twinpost import fix
from twinpost.markdown import Goldmark

FRONT = "---\ntitle: 제목\n---\n"
SITE = f"""\
-- content/posts/a.ko.md --
{FRONT}## 결과

## 소감
-- content/posts/a.en.md --
{FRONT}## Results

## Thoughts
-- content/posts/only-ko.ko.md --
{FRONT}
"""


@pytest.mark.parametrize(
    "body",
    [
        "[a](/en/posts/a/), [a](../a/), [k](/posts/only-ko/), [x](https://example.org/posts/a/)",
        "⟦[a](/posts/a/)⟧ and ⟦[b](../../../posts/a)⟧",
        "[a](/posts/a/), in Korean",
        "[한국어](/posts/c/) [home](/en/)",
        "⟦[home](/)⟧ ⟦[posts](/posts/)⟧",
        '⟦<a href="/posts/a/">⟧a</a> [a]({{< ref path="a" lang="ko" >}})',
        "As in the original paper, machine translation needs ⟦[a language model](/posts/a/)⟧.",
        "The [original post](/posts/a/), translated from [this](/posts/a/)",
        f"Korean is hard.{' So it goes.' * 12} See ⟦[a](/posts/a/)⟧.",
        # anchors of the right page
        "⟦[a](/en/posts/a/#결과)⟧ [a](/en/posts/a/#results) [a](/en/posts/a/#nowhere)",
        '⟦[here](#한글-앵커)⟧ ⟦<a href="/en/posts/a/#%EC%86%8C%EA%B0%90">⟧a</a> [x](#english)',
        '[a](⟦{{< relref "a#결과" >}}⟧)',
        "[here](#결과)",
    ],
)
def test_an_english_post(body):
    archive, expected = marked(
        f"{SITE}-- content/posts/c.en.md --\n{FRONT}{body}\n\n## English\n"
        f"-- content/posts/c.ko.md --\n{FRONT}## 한글 앵커\n"
    )

    assert found("link-language", archive, goldmark=Goldmark(unsafe=True)) == expected


@pytest.mark.parametrize(
    "body",
    [
        "⟦[가](/en/posts/a/)⟧ [나](/posts/a/)",
        "[가](/en/posts/a/): 영어로 쓴 글",
        "[c](/en/posts/c/)",
    ],
)
def test_a_korean_post(body):
    archive, expected = marked(
        f"{SITE}-- content/posts/c.ko.md --\n{FRONT}{body}\n-- content/posts/c.en.md --\n{FRONT}"
    )

    assert found("link-language", archive) == expected


def test_hugos_own_hook_stays_in_the_language():
    archive = f"{SITE}-- content/posts/c.en.md --\n{FRONT}[a](/posts/a/)\n"

    assert not found("link-language", archive, goldmark=Goldmark(link_hook="embedded"))


@pytest.mark.parametrize(
    ("written", "mended", "safe"),
    [
        ("[a](/posts/a/ 'x')", "[a](/en/posts/a/ 'x')", True),
        ("[a](/posts/a/#결과)", "[a](/en/posts/a/#results)", False),
        ("[a](/posts/a/#소감)", "[a](/en/posts/a/#thoughts)", False),
        ("[a](/posts/a/#없음)", None, False),
        ("[a](/en/posts/a/#소감)", "[a](/en/posts/a/#thoughts)", False),
        ("[a][1]\n\n[1]: /posts/a/", None, False),
    ],
)
def test_fix(written, mended, safe):
    before = site(f"{SITE}-- content/posts/c.en.md --\n{FRONT}{written}\n")
    (finding,) = findings("link-language", before)
    fixed = fix.apply(before, [finding], unsafe=True)

    assert (finding.fix is not None and finding.fix.safe) is safe
    assert fixed.by_path["content/posts/c.en.md"].text == f"{FRONT}{mended or written}\n"


def test_an_anchor_is_found_by_one_rule():
    for anchor, rule in (("결과", "link-language"), ("nowhere", "link-broken")):
        archive = f"{SITE}-- content/posts/c.en.md --\n{FRONT}[a](/en/posts/a/#{anchor})\n"
        told = [name for name in ("link-language", "link-broken") if found(name, archive)]

        assert told == [rule]


@pytest.mark.parametrize(
    "page",
    [
        "## Results {#결과}\n",
        '<a id="결과"></a>\n',
        '{{< anchor name="결과" >}}\n',
    ],
)
def test_an_anchor_that_is_given(page):
    archive = (
        f"-- content/a.ko.md --\n{FRONT}## 결과\n-- content/a.en.md --\n{FRONT}{page}"
        f"-- content/b.en.md --\n{FRONT}[a](/en/a/#결과)\n"
    )

    assert found("link-language", archive) == []


def test_pages_that_a_key_pairs():
    archive, expected = marked(
        "-- content/가.ko.md --\n---\ntranslationKey: a\n---\n"
        "-- content/a.en.md --\n---\ntranslationKey: a\n---\n"
        f"-- content/b.en.md --\n{FRONT}⟦[a](/가/)⟧\n"
    )
    (finding,) = findings("link-language", archive)

    assert [(finding.path, finding.span)] == expected
    assert finding.fix.edits[0].text == "/en/a/"


def test_the_heading_is_found_where_the_headings_differ():
    archive = (
        f"-- content/a.ko.md --\n{FRONT}## 결과\n\n`x` 1234\n\n## 소감\n\n![](a.png) 5678\n"
        f"-- content/a.en.md --\n{FRONT}## Thoughts\n\n![](a.png) 5678\n"
        f"-- content/b.en.md --\n{FRONT}[a](/en/a/#소감)\n"
    )
    (finding,) = findings("link-language", archive)

    assert finding.help.en == "link to `/en/a/#thoughts`"
