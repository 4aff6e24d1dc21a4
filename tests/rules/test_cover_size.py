import io

import pytest
from PIL import Image

from harness import findings, found, marked
from twinpost.preview.blog import Blog
from twinpost.preview.tree import Changes

PICTURES = """\
-- content/posts/a/cover.png --
(1200 x 630 pixels)
-- content/posts/a/그림/표지.webp --
(1600 x 840 pixels)
-- content/posts/a/narrow.jpg --
(1199 x 900 pixels)
-- content/posts/a/flat.gif --
(1920 x 629 pixels)
-- content/posts/a/heavy.jpg --
(1200 x 630 pixels, 1,000,001 bytes)
-- content/posts/a/full.jpg --
(1200 x 630 pixels, 1,000,000 bytes)
-- content/posts/a/drawing.svg --
<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630"/>
-- content/posts/a/empty.png --
-- content/posts/a/lfs.png --
version https://git-lfs.github.com/spec/v1
-- content/posts/a/new.avif --
(whatever)
-- content/posts/a/wrong.jpg --
(1200 x 630 pixels)
-- static/img/small.png --
(100 x 100 pixels)
-- static/posts/a/below.png --
(100 x 100 pixels)
-- assets/small.png --
(100 x 100 pixels)
"""


@pytest.mark.parametrize(
    "document",
    [
        "---\ncover:\n  image: cover.png\n---\n",
        "---\ncover:\n  image: 그림/표지.webp\n---\n",
        "---\ncover:\n  image: ⟦narrow.jpg⟧ # 좁다\n---\n",
        "---\ncover: {image: ⟦'flat.gif'⟧}\n---\n",
        "---\ncover:\n  image: ⟦heavy.jpg⟧\n---\n",
        "---\ncover:\n  image: full.jpg\n---\n",
        "---\ncover:\n  image: ⟦drawing.svg⟧\n---\n",
        "---\ncover:\n  image: ⟦empty.png⟧\n---\n",
        "---\ncover:\n  image: ⟦lfs.png⟧\n---\n",
        "---\ncover:\n  image: new.avif\n---\n",
        "---\nimage: ⟦/img/small.png⟧\n---\n",
        "---\ncover:\n  image: ⟦below.png⟧\n  relative: true\n---\n",
        "---\nfeatured_image: ⟦small.png?v=2⟧\n---\n",
        "---\nimages: [⟦small.png⟧, narrow.jpg]\n---\n",
        "---\ncover: ⟦narrow.jpg⟧\n---\n",
        "---\ncover:\n  image: https://example.org/narrow.jpg\n---\n",
        "---\ncover:\n  image: none.png\n---\n",
        "---\nthumbnail: narrow.jpg\n---\n",
        "+++\n[cover]\nimage = ⟦'narrow.jpg'⟧\n+++\n",
        '{"params": {"cover": {"image": ⟦"narrow.jpg"⟧}}}\n',
    ],
)
def test_cover_size(document):
    archive, expected = marked(f"{PICTURES}-- content/posts/a/index.ko.md --\n{document}")

    assert found("cover-size", archive) == expected


def said(name, options=None):
    archive = f"{PICTURES}-- content/posts/a/index.ko.md --\n---\ncover: {{image: {name}}}\n---\n"
    return [finding.message.en for finding in findings("cover-size", archive, options)]


def test_it_says_the_numbers():
    assert said("narrow.jpg") == ["the cover has 1199x900 pixels, less than 1200x630"]
    assert said("heavy.jpg") == ["the cover has 1,000,001 bytes, more than 1,000,000"]
    assert said("lfs.png") == ["`lfs.png` is not a picture"]


def test_options():
    assert said("narrow.jpg", {"min_width": 1000}) == []
    assert len(said("narrow.jpg", {"max_bytes": 100})) == 2


def test_a_picture_that_is_replaced_while_previewing(tmp_path):
    post, cover = tmp_path / "content/a/index.md", tmp_path / "content/a/cover.png"
    cover.parent.mkdir(parents=True)
    (tmp_path / "hugo.yaml").write_text("title: x\n", "utf-8")
    post.write_text("---\ncover: {image: cover.png}\n---\n", "utf-8")

    def save(size):
        file = io.BytesIO()
        Image.new("RGB", size).save(file, "PNG")
        cover.write_bytes(file.getvalue())

    def sizes():
        return [f.message.en for f in blog.findings if f.rule == "cover-size"]

    save((640, 360))
    blog = Blog(tmp_path, publish=False)
    blog.open()

    assert sizes() == ["the cover has 640x360 pixels, less than 1200x630"]

    save((800, 450))
    blog.change(Changes(modified=frozenset([cover])))

    assert sizes() == ["the cover has 800x450 pixels, less than 1200x630"]

    save((1200, 630))
    news = blog.change(Changes(modified=frozenset([cover]))).news

    assert sizes() == []
    assert [one.path for one in news] == ["content/a/index.md"]
