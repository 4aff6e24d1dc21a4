import pytest

from harness import findings, found, marked, pair

NOTES = "\n\n[^1]: 가\n[^2]: 나\n[^3]: 다"
KO = "`make`로 1을 만듭니다.[^1]\n\n`run`은 2입니다.[^2]\n\n`stop`은 셋입니다.[^3]" + NOTES
EN = "`make` makes 1.{}\n\n`run` is number 2.{}\n\n`stop` is the third.{}\n\n"


@pytest.mark.parametrize(
    ("ko", "en"),
    [
        (KO, EN.format("[^1]", "[^2]", "[^3]") + "[^1]: a\n[^2]: b\n[^3]: c"),
        (KO, EN.format("[^a]", "[^b]", "[^c]") + "[^a]: a\n[^b]: b\n[^c]: c"),
        (
            KO.replace("[^3]: 다", "⟦[^3]⟧: 다"),
            EN.format("[^1]", "[^2]", "") + "[^1]: a\n[^2]: b",
        ),
        # numbered anew
        (
            KO.replace("[^1]: 가", "⟦[^1]⟧: 가"),
            EN.format("", "[^1]", "[^2]") + "[^1]: b\n[^2]: c",
        ),
        # other names, one less
        (
            "하나.[^가]\n\n둘.[^나]\n\n⟦[^가]⟧: 가\n[^나]: 나",
            "This is one.\n\nThis is two.[^b]\n\n[^b]: b",
        ),
        # changed places
        (KO, EN.format("⟦[^2]⟧", "[^1]", "[^3]") + "[^1]: a\n[^2]: b\n[^3]: c"),
        ("하나[^1] 둘[^2]\n\n[^1]: 가\n[^2]: 나", "Two[^2] one[^1]\n\n[^1]: a\n[^2]: b"),
        # of the translator
        ("하나입니다.", "One.[^1]\n\n[^1]: Translator's note: a pun"),
        ("하나입니다.", "One.[^1]\n\n⟦[^1]⟧: a pun"),
        # a second mark
        ("하나[^1]\n\n둘⟦[^1]⟧\n\n[^1]: 가", "One[^1]\n\nTwo\n\n[^1]: a"),
        # of other rules: no mark, no footnote
        ("하나[^1]\n\n[^1]: 가", "One\n\n[^1]: a"),
        ("하나[^1]\n\n[^1]: 가", "One[^1]"),
        ("각주가 없습니다.", "None."),
    ],
)
def test_footnote_parity(ko, en):
    archive, expected = marked(pair(ko, en))

    assert found("footnote-parity", archive) == expected


def test_the_message_names_the_footnote():
    (finding,) = findings("footnote-parity", pair("하나[^x]\n\n[^x]: 가", "One"))

    assert finding.message.en == "the `en` text has no footnote for `[^x]`"
    assert finding.message.ko == "`en` 글에는 `[^x]` 각주가 없습니다"
