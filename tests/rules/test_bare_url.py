import pytest

from harness import findings, found, marked, post, site
from hugo_rendering import render
from twinpost import fix


@pytest.mark.parametrize(
    "body",
    [
        "자세한 내용은 ⟦https://gohugo.io/configuration/⟧에서 볼 수 있습니다.",
        "자세한 내용은 ⟦https://gohugo.io/configuration/⟧ 를 참고하세요.",
        "Read more at ⟦https://gohugo.io/about⟧.",
        "Read ⟦https://gohugo.io/a_(b)⟧, which tells **all**.",
        "문서(⟦https://gohugo.io/about/⟧)를 참고했습니다.",
        "- 먼저 ⟦https://gohugo.io/about/⟧를 읽습니다",
        "> ⟦https://gohugo.io⟧을 설치합니다",
        "[Hugo](https://gohugo.io), <https://gohugo.io>, `https://gohugo.io`에서 받습니다.",
        "서버는 http://localhost:1313 에서, https://blog.example.org 에서, http://10.0.0.1:80 에서",
        "![그림](a.png)\n*https://gohugo.io/about/*",
        "![그림](a.png)\n<small>출처: https://gohugo.io/about/</small>",
        "원본 저장소: https://github.com/a/b  \n커스텀 저장소: https://github.com/c/d",
        "- [Wikipedia] 자바 (언어): https://ko.wikipedia.org/wiki/자바_(프로그래밍_언어)\n"
        "- **[June] 레디스의 그림자** : https://papercut.blog/235\n- https://gohugo.io - the docs\n"
        "- [a] b: [https://a.io/b](https://a.io/b)",
        "|가|\n|-|\n|값은 https://gohugo.io 에서|",
        "글[^1]\n\n[^1]: 이 글은 https://gohugo.io 에서 보았습니다.",
        "Hugo 공식 문서 https://gohugo.io/documentation/",
        "{{< youtube https://gohugo.io >}} 에서, {{< x >}}https://gohugo.io{{< /x >}}",
        "⟦[안내] (https://gohugo.io/about/)⟧를 먼저 읽습니다. ⟦[guide]  (https://gohugo.io)⟧",
    ],
)
def test_bare_url(body):
    archive, expected = marked(post(body))

    assert found("bare-url", archive) == expected


@pytest.mark.slow
def test_the_fix_is_a_link_with_the_same_address():
    bodies = {
        "글은 https://gohugo.io/about/에서 봅니다.": ("https://gohugo.io/about/", "gohugo.io"),
        "See https://www.gohugo.io/a_(b)?c=d&e#f.": (
            "https://www.gohugo.io/a_(b)?c=d&amp;e#f",
            "gohugo.io",
        ),
        "(https://gohugo.io/x)를 봅니다": ("https://gohugo.io/x", "gohugo.io"),
        "먼저 [안내] (https://gohugo.io/about/)를": ("https://gohugo.io/about/", "안내"),
    }
    mended = []
    for body in bodies:
        before = site(post(body))
        fixed = fix.apply(before, findings("bare-url", before), unsafe=True)
        assert not findings("bare-url", fixed)
        mended.append(fixed.documents[0].text.partition("설명입니다\n---\n")[2])

    for html, (url, text) in zip(render(mended), bodies.values(), strict=True):
        assert f'<a href="{url}">{text}</a>' in html
