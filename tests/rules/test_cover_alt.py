import pytest

from harness import findings, found, marked


@pytest.mark.parametrize(
    "document",
    [
        "---\ncover:\n  image: a.png\n  alt: 지연이 12ms로 줄어든 그래프\n---\n",
        "---\ncover:\n  ⟦image⟧: a.png\n---\n",
        "---\ncover:\n  image: a.png\n  ⟦alt⟧:\n---\n",
        "---\ncover:\n  image: a.png\n  ⟦alt⟧: ''\n---\n",
        "---\ncover: {image: a.png, ⟦alt⟧: ' '} # 표지\n---\n",
        "---\nCover:\n  Image: a.png\n  Alt: ⟦cover.PNG⟧\n---\n",
        "---\ncover:\n  image: 그림/표지.heic\n  alt: ⟦그림/표지.heic⟧\n---\n",
        *(
            f'---\ncover:\n  image: a.png\n  alt: ⟦"{alt}"⟧\n---\n'
            for alt in ("alt", "Alt text", "cover", "The cover image", "image", "...", "표지 이미지", "대체 텍스트")
        ),
        *(
            f'---\ncover:\n  image: a.png\n  alt: "{alt}"\n---\n'
            for alt in ("Cover of the first issue", "image of a cat", "고양이 그림", "GPU", "<alt text>")
        ),
        "---\ncover:\n  ⟦image⟧: https://example.org/a.png\n  caption: 그래프\n---\n",
        "---\ncover:\n  image: a.png\n  hidden: true\n---\n",
        "---\ncover:\n  image: ''\n---\n",
        "---\ncover:\n  alt: 그래프\n---\n",
        "---\nparams:\n  cover:\n    ⟦image⟧: a.png\n---\n",
        "---\nparams:\n  cover: {image: a.png, alt: 그래프}\n---\n",
        "+++\n[cover]\n⟦image⟧ = 'a.png'\n+++\n",
        "+++\ncover.image = 'a.png'\n⟦cover.alt⟧ = ''\n+++\n",
        '{"cover": {"image": "a.png", ⟦"alt"⟧: ""}}\n',
        "---\ncover:\n  image: 'module's.png'\n---\n",  # broken: another rule's business
        "---\ncover: a.png\n---\n",
    ],
)  # fmt: skip
def test_cover_alt(document):
    archive, expected = marked(f"-- content/posts/a/index.ko.md --\n{document}")

    assert found("cover-alt", archive) == expected


def test_other_fields():
    archive = "-- content/a.md --\n---\nphoto: a.png\n---\n-- content/b.md --\n---\nphoto: a.png\nphoto_alt: 보드\n---\n"
    (only,) = findings("cover-alt", archive, {"image": "photo", "alt": "photo_alt"})

    assert only.path == "content/a.md"
    assert "`photo_alt`" in only.help.en


def test_side_files_have_no_cover():
    archive = (
        "-- content/a/index.md --\n글\n-- content/a/notes.md --\n---\ncover: {image: a.png}\n---\n"
    )

    assert found("cover-alt", archive) == []
