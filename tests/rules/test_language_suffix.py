import pytest

from harness import findings, found, marked

KO = "---\ntitle: 부팅\n---\n본문\n"
TOP = f"⟦---⟧{KO[3:]}"


def archive(texts: dict[str, str]) -> str:
    return "".join(f"-- content/{path} --\n{text}" for path, text in texts.items())


@pytest.mark.parametrize(
    "texts",
    [
        {"a/index.ko.md": KO, "a/index.fr.md": TOP},
        {"a/index.en.md": KO, "a/index.kr.md": TOP},
        {"s/_index.kr.md": TOP},
        {"한글.md": KO, "한글.eng.md": TOP},
        {"a.kr.md": TOP},
        {"a.fr.md": TOP},
        {"a.ko-KR.md": TOP},
        {"a.md": KO, "a.it.md": TOP},
        {"a.md": KO, "a.us.md": TOP},
        {"about.us.md": KO, "get.it.md": KO, "socket.io.md": KO, "jane.cv.md": KO},
        {
            "v1.2.md": KO,
            "notes.draft.md": KO,
            "node.js.md": KO,
            "index.x.md": KO,
            "index.ts.md": KO,
        },
        {"a.EN.md": KO, "a.en.old.md": KO, "fr.md": KO, "a.fr/b.md": KO},
        {"a/index.md": KO, "a/notes.fr.md": KO},  # a side file
    ],
    ids=lambda texts: " ".join(texts),
)
def test_language_suffix(texts):
    text, expected = marked(archive(texts))

    assert found("language-suffix", text) == expected


@pytest.mark.parametrize(
    ("name", "languages", "wanted"),
    [
        ("a.kr.md", ("ko", "en"), "rename it to `a.ko.md`"),
        ("a.ko-KR.md", ("ko", "en"), "rename it to `a.ko.md`"),
        ("a.en_us.md", ("ko", "en"), "rename it to `a.en.md`"),
        ("a.pt_br.md", ("ko", "pt-br"), "rename it to `a.pt-br.md`"),
        ("a.pt.md", ("ko", "pt-br"), "rename it to `a.pt-br.md`"),
        ("a.jp.md", ("ko", "ja"), "rename it to `a.ja.md`"),
        (
            "a.zh.md",
            ("ko", "zh-cn", "zh-tw"),
            "use a language of the site (`ko`, `zh-cn`, `zh-tw`)",
        ),
        ("a.fr.md", ("ko", "en"), "use a language of the site (`ko`, `en`), or add `fr`"),
    ],
)
def test_the_language_that_is_meant(name, languages, wanted):
    (finding,) = findings("language-suffix", archive({name: KO}), languages=languages)

    assert finding.help
    assert finding.help.en.startswith(wanted)


def test_a_translation_under_a_wrong_name_is_not_missing_as_well():
    for texts in ({"a.en.md": KO, "a.kr.md": KO}, {"a/index.en.md": KO, "a/index.kr.md": KO}):
        assert len(found("language-suffix", archive(texts))) == 1
        assert not found("missing-translation", archive(texts))


def test_a_language_that_is_switched_off_is_left_alone():
    text = archive({"a.md": KO, "a.fr.md": KO})

    assert not found("language-suffix", text, disabled_languages=frozenset({"fr"}))


def test_the_file_is_there_already():
    (finding,) = findings("language-suffix", archive({"a.ko.md": KO, "a.kr.md": KO}))

    assert finding.help
    assert finding.help.en == "merge it with `a.ko.md`, which is there already"
