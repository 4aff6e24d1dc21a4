import pytest

from harness import findings, found, marked, post


@pytest.mark.parametrize(
    "body",
    [
        "Feed-Forward Network(FFN)와 ⟦Feed Forward Neural Network⟧(FFN)",
        "A Feed-Forward Network (FFN).\n\nThe ⟦Fast Fourier Net⟧ (FFN). A feed forward network (FFN).",
        "JDK(Java Development Kit)와 JDK(⟦Java Developer Kit⟧)",
        "**Multi-Head Attention**(MHA)\n\n| ⟦Many-Head Attention⟧(MHA) |\n|---|\n",
        "HyperText Transfer Protocol(HTTP), ⟦Hyper Text Transport Protocol⟧(HTTP)",
        "JDK(Java Development Kit), ⟦Java Developer Kit⟧(JDK)",  # the first counts
        # the same words
        "Feed-Forward Network(FFN)와 feed forward networks (FFNs), Feedforward Network(FFN)",
        "Infrastructure as a Service (IaaS), IaaS (infrastructure-as-a-service)",
        "Don't Fragment(DF), Don’t Fragment (DF)",
        # words of another language, or none that begin with its letters
        "Feed-Forward Network(FFN), 피드포워드 신경망(FFN), FFN(신경망), a small network (FFN)",
        "Large Language Model(LLM) and Low-Level Build(LLB)",
        "`Feed-Forward Network`(FFN), Feed Forward Neural Network(FFN)",
        "평범한 글입니다.",
    ],
)
def test_in_one_post(body):
    archive, expected = marked(post(body))

    assert found("acronym-expansion", archive) == expected


@pytest.mark.parametrize(
    ("ko", "en"),
    [
        ("Feed-Forward Network(FFN)", "a feed-forward network (FFN)"),
        ("Feed-Forward Network(FFN)", "a ⟦Feed Forward Neural Network⟧ (FFN)"),
        ("JDK(Java Development Kit)", "the JDK (⟦Java Developer Kit⟧), JDK (Java Developer Kit)"),
        ("피드포워드 신경망(FFN)", "Feed-Forward Network (FFN)"),
    ],
)
def test_across_languages(ko, en):
    archive, expected = marked(post(ko) + post(en, "index.en.md"))

    assert found("acronym-expansion", archive) == expected


def test_other_languages_have_words_of_their_own():
    archive = post("Virtual Machine(VM)", "index.en.md") + post("Vier Maschinen(VM)", "index.de.md")

    assert found("acronym-expansion", archive, languages=("ko", "en", "de")) == []


def test_the_message_says_where():
    (finding,) = findings(
        "acronym-expansion", post("Feed-Forward Network(FFN)\n\nFeed Forward Neural Network(FFN)")
    )

    assert finding.message.en == (
        "`FFN` is `Feed Forward Neural Network` here and `Feed-Forward Network` on line 6"
    )
    assert "6번째 줄에서는" in finding.message.ko
