import pytest

from harness import findings, found, marked, post


@pytest.mark.parametrize(
    "body",
    [
        "![고양이](latency-by-batch.png) ![그래프](images/지연-그래프.svg)",
        "⟦![a](Picture1.png)⟧ ⟦![b](<image (3).png>)⟧ ⟦![c](IMG_1234.jpg)⟧ ⟦![d](Untitled.png)⟧",
        "⟦![a](<스크린샷 2024-03-01 오후 2.30.11.png>)⟧ ⟦![b](그림1.png)⟧ ⟦![c](images/사진.jpg)⟧",
        "⟦![a](<Screenshot 2024-03-01 at 9.41.00 AM.png>)⟧ ⟦![b](78-img_4.png)⟧ ⟦![c](1.png)⟧",
        "⟦![a](0123456789abcdef0123456789abcdef.png)⟧ ⟦![b](20240301_093011.jpg)⟧",
        "⟦![a](9b2c1f4e-1a2b-4c3d-8e9f-001122334455.webp)⟧ ⟦![b](KakaoTalk_Photo_2024-03-01.jpeg)⟧",
        "⟦![a](<화면 캡처 2024-03-01 093011.png>)⟧ ⟦![b](<제목 없음.png>)⟧ ⟦![c](DSC00012.JPG)⟧",
        "⟦![자모](\u1100\u1173\u1105\u1175\u11b71.png)⟧ ⟦![코드](%EA%B7%B8%EB%A6%BC.png)⟧",
        "![a](404.png) ![b](2024-report.png) ![c](image-pipeline.png) ![d](download.png)",
        "![a](picture-frame.png) ![b](figure-skating.png) ![c](imgproxy.png) ![d](사진첩.png)",
        "![a](photon.png) ![b](deadbeef.png) ![c](이미지-처리.png) ![d](img2vec.png)",
        "⟦![a](image1.png)⟧ ![b](image1.png)",
        "![a](https://example.com/image1.png) ![b](//example.com/1.png) ![c](data:image/png;base64,A)",
        '⟦{{< figure src="figure4.png" >}}⟧ `![](image1.png)` ![a](image1) ![b](clip1.mp4)',
    ],
)
def test_image_name(body):
    archive, expected = marked(post(body))

    assert found("image-name", archive) == expected


def test_the_suffix_stays():
    (finding,) = findings("image-name", post("![지연](IMG_0001.JPG)"))

    assert "`IMG_0001.JPG`" in finding.message.ko
    assert finding.help
    assert "kernel.jpg`" in finding.help.en


def test_a_resource_is_no_page():
    archive = post("글") + "-- content/posts/a/notes.md --\n![a](image1.png)\n"

    assert found("image-name", archive) == []
