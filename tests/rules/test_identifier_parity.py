import pytest

from harness import findings, found, marked, post


def pair(ko: str, en: str) -> str:
    return post(ko) + post(en, "index.en.md")


@pytest.mark.parametrize(
    ("ko", "en"),
    [
        ("`batch_size`를 정합니다.", "Set `batch_size`."),
        ("`batch_size`를 정합니다.", "Set ⟦`batchsize`⟧."),
        ("`--no-cache` 옵션", "the option ⟦`--no-cached`⟧"),
        ("`conf/app.yaml` 파일", "the file ⟦`conf/apps.yaml`⟧"),
        ("`v1.2.0` 버전", "version ⟦`v1.3.0`⟧"),
        ("크기는 `512`", "the size is ⟦`612`⟧"),
        ("`a_b`와 `c_d`, `a_b`", "`c_d` and `a_b`"),
        ("끝[^a]\n\n[^a]: `foo_bar`", "End[^a]\n\n[^a]: ⟦`foo_baz`⟧"),
        # one side only
        ("⟦`XMLHttpRequest`⟧를 씁니다.", "We use a request in `code`."),
        ("`getUser`를 씁니다.\n\n끝", "We use `it`.\n\nThe getUser call"),
        # localised
        ("`확인` 단추", "the button `OK`"),
        ("`index.ko.md`를 고칩니다", "edit `index.en.md`"),
        ("`then()`을 부릅니다", "call `.then()`"),
        ("`Feed-Forward Network(FFN)`", "`Feed-Forward Network (FFN)`"),
        ("`fundamental`", "`Fundamental`"),
        ("`docker rm [이름]`", "`docker rm [name]`"),
        ("코드 없음", "no code"),
        # what `term-consistency` reports
        ("`d_model`은 크기", "the size `D_model`"),
        ("열은 `N_embed`개", "`N_position` columns"),
    ],
)
def test_identifier_parity(ko, en):
    archive, expected = marked(pair(ko, en))

    assert found("identifier-parity", archive) == expected


def test_a_table_that_lacks_a_row_is_left_to_another_rule():
    ko = "| a | b |\n| - | - |\n| `a_b` | 1 |\n| `c_d` | 2 |"

    assert found("identifier-parity", pair(ko, ko.replace("\n| `c_d` | 2 |", ""))) == []


def test_severities():
    (near,) = findings("identifier-parity", pair("`batch_size`", "the `batchsize`"))
    (lone,) = findings("identifier-parity", pair("그것은 `getUser`", "it is `this`"))

    assert (near.severity, lone.severity) == ("warning", "note")
    assert near.message.en == "this is `batchsize` here and `batch_size` in the `ko` text"
