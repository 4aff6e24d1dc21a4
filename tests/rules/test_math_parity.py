import pytest

from harness import findings, found, marked, post, site
from twinpost import fix


def pair(ko: str, en: str) -> str:
    return post(ko) + post(en, "index.en.md")


@pytest.mark.parametrize(
    ("ko", "en"),
    [
        ("점수는 $q \\cdot k$입니다.", "The score is $q\\cdot k$."),
        ("점수는 $q \\cdot k$입니다.", "The score is \\(q \\cdot k\\)."),
        ("점수는 $q \\cdot k + 1$입니다.", "The score is ⟦$q \\cdot k + 7$⟧."),
        ("$$\nx_{i} = \\left(1\\right)\n$$", "$$x_i = (1)$$"),
        ("$$\nx_{i} = 1 + y\n$$", "⟦$$\nx_{i} = 1 - y\n$$⟧"),
        ("$a + b$ 다음은 $c + d$", "$c + d$ follows $a + b$"),
        ("크기는 $d_{모델} \\times 3$", "The size is $d_{model} \\times 3$."),
        ("크기는 $\\text{모델}^2$", "The size is $\\text{model}^2$."),
        ("$x$가 $x$보다", "Is $x$ more than itself?"),
        ("값 ⟦$\\sum_i x_i = 1$⟧입니다.", "The value is one."),
        ("값은 $5, 다음은 $10입니다.", "It costs $5, then $12."),
        ("`$a + b$` 코드", "`$a + c$` in code"),
        (
            "| $a^2$ | 가 |\n| - | - |\n| $b + 3$ | 나 |",
            "| $a^2$ | x |\n| - | - |\n| ⟦$b + 4$⟧ | y |",
        ),
        ("끝[^a]\n\n[^a]: 값은 $x^2$.", "End[^a]\n\n[^a]: It is ⟦$x^3$⟧."),
        ("수식이 없습니다.", "No formula."),
    ],
)
def test_math_parity(ko, en):
    archive, expected = marked(pair(ko, en))

    assert found("math-parity", archive) == expected


def test_the_fix_copies_the_source():
    before = site(pair("값은 $a + 1$입니다.", "It is \\(a + 2\\)."))
    (finding,) = findings("math-parity", before)
    after = fix.apply(before, [finding], unsafe=True)

    assert finding.message.en == "the formula is `\\(a + 2\\)` here and `$a + 1$` in the `ko` text"
    assert finding.fix
    assert not finding.fix.safe
    assert after.by_path["content/posts/a/index.en.md"].text.endswith("It is $a + 1$.\n")
