"""What is found is what Hugo prints with pipes, or leaves out; for generated tables as well."""

from __future__ import annotations

import random
import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from harness import FRONT, findings, found, marked, post, site
from hugo_rendering import render
from twinpost import fix
from twinpost.finding import Finding
from twinpost.markdown import Goldmark
from twinpost.model import Document
from twinpost.rules.table_broken import table_broken

HEAD = "|가|나|\n|-|-|\n"
# What is marked must be found; the second text is what all fixes make of the first.
TABLE = [
    (f"{HEAD}|1|2|", None),
    ("글\n|가|나|\n|:-:|-:|\n|1|\n\n글", None),
    ("가|나\n-|-\n1|2", None),
    ("|가|나|\n|-|-|-|\n|1|2|3|", None),  # goldmark adds a column
    ("- 목록\n|가|나|\n|-|-|\n|1|2|", None),
    (f"{HEAD}|`x\\|y`|2|\n|1|2||\n|1|2| |", None),
    (f"```\n{HEAD}\n|1|2|\n```", None),
    ("|절댓값| 하나", None),
    (f"{HEAD}|1|2|\n{{.wide}}", None),
    ("|가|나|\n\n글", None),
    ("글 | 글\n글", None),
    ("|가|\n|나|", None),
    (f"{HEAD}|1|2|\n\n|다|라|마|\n\n|x|", None),
    ("|가|나|\n⟦|-|⟧\n|1|2|", "|가|나|\n|---|---|\n|1|2|"),
    ("|가|나|\n⟦|—|—|⟧\n|1|2|", "|가|나|\n|---|---|\n|1|2|"),
    ("|가|나|\n⟦|===|===|⟧\n|1|2|", "|가|나|\n|---|---|\n|1|2|"),
    ("|가|나|\n⟦|- -|-|⟧\n|1|2|", "|가|나|\n|---|---|\n|1|2|"),
    ("⟦|가|나|⟧\n|1|2|", "|가|나|\n|---|---|\n|1|2|"),
    ("글\n⟦|가|나|⟧\n|1|2|", "글\n|가|나|\n|---|---|\n|1|2|"),
    ("> ⟦|가|나|⟧\r\n> |1|2|", "> |가|나|\r\n> |---|---|\r\n> |1|2|"),
    (f"{HEAD}|1|2|\n\n⟦|3|4|⟧\n|5|6|", f"{HEAD}|1|2|\n|3|4|\n|5|6|"),
    ("|가|나|\n\n⟦|-|-|⟧\n|1|2|", "|가|나|\n|-|-|\n|1|2|"),
    ("글\n\n⟦|-|-|⟧\n|1|2|", None),
    (f"{HEAD}⟦|1|2|3|⟧", None),
    (f"{HEAD}|1|2|<!-- 메모 -->", None),
    (f"{HEAD}⟦|`x|y`|2|⟧", f"{HEAD}|`x\\|y`|2|"),
    (f"{HEAD}⟦|`x||y`|2|⟧", f"{HEAD}|`x\\|\\|y`|2|"),
    (f"{HEAD}|1|2\n⟦이어서⟧\n|3|4|", None),
    (f"{HEAD}|1|2|\n⟦바로 아랫글⟧\n둘째 줄", f"{HEAD}|1|2|\n\n바로 아랫글\n둘째 줄"),
]


@pytest.mark.parametrize("body", [body for body, _ in TABLE])
def test_table_broken(body):
    archive, expected = marked(post(body))

    assert found("table-broken", archive) == expected


@pytest.mark.parametrize(("body", "after"), TABLE)
def test_fixes(body, after):
    plain = body.translate({ord("⟦"): None, ord("⟧"): None})
    before = site(post(plain))
    fixed = fix.apply(before, findings("table-broken", before), unsafe=True)

    assert fixed.documents[0].text == f"{FRONT}{after or plain}\n"
    assert after is None or findings("table-broken", fixed) == []


def test_a_site_without_tables():
    assert found("table-broken", post(f"{HEAD}|1|2|3|"), goldmark=Goldmark(tables=False)) == []


# --- put before Hugo ---

ROWS = ["|@|@|", "|@|@|@|", "| @ | @ |", "@|@", "|@|", "|`@|@`|@|", "|@\\|@|@|", "|@|@||", "|@"]
DASHES = ["|-|-|", "|---|---|", "|-|", "-|-", "|:-:|-|-|", "|—|—|", "|- -|-|", "|==|==|", "| - |-"]
BEFORE = ["", "", "@\n", "## @\n", "- @\n", "> @\n", "@\n\n", "> "]
AFTER = ["", "", "\n@", "\n@\n@|@", "\n\n@", "\n## @", "\n- @", "\n> |@|@|"]


def table(chance: random.Random) -> str:
    """What may be one, and what may stand around it."""
    head, *rows = chance.choices(ROWS, [6, 1, 4, 2, 1, 1, 1, 1, 1], k=chance.randint(2, 5))
    dashes = chance.choices([chance.choice(DASHES), ""], [8, 1])
    lines = [head, *dashes, *rows]
    if chance.random() < 0.2:
        lines.insert(chance.randint(1, len(lines)), "")
    lines = [line for i, line in enumerate(lines) if line or i != 1 or dashes[0]]
    newline = chance.choice(["\n", "\n", "\n", "\n  "])
    return chance.choice(BEFORE) + newline.join(lines) + chance.choice(AFTER)


def generated(count: int) -> list[str]:
    """Tables, each cell with a word of its own."""
    chance = random.Random("tables")
    bodies = []
    for _ in range(count):
        body = table(chance)
        for i in range(body.count("@")):
            body = body.replace("@", f"낱{i:02}말", 1)
        bodies.append(body)
    return bodies


def check(body: str) -> list[Finding]:
    return list(table_broken.check(Document("a.ko.md", "ko", f"{FRONT}{body}", "/a")))


def covered(body: str, finding: Finding) -> str:
    return finding.span.of(FRONT + body)


@pytest.mark.slow
def test_hugo_loses_what_is_found():
    bodies = generated(2500)
    wrong = []
    for body, html in zip(bodies, render(bodies), strict=True):
        lost = {word for word in re.findall(r"낱\d+말", body) if word not in html}
        said = [finding.message.en for finding in check(body) if "is lost" in finding.message.en]
        if lost != {word for message in said for word in re.findall(r"낱\d+말", message)}:
            wrong.append((body, lost, said))

    assert wrong == []


@pytest.mark.slow
def test_hugo_prints_the_pipes():
    bodies = generated(2500)
    count, wrong = 0, []
    for body, html in zip(bodies, render(bodies), strict=True):
        printed = "\n".join(p.text() for p in LexborHTMLParser(html).css("p, li, blockquote"))
        for finding in check(body):
            line = covered(body, finding)
            if "pipes" in finding.message.en:
                count += 1
                cells = re.findall(r"낱\d+말", line)
                shown = [one for one in printed.split("\n") if "|" in one]
                if not any(all(cell in one for cell in cells) for one in shown):
                    wrong.append((body, line, html))

    assert wrong == []
    assert count > 200


@pytest.mark.slow
def test_hugo_shows_text_as_a_row():
    bodies = generated(2500)
    wrong = []
    for body, html in zip(bodies, render(bodies), strict=True):
        cells = {td.text().strip() for td in LexborHTMLParser(html).css("td")}
        wrong += [
            (body, html)
            for finding in check(body)
            if "shown as a row of the" in finding.message.en and covered(body, finding) not in cells
        ]

    assert wrong == []


@pytest.mark.slow
def test_hugo_shows_every_word_after_the_safe_fixes():
    cases = []
    for body in generated(2500):
        found = check(body)
        edits = [edit for f in found if f.fix and f.fix.safe for edit in f.fix.edits]
        if edits and all(f.fix for f in found if "is lost" in f.message.en):
            cases.append((body, fix.edited(FRONT + body, edits).removeprefix(FRONT)))
    pages = render([after for _, after in cases])
    wrong = [
        (before, after)
        for (before, after), html in zip(cases, pages, strict=True)
        if len(check(after)) >= len(check(before))
        or any(word not in html for word in re.findall(r"낱\d+말", before))
    ]

    assert wrong == []
    assert len(cases) > 100
