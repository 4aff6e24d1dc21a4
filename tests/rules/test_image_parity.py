import pytest

from harness import findings, found, marked, pair
from twinpost.markdown import Goldmark


@pytest.mark.parametrize(
    ("ko", "en"),
    [
        ("시간 ![가](a.png)입니다.", "The time ![a](a.png)."),
        ("시간 ⟦![가](a.png)⟧입니다.", "The time."),
        ("시간입니다.", "The time ⟦![a](a.png)⟧."),
        ("시간 ![가](i/a.ko.png)입니다.", "The time ![a](/x/a.en.webp)."),
        ("시간 ![가](a-korean.png)입니다.", "The time ![a](a-english.png)."),
        ("시간 ![가](fig1.png)입니다.", "The time ⟦![a](fig2.png)⟧."),
        ("![가](a.png)", "⟦![a](b.png)⟧"),
        # the next paragraph
        ("하나 ![가](a.png)입니다.\n\n둘입니다.", "This is one.\n\nThis is two ![a](a.png)."),
        # in the place of each other
        (
            "![가](a.png)\n\n사이에 선 글입니다.\n\n![나](b.png)",
            "⟦![b](b.png)⟧\n\nThe text between both.\n\n![a](a.png)",
        ),
        # however they are written
        ('{{< figure src="a.png" >}}', "![a](a.png)"),
        ('켜지는 {{< shot src="a.png" >}} 시간', "Starting"),
        ('켜지는 <img src="a.png"> 시간', "Starting ![a](a.png)"),
        ('{{< figure src="a.png" >}}', '⟦{{< figure src="a.pngx" >}}⟧'),
        # blocks are of `missing-block`
        ("첫째 문단입니다.\n\n![가](a.png)\n\n둘째 문단입니다.", "The first.\n\nThe second."),
        ("그림 없는 글입니다.", "No picture."),
    ],
)
def test_image_parity(ko, en):
    if "shot" in ko:
        ko = ko.replace("{{<", "⟦{{<").replace(">}}", ">}}⟧")
    archive, expected = marked(pair(ko, en))

    assert found("image-parity", archive, goldmark=Goldmark(unsafe=True)) == expected


@pytest.mark.parametrize(
    "en",
    [
        "⟦![Graph](flame.ko.svg)⟧",
        "![Graph](flame.en.svg)",
        '⟦{{< figure src="./flame.ko.svg" >}}⟧',
        "![Graph](other.ko.svg)",
        "Korean: ![Graph](flame.ko.svg), English: ![Graph](flame.en.svg)",
    ],
)
def test_a_picture_for_another_language(en):
    ko = en.replace("⟦", "").replace("⟧", "").replace("flame.en", "flame.ko", "Korean" not in en)
    pictures = "".join(
        f"-- content/posts/a/{name}.svg --\n<svg/>\n"
        for name in ("flame.ko", "flame.en", "other.ko")
    )
    archive, expected = marked(pair(ko, en) + pictures)

    assert found("image-parity", archive) == expected


@pytest.mark.parametrize(
    ("en", "severity"),
    [
        ("![a](fig2.png)\n\nA text about it.", "note"),
        ("![a](b.png)\n\nA text about it.", "warning"),
    ],
)
def test_a_picture_that_is_shown_elsewhere_is_wrong(en, severity):
    ko = "![가](fig1.png)\n\n그림을 설명하는 글입니다.\n\n둘째 ![나](b.png)입니다."
    told = findings("image-parity", pair(ko, f"{en}\n\nThe second ![b](b.png)."))

    assert [finding.severity for finding in told] == [severity]
