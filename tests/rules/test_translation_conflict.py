from pathlib import Path

import pytest

import hugo_pages
from harness import files, findings, found, marked, settings
from hugo_pages import FRONT
from twinpost.model import Mount, Site

TOP = f"⟦---⟧{FRONT[3:]}"


def keyed(key: str) -> str:
    return f"---\ntranslationKey: {key}\n---\n"


def matrix(languages: str) -> str:
    return f"---\nsites: {{matrix: {{languages: {languages}}}}}\n---\n"


def archive(texts: dict[str, str]) -> str:
    return "".join(f"-- content/{path} --\n{text}" for path, text in texts.items())


# Of each pair Hugo publishes one.
ONE_OF_TWO = [
    {"index/a/index.md": TOP, "index/a/index.ko.md": FRONT},
    {"a.md": TOP, "a.ko.md": FRONT},
    {"a.en.md": FRONT, "a/index.en.md": TOP},
    {"a.md": FRONT, "a/index.md": TOP},
    {"a.md": FRONT, "a/_index.md": TOP},
    {"a 1/index.md": FRONT, "a-1/index.md": TOP},
    {"A/index.md": FRONT, "a/index.md": TOP},
    {"한글 글.en.md": FRONT, "한글-글.en.md": TOP},
    {"a.md": TOP, "a.markdown": FRONT},
    {"a.en.md": FRONT, "a.en.old.md": TOP},
    {"a.md": matrix("⟦[ko, en]⟧"), "a.en.md": FRONT},
    {"a.en.md": matrix("['ko']"), "a.ko.md": TOP},
    {"a.en.md": matrix("[ko]"), "a.en.x.md": TOP},
]


@pytest.mark.parametrize(
    "texts",
    [
        *ONE_OF_TWO,
        {"a.ko.md": FRONT, "a.en.md": FRONT, "b/index.md": FRONT, "b.en.md": FRONT},
        {"a.md": matrix("[ko]"), "a.en.md": FRONT},
        {"a.md": matrix("['! en']"), "a.en.md": FRONT},
        {"a/index.md": FRONT, "a/_index.md": TOP},
        {"a/index.md": FRONT, "a/_index.en.md": TOP},
        {"a/index.md": FRONT, "a/b/_index.md": FRONT},
        {"a.ko.md": keyed("x"), "b.ko.md": keyed("⟦x⟧"), "b.en.md": keyed("x")},
        {"a.ko.md": keyed("x"), "b.en.md": keyed("x")},
        {"a!.md": FRONT, "a?.md": FRONT},  # one address: another rule's business
        {"_index.md": matrix("[ko]")[:-4] + "cascade: {sites: {matrix: {languages: [en]}}}\n---\n"},
    ],
    ids=lambda texts: " ".join(texts),
)
def test_translation_conflict(texts):
    text, expected = marked(archive(texts))

    assert found("translation-conflict", text) == sorted(expected)


def test_hugo_publishes_one_of_two(tmp_path):
    clean = [files(marked(archive(texts))[0]) for texts in ONE_OF_TWO]
    own = {
        f"content/s{i}/{path.removeprefix('content/')}": text
        for i, texts in enumerate(clean)
        for path, text in texts.items()
    }
    config = hugo_pages.CONFIG.replace(", pt-br: {weight: 3}", "")
    hugo_pages.make(tmp_path, config, own)
    site = hugo_pages.load(tmp_path)
    pages = [(language, path) for _, language, path in hugo_pages.truth(tmp_path)]

    assert len(findings("translation-conflict", site)) == len(ONE_OF_TWO)
    assert all(pages.count(page) == 1 for page in hugo_pages.contested(site) if page in pages)
    assert len(pages) == len(set(pages)) < len(own)


def by_directory(root: Path, **directories: str) -> Site:
    """A site with pages `a.md` in directories of languages."""
    for directory in directories.values():
        (root / directory).mkdir(parents=True, exist_ok=True)
        (root / directory / "a.md").write_text(FRONT, encoding="utf-8")
    mounts = tuple(Mount(root / each, language=key) for key, each in directories.items())
    return Site.load(root, settings(root, content=mounts))


def test_a_directory_within_that_of_another_language(tmp_path):
    site = by_directory(tmp_path, ko="content", en="content/en")
    (finding,) = findings("translation-conflict", site)

    assert finding.message.en == "1 page is in `en` published in `ko`, too, this one as `/en/a`"
    assert [len(post.documents) for post in site.posts] == [2]
    assert not found("missing-translation", site)


def test_directories_side_by_side(tmp_path):
    assert not found(
        "translation-conflict", by_directory(tmp_path, ko="content/ko", en="content/en")
    )


def test_a_directory_for_all_languages_stands_in_for_what_is_missing(tmp_path):
    site = by_directory(tmp_path, ko="content")
    (tmp_path / "content/a.en.md").write_text(FRONT, encoding="utf-8")
    mounts = tuple(Mount(tmp_path / "content", language=key) for key in ("ko", "en"))
    site = Site.load(tmp_path, settings(tmp_path, content=mounts))

    assert not found("translation-conflict", site)
    assert {page: [d.path for d in each] for page, each in site.pages.items()} == {
        ("ko", "/a"): ["content/a.md"],
        ("en", "/a"): ["content/a.en.md"],
    }


@pytest.mark.parametrize(
    ("texts", "is_chance"),
    [
        ({"a.md": FRONT, "a.ko.md": FRONT}, False),
        ({"a.md": FRONT, "a/index.md": FRONT}, True),
    ],
)
def test_the_help_says_what_is_left_to_chance(texts, is_chance):
    (finding,) = findings("translation-conflict", archive(texts))

    assert finding.help
    assert ("from build to build" in finding.help.en) is is_chance
    assert len(finding.related) == 1


def test_a_cascade_of_the_configuration_is_not_followed():
    texts = archive({"a.md": FRONT, "a.ko.md": FRONT})

    assert not found("translation-conflict", texts, cascades_languages=True)
