import pytest

from harness import findings, found, marked, post, site
from twinpost import fix


def pair(ko: str, en: str) -> str:
    return post(f"설명\n\n{ko}") + post(f"Text\n\n{en}", "index.en.md")


def fenced(ko: str, en: str, language: str = "python") -> str:
    return pair(f"```{language}\n{ko}\n```", f"```{language}\n{en}\n```")


@pytest.mark.parametrize(
    ("language", "ko", "en"),
    [
        ("python", "a = 1", "a = 1"),
        ("python", "a = 1\nb = 2", "a = 1\n⟦b = 3⟧"),
        ("python", "a = 1\n⟦b = 2⟧\nc = 3", "a = 1\nc = 3"),
        ("python", "a = 1\nc = 3", "a = 1\n⟦b = 2⟧\nc = 3"),
        ("python", "a = 1\nb = 2\nc = 3", "⟦a = 2⟧\nb = 2\nc = 4"),  # one for a block
        # comments
        ("python", "a = 1  # 하나", "a = 1  # one"),
        ("python", "a = 2  # 둘", "⟦a = 1⟧  # one"),
        ("python", 'def f():\n    """값을 준다."""\n    return 1', "def f():\n    return 1"),
        ("python", "f('#1')  # 첫째", "f('#1')  # first"),
        ("python", "f('#1')  # 첫째", "⟦f('#2')⟧  # first"),
        ("js", "go(1); /* 앞\n뒤 */ go(2); // 끝", "go(1); /* before\nbehind */ go(2); // end"),
        ("js", "get('https://a.kr/1')", "⟦get('https://a.kr/2')⟧"),
        ("sql", "SELECT 1 -- 하나", "SELECT 1 -- one"),
        ("html", "<!-- 주석\n둘 -->\n<p>", "<!-- a\nb -->\n<p>"),
        ("css", "a { color: red } /* 빨강 */", "a { color: red } /* red */"),
        ("latex", "\\frac{1}{2} % 반", "\\frac{1}{2} % half"),
        ("ini", "a = 1 ; 하나", "a = 1 ; one"),
        ("bat", "REM 복사\ncopy a b", "REM copies\ncopy a b"),
        ("vim", '" 설정\nset nu', '" settings\nset nu'),
        ("bash", "echo $# ${a#b}", "⟦echo $# ${a#c}⟧"),
        ("bash", "#!/bin/sh\n# 설명\nls", "⟦#!/bin/bash⟧\n# says\nls"),
        ("", "10.42.0.0/24 dev cni0  # 로컬", "10.42.0.0/24 dev cni0  # local"),
        # text
        ("python", 'print("안녕", end="")', 'print("hello", end="")'),
        ("python", 'print("안녕", end="")', '⟦print("hello", end="x")⟧'),
        ("bash", "docker push [이미지 이름]:[태그]", "docker push [image name]:[tag]"),
        ("bash", "docker push [이미지 이름]:[태그]", "⟦docker pull [image name]:[tag]⟧"),
        ("html", '<img src="a.png" alt="그림" width="5">', '<img src="a.png" alt="A" width="5">'),
        ("html", '<img src="a.png" alt="그림" width="5">', '⟦<img src="b.png" alt="A" width="5">⟧'),
        ("", "해결: https://a.kr 에서 Install", "Solution: Install at https://a.kr"),
        ("text", "첫 줄\n둘째 줄 5개", "First line\nSecond line of 5"),
        ("json", '{"type": "٢ => 2"}', '⟦{"type": "٢ => 5"}⟧'),  # both in the other script
        ("json", '{"a": 1, "b": "가"}', '⟦{"a": 2, "b": "x"}⟧'),
        # shortcodes in code are run, and escaped ones are printed
        ("text", '{{< video n=4 title="부팅" >}}', '{{< video n=5 title="Boot" >}}'),
        ("text", '{{</* v n=4 t="부팅" */>}}', '{{</* v n=4 t="Boot" */>}}'),
        ("text", '{{</* v n=4 t="부팅" */>}}', '⟦{{</* v n=5 t="Boot" */>}}⟧'),
        # the keys of the languages
        ("html", '<script data-lang="ko">', '<script data-lang="en">'),
        ("text", "hugo: content/a/index.ko.md", "hugo: content/a/index.en.md"),
        ("text", "--> a/index.ko.md:2:15", "--> a/index.en.md:2:20"),
        ("text", "--> a/index.ko.md", "⟦--> b/index.en.md⟧"),
        # drawings
        ("", "+-----------+\n| 미처리 |", "+------------+\n| unread     |"),
    ],
)
def test_lines(language, ko, en):
    archive, expected = marked(fenced(ko, en, language))

    assert found("code-parity", archive) == expected


@pytest.mark.parametrize(
    ("ko", "en"),
    [
        ("    a = 1\n    b = 2", "    a = 1\n    ⟦b = 3⟧"),
        ("> ```py\n> a = 1\n> b = 2\n> ```", "> ```py\n> a = 1\n> ⟦b = 3⟧\n> ```"),
        ("- x\n\n  ```py\n  a = 1\n  b = 2\n  ```", "- x\n\n  ```py\n  a = 1\n  ⟦b = 3⟧\n  ```"),
        ("```py\r\na = 1\r\nb = 2\r\n```", "```py\r\na = 1\r\n⟦b = 3⟧\r\n```"),
        (
            "{{< highlight py >}}\na = 1\nb = 2\n{{< /highlight >}}",
            "{{< highlight py >}}\na = 1\n⟦b = 3⟧\n{{< /highlight >}}",
        ),
        ("```python\na = 1\n```", "⟦```js⟧\na = 1\n```"),
        ('```py {title="가.py"}\na = 1\n```', '```py {title="a.py"}\na = 1\n```'),
    ],
)
def test_blocks(ko, en):
    archive, expected = marked(pair(ko, en))

    assert found("code-parity", archive) == expected


def test_words_in_languages_of_one_script():
    body = "```yaml\ntitle: {}\nweight: {}\n```"
    archive, expected = marked(
        post(body.format("Definition Template", 1), "index.en.md")
        + post(body.format("Template Definizioni", "2"), "index.it.md").replace(
            "weight: 2", "⟦weight: 2⟧"
        )
    )

    assert found("code-parity", archive, languages=("en", "it"), default_language="en") == expected


def test_the_message_names_both_lines():
    (finding,) = findings("code-parity", fenced("a = 1\nb = 2", "a = 1\nb = 3"))

    assert finding.message.en == "line 2: `b = 3` here, `b = 2` in the `ko` text"
    assert finding.message.ko == "2행이 `ko` 글과 다릅니다. 여기는 `b = 3`, `ko` 글은 `b = 2`입니다"
    assert finding.severity == "warning"


@pytest.mark.parametrize(
    ("ko", "en", "fixed"),
    [
        ("a = 1", "a = 2  # two", "a = 1  # two"),
        ("if x:\n    a  = 1", "if x:\n  a = 2", "if x:\n  a  = 1"),
        ("a = 1\nb = 1", "a = 2\nb = 2", None),
        ('a("가", 1)', 'a("b", 2)', None),
    ],
)
def test_the_fix_is_offered_for_one_line(ko, en, fixed):
    before = site(fenced(ko, en))
    offered = findings("code-parity", before)
    after = fix.apply(before, offered, unsafe=True)

    assert not any(finding.fix and finding.fix.safe for finding in offered)
    assert (after is before) == (fixed is None)
    assert (
        fixed is None
        or f"```python\n{fixed}\n```" in after.by_path["content/posts/a/index.en.md"].text
    )
