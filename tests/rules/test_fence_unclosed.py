"""What a fence swallows is put before real Hugo, for generated posts as well."""

from __future__ import annotations

import random
import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from harness import FRONT, findings, found, marked, post, site
from hugo_rendering import render, seen
from twinpost import fix
from twinpost.model import Document
from twinpost.rules.fence_unclosed import fence_unclosed

TABLE = [
    "```py\nx\n```\n\n글",
    "  ```py\n  x\n```\n\n~~~ a`b\nx\n~~~",
    "````md\n```py\nx\n```\n````",
    "> ```\n> 인용이 끝나면 코드도 끝난다\n\n글",
    "1. 목록\n\n    ```py\n    x\n    ```\n\n글",
    "```\nx\n    ```\n```\n\n글",
    "글에 쓴 ``` 기호와 ```한 줄 코드```",
    "    ```py\n    들여쓴 코드 블록\n",
    "```py {.bad}\nx\n```\r\n\r\n글",
    "⟦```py⟧\nx\n\n## 제목",
    "⟦```py⟧",
    "```py\nx\n⟦```python⟧\ny\n```\n\n글",
    "```py\nx\n```\n\n⟦````⟧\nx\n```\n\n글",
    "⟦```⟧\nx\n    ```\n\n글",
    "⟦```python `x`⟧\ncode\n```\n\n## 제목",
    "글\n    ⟦```py⟧\n    x\n    ```\n\n글",
    "- 목록\n  ```py\n  x\n⟦```⟧\n글\n\n## 제목",
    "설명: ⟦```py⟧\n    x\n    ```\n",
    "설명: ```py\nx\n⟦```⟧\n글",
    "⟦```py⟧\nx```\n글",
    "> ```py\n> x\n> ⟦```py⟧\n> y\n> ```",
    "```py\nx\n⟦```입니다⟧\n글\n",
    "```bash\n{{< word >}}\n```\n\n⟦~~~⟧\n{{< word\n>}}\n",
]


@pytest.mark.parametrize("body", TABLE)
def test_fence_unclosed(body):
    archive, expected = marked(post(body))

    assert found("fence-unclosed", archive) == expected


@pytest.mark.parametrize(
    ("body", "safe", "after"),
    [
        ("```py\nx", True, "```py\nx\n```"),
        ("```py\r\nx\r\n", True, "```py\r\nx\r\n```\r\n"),
        ("- 목록\n\n  ~~~~ py\n  x", True, "- 목록\n\n  ~~~~ py\n  x\n  ~~~~"),
        ("```\nx", None, None),
        ("```py\nx\n\n글", None, None),
        ("```py\na\n```py\n\n글\n\n```py\nb\n```", False, "```py\na\n```\n\n글\n\n```py\nb\n```"),
        ("```py\na\n```sh\nb\n```", False, "```py\na\n```\n\n```sh\nb\n```"),
        ("> ```py\n> a\n> ```sh\n> b\n> ```", False, "> ```py\n> a\n> ```\n>\n> ```sh\n> b\n> ```"),
        ("```md\n```sh\nb\n```\n```", None, None),
        ("```py\na\n\n글\n```sh\nb\n```", None, None),
    ],
)
def test_fixes(body, safe, after):
    before = site(post(body))
    (finding, *_) = findings("fence-unclosed", before)
    text = fix.apply(before, [finding], unsafe=True).documents[0].text

    assert (finding.fix.safe if finding.fix else None) is safe
    assert text == FRONT + (after or body) + "\n"


# --- put before Hugo ---

PIECES = [
    *["```", "```py", "```sh {.x}", "~~~", "````", "```` md", "``` `x`"] * 2,
    *[
        "  ```",
        "    ```",
        "   ```py",
        "> ```",
        "> ```py",
        "> x",
        "- x",
        "  ```py",
        "1. x",
        "   ```",
    ],
    *["글", "", "", "x = 1", "## 제목", "x```", "글 ```py", "    x", "{{< word >}}", "~~~ a`b"],
]
LAST = "여기는글이다"


def generated(count: int) -> list[str]:
    """Lines in any order."""
    chance = random.Random("fences")
    return ["\n".join(chance.choices(PIECES, k=chance.randint(2, 9))) for _ in range(count)]


def is_broken(html: str) -> bool:
    """Whether the last paragraph is code, a fence is printed, or a block became inline code."""
    tree = LexborHTMLParser(html)
    code = [node.text() for node in tree.css("pre")]
    if any(LAST in text for text in code):
        return True
    inline = [node.text() for node in tree.css("code") if node.parent and node.parent.tag != "pre"]
    printed = re.search(r"^[>\s]*```[^\n]*[^\n`]$", seen(html), re.MULTILINE)
    return bool(printed) or any(re.match("(py|sh|`x`)", text) for text in inline)


@pytest.mark.slow
def test_hugo_agrees():
    bodies = generated(1500) + [re.sub("[⟦⟧]", "", body) for body in TABLE]
    pages = render([f"{body}\n\n{LAST}\n" for body in bodies])
    wrong = [
        (body, html)
        for body, html in zip(bodies, pages, strict=True)
        if is_broken(html) and not any(fence_unclosed.check(document(f"{body}\n\n{LAST}\n")))
    ]

    assert wrong == []


@pytest.mark.slow
def test_hugo_prints_what_is_found():
    """The end of the post is code, or the line that was to open or close a block is printed."""
    bodies = [b for b in generated(1500) if any(fence_unclosed.check(document(f"{b}\n\n{LAST}")))]
    pages = render([f"{body}\n\n{LAST}\n" for body in bodies])
    wrong = [
        (body, html)
        for body, html in zip(bodies, pages, strict=True)
        if not is_broken(html)
        and not any(
            re.search(r"^ {0,3}(```|~~~)\S", node.text(), re.MULTILINE)
            for node in LexborHTMLParser(html).css("code")
        )
    ]

    assert wrong == []
    assert len(bodies) > 300


@pytest.mark.slow
def test_a_safe_fix_changes_nothing_that_is_seen():
    cases = [
        (body, fix.edited(FRONT + body, finding.fix.edits).removeprefix(FRONT))
        for body in generated(1500)
        for finding in fence_unclosed.check(document(body))
        if finding.fix and finding.fix.safe
    ]
    pages = render([text for case in cases for text in case])

    assert len(cases) > 50
    assert [c for c, a, b in zip(cases, pages[::2], pages[1::2], strict=True) if a != b] == []


def document(body: str) -> Document:
    return Document("a.ko.md", "ko", f"{FRONT}{body}", "/a")
