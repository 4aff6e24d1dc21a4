import pytest

from harness import findings, found, marked, site
from twinpost import fix
from twinpost.markdown import Goldmark

FILES = """\
-- content/posts/a/images/cover.png --
-- content/posts/a/그림.png --
-- content/posts/a/only.en.png --
-- content/posts/b/shared.png --
-- content/posts/loose.png --
-- static/logo.svg --
-- static/img/x.png --
-- assets/pictures/y.png --
"""


@pytest.mark.parametrize(
    "body",
    [
        "![표지](images/cover.png) ![표지](./images/cover.png?v=2#top)",
        "⟦![표지](images/covre.png)⟧",
        "⟦![표지](images/Cover.png)⟧ ⟦![표지](Images/cover.PNG)⟧",
        "![한글](그림.png) ![한글](%EA%B7%B8%EB%A6%BC.png)",
        "![자모로 푼 이름](\u1100\u1173\u1105\u1175\u11b7.png)",
        "![언어](only.en.png) ![언어](only.png)",
        "![옆 글](../b/shared.png) ![주소](/posts/b/shared.png) ![섹션](../loose.png)",
        "![정적](/logo.svg) ![정적](img/x.png) ⟦![정적](/Logo.svg)⟧",
        "![에셋](pictures/y.png) ⟦![에셋](y.png)⟧",
        "![밖](https://example.org/a.png) ![밖](//example.org/a.png) ![안](data:image/gif;base64,R0)",
        "⟦![참조][그림]⟧\n\n[그림]: none.png",
        '⟦{{< figure src="none.png" >}}⟧ {{< figure src="images/cover.png" >}}',
        '![짧은 코드]({{< param "cover" >}}) `![코드](none.png)`',
        "⟦![공백](<none here.png>)⟧",
    ],
)
def test_image_missing(body):
    archive, expected = marked(
        f"{FILES}-- content/posts/a/index.ko.md --\n---\nt: 1\n---\n{body}\n"
    )

    assert found("image-missing", archive, goldmark=Goldmark(unsafe=True)) == expected


def test_a_page_without_a_bundle():
    archive, expected = marked(
        f"{FILES}-- content/posts/c.ko.md --\n⟦![](loose.png)⟧ ![](../loose.png) ⟦![](cover.png)⟧\n"
    )

    assert found("image-missing", archive) == expected


def test_site_below_a_path():
    archive, expected = marked(
        f"{FILES}-- content/c.md --\n![](/blog/logo.svg) ⟦![](/blog/no.svg)⟧\n"
    )

    assert found("image-missing", archive, base_path="/blog/") == expected


@pytest.mark.parametrize(
    ("hook", "body"),
    [
        ("none", "⟦![](/logo.svg)⟧ ⟦![](/pictures/y.png)⟧ ![](../logo.svg)"),
        ("embedded", "⟦![](/logo.svg)⟧ ![](/pictures/y.png) ![](/blog/logo.svg)"),
        ("own", "![](/logo.svg) ![](/pictures/y.png)"),
    ],
)
def test_a_picture_outside_of_a_site_below_a_path(hook, body):
    archive, expected = marked(f"{FILES}-- content/c.ko.md --\n{body}\n")
    goldmark = Goldmark(image_hook=hook)

    assert found("image-missing", archive, base_path="/blog/", goldmark=goldmark) == expected
    assert not found(
        "image-missing", archive, base_path="/blog/", goldmark=goldmark, rewrites_urls=True
    )


def test_a_picture_outside_is_brought_inside():
    before = site(f"{FILES}-- content/c.md --\n![/logo.svg](/logo.svg 'x')\n", base_path="/blog/")
    fixed = fix.apply(before, findings("image-missing", before))

    assert fixed.by_path["content/c.md"].text == "![/logo.svg](/blog/logo.svg 'x')\n"


def test_a_relative_path_may_climb_to_static():
    archive, expected = marked(
        f"{FILES}-- content/posts/d.ko.md --\n![](../../img/x.png) ⟦![](../img/x.png)⟧\n"
        "-- content/posts/d.en.md --\n⟦![](../../img/x.png)⟧ ![](../../../img/x.png)\n"
    )

    assert found("image-missing", archive) == expected


@pytest.mark.parametrize(
    ("hook", "severities"), [("none", ["error"]), ("embedded", ["warning"]), ("own", ["warning"])]
)
def test_other_capitals_in_a_bundle(hook, severities):
    archive = f"{FILES}-- content/posts/a/index.ko.md --\n![](Images/cover.png)\n"
    of_hook = findings("image-missing", archive, goldmark=Goldmark(image_hook=hook))

    assert [finding.severity for finding in of_hook] == severities


def test_html_where_the_site_lets_it_through():
    archive, expected = marked(f'{FILES}-- content/c.md --\n<p>⟦<img src="no.png">⟧</p>\n')

    assert found("image-missing", archive, goldmark=Goldmark(unsafe=True)) == expected


def test_the_name_is_corrected():
    before = site(f"{FILES}-- content/posts/a/index.ko.md --\n![Cover.png](images/Cover.png)\n")
    fixed = fix.apply(before, findings("image-missing", before))

    assert fixed.by_path["content/posts/a/index.ko.md"].text == "![Cover.png](images/cover.png)\n"
