"""The fixes are put before real Hugo: what it names the language of a block decides."""

import random

import pytest
from selectolax.lexbor import LexborHTMLParser

from harness import FRONT, findings, found, marked, post
from hugo_rendering import render
from twinpost.fix import edited
from twinpost.markdown import Goldmark
from twinpost.model import Document
from twinpost.rules.fence_language import fence_language


@pytest.mark.parametrize(
    "body",
    [
        "```python\nx\n```",
        "⟦```⟧\nx\n```",
        "⟦~~~~⟧\n```\nx\n```\n~~~~",
        "⟦```⟧   \n출력\n```",
        "```{linenos=true}\nx\n```",
        "```\n\n```",
        "    x = 1;",
        "> ⟦```⟧\n> x\n> ```\n\n- a\n\n  ⟦```⟧\n  한글\n  ```",
        "`a` ```b``` 글",
        "⟦```⟧\n닫지 않음",
        "{{< details >}}\n⟦```⟧\nx\n```\n{{< /details >}}",
        "{{< box >}}\n```\nx\n```\n{{< /box >}}",
    ],
)
def test_fence_language(body):
    archive, expected = marked(post(body))

    assert found("fence-language", archive) == expected


CERTAIN = {
    "#!/bin/bash\necho 1": "bash",
    "#!/usr/bin/env python3\nprint(1)": "python",
    "#! /usr/bin/env -S node\n1": "javascript",
    "$ ls\na.md": "console",
    "$ ./run.sh": "console",
    '{"a": [1, 2]}': "json",
    '\n[{"a": "가"}]': "json",
    '<?xml version="1.0"?>\n<a/>': "xml",
    "<!DOCTYPE html>\n<p>": "html",
    "--- a/x\n+++ b/x\n@@ -1 +1 @@": "diff",
    "apiVersion: v1\nkind: Pod\nmetadata:": "yaml",
}
CODE = [
    "int main() {\n  return 0;\n}",
    "def f(x):\n    return x",
    "import { a } from 'b'",
    "SELECT a FROM b",
    "kubectl get pods -A",
    "let x = 1",
    "<div>\n가\n</div>",
]
TEXT = [
    "$ 5 per hour",
    "[1, 2, 3]",
    '["a"]',
    "{a: 1}",
    "{}",
    "a -> b -> c",
    "git 저장소 -> 서버",
    "MSS = MTU - 20",
    "Client ── Server\n  │ send();\n",
    "웹훅 수신; 푸시 알림",
    "from the client to the server",
    "class와 instance",
    "GET /chat HTTP/1.1\nHost: example.com",
    "/etc/hosts",
]


@pytest.mark.parametrize(
    ("code", "language", "severity"),
    [
        *((code, language, "warning") for code, language in CERTAIN.items()),
        *((code, "text", "warning") for code in CODE),
        *((code, "text", "note") for code in TEXT),
    ],
)
def test_what_it_is(code, language, severity):
    (finding,) = findings("fence-language", post(f"```\n{code}\n```"))

    assert finding.fix
    assert not finding.fix.safe
    assert [edit.text for edit in finding.fix.edits] == [language]
    assert finding.severity == severity


PLACES = [  # what stands before a block, before its first line and before the others
    ("", "", ""),
    ("글\n\n", "", ""),
    ("글\n", "  ", "  "),
    ("", "> ", "> "),
    ("", "> 1. ", ">    "),
    ("", "- ", "  "),
    ("- 가\n\n", "  ", "  "),
    ("[^1]\n\n[^1]: 주\n\n", "    ", "    "),
]


def bodies():
    """Blocks wherever they can stand."""
    chance = random.Random(5)
    codes = [*CERTAIN, *CODE, *TEXT, "가\n\n나", "  x", "a\n````\nb", "&amp; <b> **x**"]
    for _ in range(300):
        fence = chance.choice(["```", "`````", "~~~", "~~~~~"])
        code = chance.choice([code for code in codes if fence != "```" or fence not in code])
        lines = [fence + chance.choice(["", "", " "]), *code.split("\n"), fence]
        before, first, others = chance.choice(PLACES)
        text = "\n".join([first + lines[0], *(others + line for line in lines[1:])])
        yield (before + text).replace("\n", chance.choice(["\n", "\n", "\r\n"]))


def blocks(html):
    """The code of a page, and in which language each block is."""
    return [
        (node.text().strip("\n"), node.attributes.get("data-lang") or "")
        for node in LexborHTMLParser(html).css("pre > code")
    ]


@pytest.mark.slow
def test_hugo_renders_every_fix():
    before = list(bodies())
    after, names = [], []
    for body in before:
        document = Document("a.ko.md", "ko", FRONT + body, "/a", goldmark=Goldmark())
        edits = [edit for f in fence_language.check(document) if f.fix for edit in f.fix.edits]
        after.append(edited(FRONT + body, edits).removeprefix(FRONT))
        names.append([edit.text for edit in edits])
    pages = [blocks(html) for html in render([*before, *after])]
    half = len(before)
    wrong = [
        body
        for body, old, new, named in zip(before, pages[:half], pages[half:], names, strict=True)
        if [text for text, _ in old] != [text for text, _ in new]
        or [name for _, name in new] != named
        or any(name for _, name in old)
    ]

    assert wrong == []
    assert all(names)
