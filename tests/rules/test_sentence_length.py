import pytest

from harness import findings, found, marked, post

KO = "가나다라마바사아자 " * 20  # ten characters each
EN = "abcdefgh, " * 40


def ko(length):
    """A Korean sentence with so many characters."""
    return (
        KO[: length - 4].rstrip() + "가" * (length - 4 - len(KO[: length - 4].rstrip())) + "입니다."
    )


def en(length):
    return f"A{EN[: length - 4]}x i."[-length:]


@pytest.mark.parametrize(
    "body",
    [
        ko(120),
        f"⟦{ko(121)}⟧",
        f"짧습니다. ⟦{ko(145)}⟧ 또 짧습니다.",
        f"- 항목\n- ⟦{ko(130)}⟧\n\n[^1]: ⟦{ko(130)}⟧",
        f"- {ko(130)[:-1]}",  # an item that is no sentence
        f"⟦{ko(130)[:-1]}⟧",
        f"# {ko(130)}\n\n| a |\n|---|\n| {ko(130)} |\n\n> {ko(130)}\n\n```\n{ko(130)}\n```",
        f"**굵은** [글](https://example.com/{'x' * 200})입니다. ⟦{ko(121)}⟧",
        f"주소 https://example.com/{'x' * 200} 하나와 식 ${'x' * 200}$ 하나입니다.",
        ko(121).replace(" ", "  \n"),  # lines of their own
        f"⟦{ko(121).replace(' ', chr(10))}⟧",  # one sentence for readers
        f"이름은 소문자입니다. kubectl은 짧습니다. {ko(110)}",
        en(200),
        f"⟦{en(201)}⟧",
        "⟦" + ko(121).replace("가", "\u1100\u1161") + "⟧",
        ko(120).replace("가", "\u1100\u1161"),
        "<div>" + ko(130) + "</div>",
        "{{< box >}}" + ko(130) + "{{< /box >}}",
    ],
)
def test_sentence_length(body):
    archive, expected = marked(post(body))

    assert found("sentence-length", archive) == expected


def test_lengths():
    assert [len(text) for text in (ko(120), ko(121), en(200))] == [120, 121, 200]


@pytest.mark.parametrize(
    ("body", "name", "severity"),
    [
        (ko(150), "index.ko.md", "note"),
        (ko(151), "index.ko.md", "warning"),
        (en(250), "index.en.md", "note"),
        (en(251), "index.en.md", "warning"),
        (en(250), "index.ko.md", "note"),
    ],
)
def test_a_long_one_is_a_note_and_a_very_long_one_a_warning(body, name, severity):
    (finding,) = findings("sentence-length", post(body, name))

    assert finding.severity == severity


def test_options_are_by_language_and_leave_the_others_as_they_are():
    archive = post(f"{ko(110)} {en(210)}")
    chosen = findings("sentence-length", archive, {"long": {"ko": 100}, "longest": {"ko": 105}})

    assert [finding.severity for finding in chosen] == ["warning", "note"]


def test_a_limit_of_english_is_none_of_korean():
    assert found("sentence-length", post(ko(100)), {"long": {"en": 50}}) == []
    assert found("sentence-length", post(en(100)), {"long": {"en": 50}})


def test_a_region_has_the_limits_of_its_language():
    archive = post(ko(145), "index.ko-kr.md")

    assert found("sentence-length", archive, languages=("ko-kr", "en"))


def test_a_language_without_limits_is_not_checked():
    archive = post(en(300), "index.de.md")
    languages = ("ko", "en", "de")

    assert found("sentence-length", archive, languages=languages) == []
    assert found("sentence-length", archive, {"long": {"de": 200}}, languages=languages)


@pytest.mark.parametrize(
    ("body", "en", "ko"),
    [
        (f"{ko(80)[:-4]}늘어나지만, {ko(60)}", "at `", "늘어나지만,` 부분에서"),
        (f"{en(120)[:-4]}, but we {en(90)}", "at `abcdef, but we`", "부분에서"),
        (ko(145), "each with one thought", "한 가지만"),
    ],
)
def test_the_help_says_where(body, en, ko):
    (finding,) = findings("sentence-length", post(body))

    assert finding.help
    assert en in finding.help.en
    assert ko in finding.help.ko


def test_the_message_has_the_number():
    (finding,) = findings("sentence-length", post(ko(145)))

    assert finding.message.en.startswith("sentence has 145 characters")
    assert finding.message.ko.startswith("문장이 145자입니다")
