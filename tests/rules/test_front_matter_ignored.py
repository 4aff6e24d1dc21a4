import pytest

import hugo_truth
from harness import findings, found, marked
from twinpost.fix import edited


def page(fields: str) -> str:
    return f"---\ntitle: 글\n{fields}\n---\n본문\n"


@pytest.mark.parametrize(
    "document",
    [
        page("weight: 10\ndraft: false\nlang: ko\nbuild: {render: link, list: local}"),
        page("weight: '10'\ndraft: 'F'\nlang: ko-KR\nkind: 강연\nsitemap: {disable: true}"),
        page("build: {render: false, list: }\nweight:\nresources: [{src: a.png}]"),
        page("sites: {matrix: {languages: ['*', '! ja', ko]}}"),
        page("draft: yes\nheadless: on"),  # worse: front-matter-misread
        page("draft: ⟦no⟧ # 발행\nheadless: ⟦'off'⟧\nisCJKLanguage: ⟦yes⟧"),
        page("weight: ⟦첫째⟧"),
        page("weight: ⟦1,000⟧"),
        page("weight: ⟦08⟧"),  # no octal number, so a text
        page("lang: ⟦en⟧"),
        page("kind: ⟦section⟧"),
        page("kind: ⟦sectoin⟧"),
        page("build:\n  render: ⟦no⟧\n  list: ⟦Never⟧"),
        page("sites:\n  matrix:\n    languages: [⟦fr⟧, ⟦KO⟧, en]"),
        page("sites: {matrix: {languages: ⟦fr⟧}}"),
        page("summary: ⟦[]⟧\nslug: ⟦{}⟧"),
        page("sitemap: ⟦never⟧\nresources: ⟦cover.png⟧"),
        page("resources:\n⟦- cover.png⟧"),
        "+++\nweight = ⟦'abc'⟧\n[build]\nrender = ⟦'no'⟧\n+++\n",
        '{"lang": ⟦"en"⟧}\n',
        page("weight: abc\nsummary: 'module's'"),  # broken: another rule's business
    ],
)
def test_front_matter_ignored(document):
    archive, expected = marked(f"-- content/posts/a.ko.md --\n{document}")

    assert found("front-matter-ignored", archive) == expected


def test_the_kind_of_a_section_is_said_by_its_file():
    archive = f"-- content/posts/_index.md --\n{page('kind: section')}"

    assert found("front-matter-ignored", archive) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("weight: 1,000 # 뒤로", "weight: 1000 # 뒤로"),
        ("weight: high", None),
        ("draft: no", "draft: false"),
        ("build: {render: Never}", "build: {render: never}"),
        ("build: {list: yes}", "build: {list: always}"),
        ("build: {list: hidden}", None),
        ("sites: {matrix: {languages: [EN]}}", "sites: {matrix: {languages: [en]}}"),
        ("lang: en", None),
    ],
)
def test_fixes(before, after):
    (finding,) = findings("front-matter-ignored", f"-- content/a.md --\n{page(before)}")

    assert bool(finding.fix) == bool(after)
    if finding.fix:
        assert edited(page(before), finding.fix.edits) == page(after)


@pytest.mark.slow
def test_hugo_ignores_them():
    """What Hugo knows of a page is the same with and without the value."""
    silent = ("draft: no", "lang: en", "kind: section", "path: /x", "build: {list: hidden}")
    first, *answers = hugo_truth.ask([page(fields) for fields in ("a: b", *silent)])

    assert isinstance(first, dict)
    for answer in answers:
        assert isinstance(answer, dict)
        assert {key: answer[key] for key in ("title", "date", "draft", "terms")} == {
            key: first[key] for key in ("title", "date", "draft", "terms")
        }
