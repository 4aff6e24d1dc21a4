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
    ],
)
def test_an_english_post(body):
    archive, expected = marked(
        f"{SITE}-- content/posts/c.en.md --\n{FRONT}{body}\n-- content/posts/c.ko.md --\n{FRONT}"
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
        ("[a][1]\n\n[1]: /posts/a/", None, False),
    ],
)
def test_fix(written, mended, safe):
    before = site(f"{SITE}-- content/posts/c.en.md --\n{FRONT}{written}\n")
    (finding,) = findings("link-language", before)
    fixed = fix.apply(before, [finding], unsafe=True)

    assert (finding.fix is not None and finding.fix.safe) is safe
    assert fixed.by_path["content/posts/c.en.md"].text == f"{FRONT}{mended or written}\n"
