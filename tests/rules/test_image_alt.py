import pytest

from harness import found, marked, post
from twinpost.markdown import Goldmark


@pytest.mark.parametrize(
    "body",
    [
        "![A cat on a keyboard](cat.png)",
        "⟦![](cat.png)⟧",
        "⟦![cat.png](cat.png)⟧ and ⟦![ ](b.png)⟧",
        "한글 다음의 그림 ⟦![](고양이.png)⟧",
        "⟦![스크린샷 2026.PNG](a.png)⟧",
        "⟦![][그림]⟧\n\n[그림]: a.png",
        "`![](a.png)` 은 코드다",
        '{{< figure src="a.png" alt="그래프" >}}',
        '⟦{{< figure src="a.png" >}}⟧',
        '{{< figure src="a.png" caption="그래프" >}}',
        "| 표 |\n| --- |\n| ⟦![](a.png)⟧ |",
        "[⟦![](a.png)⟧](https://example.org)",
    ],
)
def test_image_alt(body):
    archive, expected = marked(post(body))

    assert found("image-alt", archive) == expected


@pytest.mark.parametrize(
    "body",
    ['<img src="a.png" alt="">', '⟦<img src="a.png">⟧', '글 ⟦<img alt="a.png" src=a.png>⟧ 글'],
)
def test_html(body):
    archive, expected = marked(post(body))

    assert found("image-alt", archive, goldmark=Goldmark(unsafe=True)) == expected
    assert found("image-alt", archive) == []


def test_allow_empty():
    assert found("image-alt", post("![](a.png)"), {"allow_empty": True}) == []
