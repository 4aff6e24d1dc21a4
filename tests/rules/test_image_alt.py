import pytest

from harness import findings, found, marked, post
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
        "`![](a.png)`은 코드다",
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
    [
        "⟦![image](a.png)⟧ ⟦![이미지](b.png)⟧ ⟦![그림 1](c.png)⟧ ⟦![Screenshot (3)](d.png)⟧",
        "⟦![alt text](a.png)⟧ ⟦![대체 텍스트](b.png)⟧ ⟦![Figure 2.](c.png)⟧ ⟦![An image](d.png)⟧",
        "⟦![스크린샷](a.png)⟧ ⟦![사진1](b.png)⟧ ⟦![3](c.png)⟧ ⟦![...](d.png)⟧ ⟦![画像](e.png)⟧",
        "![이미지 처리 과정](a.png) ![Image of a cat](b.png) ![그림자](c.png) ![Figures](d.png)",
        "![사진첩 화면](a.png) ![설명문](b.png) ![Text editor](c.png) ![Fig tree](d.png)",
        "⟦![argocd-sync](images/argocd-sync.png)⟧ ⟦![img_4](img_4.png)⟧ ⟦![es1](es1.png)⟧",
        "![docker](docker.png) ![TCP-IP](tcp.png) ![HTTP 2](http-2.png) ![지연](지연.png)",
        "⟦![배치-지연](%EB%B0%B0%EC%B9%98-%EC%A7%80%EC%97%B0.png)⟧",
        "![지연](a.png) ⟦![지연](b.png)⟧ ⟦![지연](c.png)⟧ ![지연 ](a.png) ![다른 지연](d.png)",
        "![구조](flow-light.svg) ![구조](flow-dark.svg) ![구조](flow-light.svg#dark)",
        '![표](a.png) ⟦{{< figure src="b.png" caption="표" >}}⟧',
    ],
)
def test_what_is_true_of_any_picture(body):
    archive, expected = marked(post(body))

    assert found("image-alt", archive) == expected


def test_the_other_picture_is_named():
    (finding,) = findings("image-alt", post("![지연](a.png)\n\n![지연](b.png)"))

    assert "on line 6:" in finding.message.en
    assert [related.span.start < finding.span.start for related in finding.related] == [True]


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
