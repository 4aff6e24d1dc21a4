from datetime import UTC, datetime

import pytest

from harness import findings, found, marked

TOP = "⟦---⟧\ntitle: 부팅\n---\n본문\n"
DRAFT = "draft: true"
FUTURE = "date: 2026-12-01"
EXPIRED = "date: 2026-01-01\nexpiryDate: 2026-11-01"
NOW = datetime(2026, 11, 24, tzinfo=UTC)


def page(front: str = "date: 2026-11-01") -> str:
    return f"---\ntitle: 부팅\n{front}\n---\n본문\n"


def archive(texts: dict[str, str]) -> str:
    return "".join(f"-- content/{path} --\n{text}" for path, text in texts.items())


@pytest.mark.parametrize(
    "texts",
    [
        {"a.ko.md": page(), "a.en.md": page()},
        {"a.ko.md": page(DRAFT), "a.en.md": TOP},
        {"a.ko.md": TOP, "a.en.md": page(DRAFT)},
        {"한글.ko.md": TOP, "한글.en.md": page(FUTURE)},
        {"a.ko.md": TOP, "a.en.md": page("publishDate: 2026-12-01")},
        {"a.ko.md": TOP, "a.en.md": page(EXPIRED)},
        {"a.ko.md": page(DRAFT), "a.en.md": page(DRAFT)},
        {"a.ko.md": page(DRAFT), "a.en.md": page(FUTURE)},
        {"a.ko.md": page(FUTURE), "a.en.md": page(FUTURE)},
        {"a.ko.md": page(DRAFT)},
        {"a.ko.md": page("build: {render: never}"), "a.en.md": page()},
        {"a.md": page(DRAFT), "a.ko.md": page(), "a.en.md": page()},  # a conflict
        {"s/_index.ko.md": TOP, "s/_index.en.md": page(DRAFT)},
    ],
    ids=lambda texts: " ".join(texts),
)
def test_translation_unpublished(texts):
    text, expected = marked(archive(texts))

    assert found("translation-unpublished", text, now=NOW) == expected
    if len(texts) > 1:
        assert not found("missing-translation", text, now=NOW)


@pytest.mark.parametrize(
    ("options", "more", "count"),
    [
        ({}, {}, 1),
        ({}, {"builds_future": True}, 0),
        ({"languages": ("ko",)}, {}, 0),
        ({"sections": {"posts": ()}}, {}, 0),
        ({"sections": {"docs": ()}}, {}, 1),
        ({}, {"languages": ("ko", "en", "ja"), "default_language": "ko"}, 1),
        ({}, {"cascades_languages": True}, 0),
    ],
)
def test_options(options, more, count):
    text = archive({"posts/a.ko.md": page(), "posts/a.en.md": page(FUTURE)})

    assert len(found("translation-unpublished", text, options, now=NOW, **more)) == count


def test_a_draft_in_a_language_that_nobody_asks_for_is_being_written():
    text = archive({"a.ko.md": page(), "a.en.md": page(), "a.fr.md": page(DRAFT)})

    assert not found("translation-unpublished", text, now=NOW, languages=("ko", "en", "fr"))


def test_the_help_names_the_field():
    text = archive({"a.ko.md": page(), "a.en.md": page(EXPIRED)})
    (finding,) = findings("translation-unpublished", text, now=NOW)

    assert finding.message.en == "the page is published, and its counterpart in `en` has expired"
    assert finding.help
    assert finding.help.en.startswith("give both the same `expiryDate`")
