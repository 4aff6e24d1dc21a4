import pytest

import hugo_pages
from harness import files, findings, found, marked

NONE = "---\ntitle: 부팅\n---\n본문\n"


def keyed(key: str) -> str:
    return f"---\ntitle: 부팅\ntranslationKey: {key}\n---\n본문\n"


def archive(texts: dict[str, str]) -> str:
    return "".join(f"-- content/{path} --\n{text}" for path, text in texts.items())


ONE_SIDED = {"a.ko.md": keyed("⟦x⟧"), "a.en.md": NONE}
DIFFERENT = {"a.ko.md": keyed("⟦x⟧"), "a.en.md": keyed("y")}


@pytest.mark.parametrize(
    "texts",
    [
        ONE_SIDED,
        DIFFERENT,
        {"a.ko.md": NONE, "a.en.md": keyed("⟦x⟧")},
        {"한글.ko.md": keyed("⟦한글⟧"), "한글.en.md": NONE},
        {"a.ko.md": keyed("x"), "a.en.md": keyed("x")},
        {"a.ko.md": keyed("x"), "b/index.en.md": keyed("x")},
        {"a.ko.md": keyed("x")},
        {"a.ko.md": keyed("''"), "a.en.md": NONE},
        {"a.ko.md": keyed("5"), "b.en.md": keyed("'5'")},
        {"a.ko.md": keyed("boot-time"), "b.en.md": keyed("⟦Boot_time⟧")},
        # Each has its translation elsewhere, on purpose.
        {
            "a.ko.md": keyed("x"),
            "b.en.md": keyed("x"),
            "a.en.md": keyed("y"),
            "c.ko.md": keyed("y"),
        },
        {"a.ko.md": keyed("⟦x⟧"), "b.en.md": keyed("x"), "a.en.md": NONE},
        {"a.md": keyed("x"), "a.ko.md": NONE},  # a conflict
    ],
    ids=lambda texts: " ".join(texts),
)
def test_translation_key(texts):
    text, expected = marked(archive(texts))

    assert found("translation-key", text) == expected


def test_the_one_of_many_without_a_key():
    texts = {"a.ko.md": f"⟦---⟧{NONE[3:]}", "a.en.md": keyed("x"), "a.ja.md": keyed("x")}
    text, expected = marked(archive(texts))

    assert found("translation-key", text, languages=("ko", "en", "ja")) == expected


@pytest.mark.parametrize("texts", [ONE_SIDED, DIFFERENT])
def test_hugo_does_not_pair_them(tmp_path, texts):
    text = marked(archive(texts))[0]
    hugo_pages.make(tmp_path, hugo_pages.CONFIG, files(text))
    pages = hugo_pages.truth(tmp_path)

    assert pages["content/a.ko.md", "ko", "/a"] == {("content/a.ko.md", "ko")}
    assert not found("missing-translation", text)


def test_messages():
    (finding,) = findings("translation-key", marked(archive(ONE_SIDED))[0])

    assert finding.message.en == (
        "`content/a.en.md` has no `translationKey`: this page does not lead to it"
    )
    assert [related.path for related in finding.related] == ["content/a.en.md"]
