import pytest

from harness import findings, found, marked, post

KO = "가나다라마바사아. " * 80  # ten characters each
EN = "Abcde fg. " * 120


@pytest.mark.parametrize(
    "body",
    [
        KO[:399],
        f"⟦{KO[:409]}⟧",
        f"{KO[:399]}\n\n{KO[:399]}",
        f"- ⟦{KO[:409]}⟧\n- {KO[:99]}",
        f"> {KO[:409]}",
        f"```\n{KO[:409]}\n```\n\n| a |\n|---|\n| {KO[:409]} |",
        f"{KO[:299]}<br>{KO[:299]}",
        f"{KO[:299]}  \n{KO[:299]}",
        f"⟦{KO[:299]}\n{KO[:299]}⟧",
        EN[:699],
        f"⟦{EN[:709]}⟧",
        f"⟦**굵은** {KO[:409]} `코드`⟧",
        f"[글](https://example.com/{'x' * 900})",
    ],
)
def test_paragraph_length(body):
    archive, expected = marked(post(body))

    assert found("paragraph-length", archive) == expected


@pytest.mark.parametrize(
    ("body", "severity"),
    [(KO[:699], "note"), (KO[:709], "warning"), (EN[:999], "note"), (EN[:1009], "warning")],
)
def test_severity(body, severity):
    (finding,) = findings("paragraph-length", post(body))

    assert finding.severity == severity


def test_options():
    chosen = findings("paragraph-length", post(KO[:209]), {"long": {"ko": 200}})

    assert [finding.message.en[:30] for finding in chosen] == ["paragraph has 209 characters; "]
