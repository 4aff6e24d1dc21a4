import pytest

from harness import findings, found, marked, settings, site
from twinpost.model import Mount, Site

KO = "---\ntitle: 부팅\n---\n본문\n"
TOP = "⟦---⟧\ntitle: 부팅\n---\n본문\n"


def archive(**files):
    return "".join(f"-- content/{path} --\n{text}" for path, text in files.items())


@pytest.mark.parametrize(
    "files",
    [
        {"posts/a/index.ko.md": KO, "posts/a/index.en.md": KO},
        {"posts/a/index.md": KO, "posts/a/index.EN.md": KO},
        {"posts/a.md": KO, "posts/a/index.en.md": KO},
        {"posts/한 글.ko.md": KO, "posts/한-글.en.md": KO},
        {"posts/a/index.ko.md": TOP},
        {"posts/a/index.en.md": TOP},
        {"posts/a.ko.md": TOP, "posts/b.en.md": TOP},
        {
            "posts/a.ko.md": "---\ntranslationKey: x\n---\n",
            "b.en.md": "---\ntranslationKey: x\n---\n",
        },
        {"posts/a/index.ko.md": "---\ndraft: true\n---\n"},
        {"posts/a.ko.md": "---\nbuild:\n  render: never\n---\n"},
        {"posts/a/index.ko.md": TOP, "posts/a/index.fr.md": KO},  # a resource: fr is no language
        {"posts/a.md": "---\nsites: {matrix: {languages: ['**']}}\n---\n"},
        {"posts/a.md": "---\nsites: {matrix: {languages: ['{ko,en}']}}\n---\n"},
        {"posts/a.en.md": "⟦---⟧\nsites: {matrix: {languages: ['! en']}}\n---\n"},
        {"posts/a.ko.md": "---\ndate: 2019-01-01\nexpiryDate: 2020-01-01\n---\n"},
        {"posts/a.ko.md": "⟦---⟧\ndate: 2999-01-01\n---\n"},
        {
            "posts/_index.md": "---\ncascade: {sites: {matrix: {languages: [ko, en]}}}\n---\n",
            "posts/a.ko.md": KO,
            "b.ko.md": TOP,
        },
        {"posts/a/index.ko.md": KO, "posts/a/index.en.md": KO, "posts/a/questions.md": KO},
        {"posts/a.ko.md": "---\nheadless: true\n---\n"},
        {"a.ko.md": "---\ntranslationKey: 5\n---\n", "b.en.md": "---\ntranslationKey: 5\n---\n"},
        {"a.md": "---\nsites: {matrix: {languages: [ko, en]}}\n---\n"},
        {"_index.ko.md": TOP},
        {"posts/_index.ko.md": "---\ntitle: 글\n---\n"},
    ],
    ids=lambda files: " ".join(files),
)
def test_missing_translation(files):
    text, expected = marked(archive(**files))

    assert found("missing-translation", text) == expected


@pytest.mark.parametrize(
    ("languages", "options", "missing"),
    [
        (("ko", "en", "ja"), {}, ["en"]),
        (("ja", "ko", "en"), {}, ["ja", "en"]),
        (("ja", "ko", "en", "fr"), {"languages": ("fr", "en")}, ["fr", "en"]),
        (("ko", "ja"), {}, ["ja"]),
        (("ko",), {}, []),
        (("ko", "en", "ja"), {"languages": ("ja",)}, ["ja"]),
        (("ko", "en"), {"languages": ("ko",)}, []),
    ],
)
def test_required_languages(languages, options, missing):
    text = archive(**{"a.ko.md": KO})
    more = {"languages": languages, "default_language": languages[0]}
    told = findings("missing-translation", text, options, **more)

    assert [finding.message.en.split("`")[-2] for finding in told] == missing


def test_sections():
    text = archive(**{"notes/a.ko.md": KO, "docs/b.ko.md": KO, "c.ko.md": KO})
    options = {"sections": {"notes": (), "docs": ("en", "ja")}}
    told = findings("missing-translation", text, options, languages=("ko", "en", "ja"))

    assert [(f.path, f.message.en.split("`")[1]) for f in told] == [
        ("content/c.ko.md", "en"),
        ("content/docs/b.ko.md", "en"),
        ("content/docs/b.ko.md", "ja"),
    ]


def test_an_orphan():
    (finding,) = findings("missing-translation", archive(**{"a.en.md": KO}))

    assert finding.message.en == "the page exists in `en`, and its original in `ko` does not"


def test_an_original_under_another_name():
    text = archive(**{"chaos_engineering.en.md": KO, "chaos-engineering.ko.md": KO})
    told = {f.path: f.help.en for f in findings("missing-translation", text) if f.help}

    assert told == {
        "content/chaos-engineering.ko.md": "write `content/chaos-engineering.en.md`",
        "content/chaos_engineering.en.md": "write `content/chaos_engineering.ko.md`; "
        "if `content/chaos-engineering.ko.md` is meant, give both the same name",
    }


def test_the_help_of_a_key_says_the_key():
    text = archive(**{"a.ko.md": "---\ntranslationKey: x\n---\n"})
    (finding,) = findings("missing-translation", text)

    assert finding.help
    assert finding.help.en == "write `content/a.en.md`, with `translationKey: x` as here"


def test_the_help_names_the_file_by_the_sites_own_habit(tmp_path):
    by_suffix = archive(**{"posts/a/index.ko.md": KO})
    (finding,) = findings("missing-translation", by_suffix)

    assert "`content/posts/a/index.en.md`" in finding.help.en

    for name in ("korean", "english"):
        (tmp_path / "content" / name).mkdir(parents=True)
    (tmp_path / "content/korean/a.md").write_text(KO, encoding="utf-8")
    mounts = (
        Mount(tmp_path / "content/korean", language="ko"),
        Mount(tmp_path / "content/english", language="en"),
    )
    by_directory = Site.load(tmp_path, settings(tmp_path, content=mounts))
    (finding,) = findings("missing-translation", by_directory)

    assert "`content/english/a.md`" in finding.help.en
    assert found("missing-translation", site("")) == []


def test_a_section_mounted_from_elsewhere_is_no_directory_of_a_language(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.ko.md").write_text(KO, encoding="utf-8")
    mounts = (
        Mount(tmp_path / "content", language="ko"),
        Mount(tmp_path / "rules", "docs/rules", "ko"),
        Mount(tmp_path / "rules", "docs/rules", "en"),
    )
    mounted = Site.load(tmp_path, settings(tmp_path, content=mounts))
    (finding,) = findings("missing-translation", mounted)

    assert "`content/a.en.md`" in finding.help.en
