from pathlib import Path

import pytest

from harness import findings, found, marked, site
from twinpost import hints
from twinpost.new import page
from twinpost.new.page import EVERY, Front

TAXONOMIES = {"tag": "tags"}
ARCHETYPES = Path(__file__).parents[2] / "site" / "archetypes"


@pytest.mark.parametrize(
    "front",
    [
        "title: 부팅\ndescription: 첫 1초를 줄인 이야기",
        'cover:\n  alt: ⟦"<커버 그림 설명>"⟧',
        "cover:\n  alt: ⟦<what the cover shows>⟧",
        "cover: {alt: ⟦'<alt text>'⟧}",
        "title: ⟦'<글 제목>'⟧",
        "title: ⟦제목을 입력하세요⟧\nsummary: ⟦여기에 요약을 적어 주세요.⟧\ndescription: ⟦글 설명을 작성해주세요⟧",
        "title: ⟦Your title here⟧\ndescription: ⟦Enter a short description here...⟧",
        "title: ⟦'{{ replace .Name \"-\" \" \" | title }}'⟧\ndate: ⟦'{{ .Date }}'⟧",
        "description: ⟦TODO⟧\nsummary: ⟦'TODO: 쓰기'⟧\ncover: {caption: ⟦작성 중⟧}",
        "summary: ⟦>-\n  Lorem ipsum dolor sit amet, consectetur\n  adipiscing elit.⟧",
        "tags: [⟦'<your tag>'⟧, go]",
        'title: ⟦<title>⟧\ntags: [⟦<tag1>⟧, ⟦<tag2>⟧]\nsummary: ⟦"<title>"⟧',
        "title: 글\ntags: ⟦<tag>⟧\ndescription: ⟦<Description>⟧\ncover: {caption: ⟦<caption>⟧}",
        # What only looks like it.
        "title: <기생충>\ncover: {caption: '<별이 빛나는 밤>'}",
        "title: <template>\ndescription: <title> 요소를 다룹니다",
        "title: <iostream> 없이\ntags: [TODO, <script>, <title>]",
        "title: <link>\ntags: [<summary>]",
        "title: TODO",
        "title: TODO 앱 만들기\ndescription: 'TODO 앱을 만듭니다: 처음부터 끝까지'",
        "title: Hugo의 {{ .Date }}는 무엇인가\nslug: '{{ x'",
        "title: Lorem ipsum의 역사",
        "title: Add a title\ndescription: Enter the password, then type your name.",
        "title: 제목을 잘 짓는 법",
        "draft: true\ncover: {alt: <커버 그림 설명>}",
        "description: TODO\ntitle: 'module's'",  # broken: another rule's business
    ],
)
def test_front_matter_placeholder(front):
    archive, expected = marked(f"-- content/posts/a.md --\n---\n{front}\n---\n")

    assert found("front-matter-placeholder", archive, taxonomies=TAXONOMIES) == expected


@pytest.mark.parametrize(
    "document",
    ["+++\n[cover]\nalt = ⟦'<alt text>'⟧\n+++\n", '{"cover": {"alt": ⟦"<alt text>"⟧}}\n'],
)
def test_toml_and_json(document):
    archive, expected = marked(f"-- content/posts/a.md --\n{document}")

    assert found("front-matter-placeholder", archive) == expected


@pytest.mark.parametrize(
    "body",
    [
        f"⟦{hints.OPENING.ko}⟧\n\n## 문제\n\n우리는 {hints.OPENING.ko}\n",
        f"> {hints.OPENING.en}\n\n⟦{hints.OPENING.en}⟧\n",
    ],
)
def test_body(body):
    archive, expected = marked(f"-- content/posts/a.md --\n---\ntitle: 글\n---\n{body}")

    assert found("front-matter-placeholder", archive) == expected


def finished(text):
    """A begun page whose author wrote nothing and published it."""
    return text.replace("draft: true", "draft: false")


@pytest.mark.parametrize("language", ["ko", "en"])
def test_what_new_leaves_is_found(language):
    text = page.text(Front(EVERY, cover="images/cover.png"), language)
    told = findings("front-matter-placeholder", f"-- content/posts/a.md --\n{finished(text)}")

    assert findings("front-matter-placeholder", f"-- content/posts/a.md --\n{text}") == []
    assert len(told) == 5  # the alt text, the opening, and what each of three sections asks for


@pytest.mark.parametrize("path", sorted(ARCHETYPES.rglob("*.md")), ids=str)
def test_what_our_archetypes_leave_is_found(path):
    text = path.read_text("utf-8").replace("date: {{ .Date }}", "date: 2026-11-20")
    text = finished(text.replace('"{{ replace .File.ContentBaseName "-" " " | title }}"', "A"))
    document = site(f"-- content/posts/a.md --\n{text}").documents[0]
    told = {
        finding.span
        for finding in findings(
            "front-matter-placeholder", site(f"-- content/posts/a.md --\n{text}")
        )
    }
    paragraphs = {block.span for block in document.blocks if block.kind == "paragraph"}
    alt = document.field("cover.alt")

    assert not document.front_matter.problems
    assert told == paragraphs | ({alt.value_span} if alt else set())
