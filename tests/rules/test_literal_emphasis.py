"""Every case here is put before real Hugo: what it prints decides, not what we expect.

TWINPOST_CASES=20000 asks about more generated cases than the ordinary run.
"""

from __future__ import annotations

import os
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

import pytest
from selectolax.lexbor import LexborHTMLParser

from harness import FRONT, findings, found, marked, post, site
from hugo_rendering import render, seen
from twinpost import fix, markdown
from twinpost.markdown import Goldmark
from twinpost.model import Document
from twinpost.rendering import embolden, emphasis
from twinpost.rules.literal_emphasis import literal_emphasis

PLAIN = Goldmark(markdown_shortcodes=frozenset({"details", "md"}))
OPEN = replace(
    PLAIN,
    unsafe=True,
    escaped_space=True,
    passthrough=(("$$", "$$"), ("\\[", "\\]"), ("\\(", "\\)"), ("$", "$")),
)
CASES = int(os.environ.get("TWINPOST_CASES", "2000"))

# What is marked must be found; the second text is what the safe fixes make of the first.
TABLE = [
    # renders
    ("**GPU**는 빠르고 **GPU** 는 비쌉니다", None),
    ("**어텐션(Attention)** 은, **어텐션(Attention)**, 그리고 (**어텐션(Attention)**)", None),
    ("가**나**다라 **마**바", None),
    ("**Bold (with brackets)**, then *one*, then ***both***.", None),
    ("__밑줄(underscore)__은 우리 일이 아닙니다", None),
    ("\\*\\*별표(star)\\*\\*는 \\**a(b)\\**는", None),
    ("`**코드(code)**는` ``**a(b)`**는``", None),
    ("```\n**코드(code)**는\n```\n\n    **들여쓴 코드(code)**는", None),
    ("&#42;&#42;개체(entity)&#42;&#42;는", None),
    ("2 * 3 * 4, snake_case_name, a*b", None),
    ("***\n\n* * *\n\n****", None),
    ("![**그림(picture)**은](a.png)", None),
    ("<!-- **주석(comment)**은 -->\n\n글 <!-- **주석(comment)**은 --> 글", None),
    ("[^1]: **쓰이지 않는 각주(note)**는", None),
    ("[링크]: https://example.com '**제목(title)**은'", None),
    ("**{{< word >}}**은 **어텐션{{< word >}}**은", None),
    ("<div>**HTML(raw)**은</div>", None),
    ("**앞 문단(para)**<!--more-->은", None),
    # brackets at the end
    ("⟦**SM(Streaming Multiprocessor)**⟧으로", "**SM**(Streaming Multiprocessor)으로"),
    ("연산은 ⟦**FFN(Feed-Forward)**⟧을 지납니다", "연산은 **FFN**(Feed-Forward)을 지납니다"),
    ("⟦**대기 (Latency Hiding)**⟧하는", "**대기** (Latency Hiding)하는"),
    ("⟦**전각（全角）**⟧は", "**전각**（全角）は"),
    ("⟦**함수(f(x), g(x))**⟧는", "**함수**(f(x), g(x))는"),
    ("⟦**a *b* (c)**⟧을", "**a *b*** (c)을"),
    ("⟦***가나(다라)***⟧는", "***가나***(다라)는"),
    ("⟦**`kv`(cache)**⟧는", "**`kv`**(cache)는"),
    ("⟦**어텐션(`attn`)**⟧은", "**어텐션**(`attn`)은"),
    ("⟦**SM([링크](https://example.com))**⟧은", "**SM**([링크](https://example.com))은"),
    ("⟦**첫 줄\n둘째(줄)**⟧은", "**첫 줄\n둘째**(줄)은"),
    ("⟦**C++(언어)**⟧는", "**C++**(언어)는"),
    ("⟦**🚀 로켓(rocket)**⟧은", "**🚀 로켓**(rocket)은"),
    ("a⟦**(aside) word**⟧ b", "a(aside) **word** b"),
    # brackets and quotes all around
    ("⟦**「어텐션」**⟧은", "「**어텐션**」은"),
    ("⟦**『책 이름』**⟧은", "『**책 이름**』은"),
    ("⟦**“인용”**⟧은", "“**인용**”은"),
    ('그 ⟦**"인용"**⟧은', "그 “**인용**”은"),
    ("그 ⟦**'인용'**⟧은", "그 ‘**인용**’은"),
    ("이것은⟦**(중요)**⟧합니다", "이것은(**중요**)합니다"),
    ("⟦**[대괄호]**⟧는", "[**대괄호**]는"),
    # blanks inside
    ("여기가 ⟦** 가장 **⟧ 느립니다", "여기가 **가장** 느립니다"),
    ("⟦**가장 **⟧느립니다", "**가장** 느립니다"),
    ("⟦**어텐션 **⟧은 느립니다", "**어텐션**은 느립니다"),
    ("정말⟦** 가장**⟧ 느립니다", "정말 **가장** 느립니다"),
    ("a ⟦** much faster **⟧ way", "a **much faster** way"),
    ("⟦**어텐션(attention) **⟧은", "**어텐션**(attention)은"),
    ("⟦**bold **⟧text", None),
    # links
    ("⟦**[문서](https://example.com)**⟧를", "[**문서**](https://example.com)를"),
    (
        "⟦**[문서][1]**⟧를\n\n[1]: https://example.com",
        "[**문서**][1]를\n\n[1]: https://example.com",
    ),
    (
        "[⟦**문서(docs)**⟧를](https://example.com) 봅니다",
        "[**문서**(docs)를](https://example.com) 봅니다",
    ),
    # several in one paragraph
    (
        "⟦**가(one)**⟧는 ⟦**나(two)**⟧를 **다**와 ⟦**라(three)**⟧로",
        "**가**(one)는 **나**(two)를 **다**와 **라**(three)로",
    ),
    ("⟦**가(one)**⟧는 그리고 **나**는", "**가**(one)는 그리고 **나**는"),
    ("가⟦**(나)**⟧다 라⟦**마**⟧바", "가(**나**)다 라**마**바"),
    (
        "これを⟦**条件（Match）**⟧と⟦**対象（Target）**⟧で",  # the second waits for the first
        "これを**条件**（Match）と**対象**（Target）で",
    ),
    # where it stands
    ("### ⟦**제목(heading)**⟧은", "### **제목**(heading)은"),
    ("⟦**제목(heading)**⟧은\n=======", "**제목**(heading)은\n======="),
    ("- ⟦**목록(list)**⟧은\n- **둘**은", "- **목록**(list)은\n- **둘**은"),
    ("1. 하나\n\n   ⟦**목록(list)**⟧은", "1. 하나\n\n   **목록**(list)은"),
    ("- [ ] ⟦**할 일(task)**⟧은", "- [ ] **할 일**(task)은"),
    ("> 인용\n> ⟦**안에(inside)**⟧서", "> 인용\n> **안에**(inside)서"),
    ("> ⟦**두 줄\n> 인용(quote)**⟧은", "> **두 줄\n> 인용**(quote)은"),
    (
        "|가|나|\n|-|-|\n|⟦**표(table)**⟧는|⟦**「칸」**⟧은|",
        "|가|나|\n|-|-|\n|**표**(table)는|「**칸**」은|",
    ),
    ("글[^1]\n\n[^1]: ⟦**각주(note)**⟧는", "글[^1]\n\n[^1]: **각주**(note)는"),
    ("용어\n: ⟦**정의(term)**⟧는", "용어\n: **정의**(term)는"),
    ("{{< md >}}⟦**안쪽(inner)**⟧은{{< /md >}}", "{{< md >}}**안쪽**(inner)은{{< /md >}}"),
    ("{{< word >}}⟦**(주의)**⟧합니다", "{{< word >}}(**주의**)합니다"),
    ("글\r\n⟦**CRLF(줄)**⟧는\r\n", "글\r\n**CRLF**(줄)는\r\n"),
    ("- 가\n\n  > 나 ⟦**다(라마)**⟧바", "- 가\n\n  > 나 **다**(라마)바"),
    # no fix is sure
    ("⟦**⟧짝이 없음", None),
    ("2 ⟦** 3 **⟧ 4", None),
    ("⟦**C++**⟧로", None),
    ("⟦**100%**⟧가", None),
    ("⟦**정말!**⟧이라고", None),
    ("⟦**`kv_cache`**⟧는", None),
    ("⟦**print()**⟧는", None),
    ("⟦**f(x)**⟧는", None),
    ("가 ⟦****⟧ 나", None),
]
OPEN_TABLE = [
    ("⟦**C++**⟧로", "**C++**\\ 로"),
    ("⟦**100%**⟧가", "**100%**\\ 가"),
    ("⟦**`kv_cache`**⟧는", "**`kv_cache`**\\ 는"),
    ("가⟦**-나-**⟧다", "가\\ **-나-**\\ 다"),
    ("⟦**어텐션(Attention)**⟧은", "**어텐션**(Attention)은"),
    ("<div>⟦**HTML(raw)**⟧은</div>", "<div><strong>HTML(raw)</strong>은</div>"),
    (
        "<td>⟦**가**⟧</td><td><code>**나**</code></td>",
        "<td><strong>가</strong></td><td><code>**나**</code></td>",
    ),
    ("$a**b**c$ $$\nx ** y\n$$ \\(**a(b)**c\\)", None),
    ("⟦**$x$**⟧는", "**$x$**\\ 는"),
    ("`$` **가** $ ⟦**나(다라)**⟧마", "`$` **가** $ **나**(다라)마"),
    ("값은 \\$5 ⟦**가(나다)**⟧라 $", "값은 \\$5 **가**(나다)라 $"),
]
ROWS = [(PLAIN, *row) for row in TABLE] + [(OPEN, *row) for row in OPEN_TABLE]


def fixed(body: str, goldmark: Goldmark) -> str:
    """The body as `--fix` leaves it."""
    before = site(post(body), goldmark)
    after, _ = fix.until_done(before, lambda site: findings("literal-emphasis", site))
    return after.documents[0].text.removeprefix(FRONT).removesuffix("\n")


@pytest.mark.parametrize(("goldmark", "body", "_"), ROWS)
def test_found(goldmark, body, _):
    archive, expected = marked(post(body))

    assert found("literal-emphasis", archive, goldmark=goldmark) == expected


@pytest.mark.parametrize(("goldmark", "body", "expected"), ROWS)
def test_fixed(goldmark, body, expected):
    plain = re.sub("[⟦⟧]", "", body)

    assert fixed(plain, goldmark) == (plain if expected is None else expected)


def test_unknown_output_is_no_finding():
    """Nobody knows what a shortcode makes of its inside, or what `{{% %}}` puts beside a marker."""
    bodies = [
        "{{< box >}}**모름(unknown)**은{{< /box >}}",
        "{{% word %}}**(주의)**{{% word %}}합니다",
    ]

    assert [found("literal-emphasis", post(body)) for body in bodies] == [[], []]


ENCLOSED = [
    "{{< box >}}⟦**굵게**⟧{{< /box >}}",
    "앞 **글** {{< box >}}⟦**SM(Streaming)**⟧은{{< /box >}} 뒤",
    "{{< box >}}가 {{< word >}} ⟦**나**⟧{{< /box >}}",
    "{{< box >}}<b>가</b> `⟦**나**⟧`{{< /box >}} {{< md >}}**다**{{< /md >}}",
    "{{< box >}}{{< md >}}**가**{{< /md >}}{{< /box >}}",
    "{{< md >}}{{< box >}}**가**{{< /box >}}{{< /md >}}",
    "{{< box >}}{{< box >}}⟦**가**⟧{{< /box >}} ⟦**나**⟧{{< /box >}}",
    "{{< box >}}글{{< /box >}} **다(a)** 는",
]


def test_what_a_shortcode_encloses():
    settings = replace(PLAIN, plain_shortcodes=frozenset({"box"}))
    for body in ENCLOSED:
        archive, expected = marked(post(body))

        assert found("literal-emphasis", archive, goldmark=settings) == expected


@pytest.mark.slow
def test_hugo_prints_what_a_shortcode_encloses():
    pages = render([re.sub("[⟦⟧]", "", body) for body in ENCLOSED], PLAIN)

    assert ["**" in seen(html) for html in pages] == ["⟦" in body for body in ENCLOSED]


BLOCKS = [
    "{{% note %}}\n⟦**중요**⟧ 하나\n{{% /note %}}",
    "{{% note %}}\n\n**중요** 하나\n\n{{% /note %}}",
    "{{% note %}}⟦**중요**⟧ 하나{{% /note %}}",
    "{{% note2 %}}\n**중요** 하나\n\n**둘**\n{{% /note2 %}}",
    "{{% note2 %}}⟦**중요**⟧ 하나\n\n**둘** 셋\n{{% /note2 %}}",
    "글 {{% note %}}**중요** 하나{{% /note %}}",
    "- {{% note %}}\n  ⟦**중요**⟧ 하나\n  {{% /note %}}",
    "{{% raw %}}**중요** 하나{{% /raw %}}",
]


def test_what_a_shortcode_puts_into_a_block_of_html():
    settings = replace(
        PLAIN, unsafe=True, block_shortcodes=frozenset({("note", ""), ("note2", "\n")})
    )
    for body in BLOCKS:
        archive, expected = marked(post(body))

        assert found("literal-emphasis", archive, goldmark=settings) == expected


@pytest.mark.slow
def test_hugo_prints_what_a_shortcode_puts_into_a_block_of_html():
    pages = render([re.sub("[⟦⟧]", "", body) for body in BLOCKS], replace(PLAIN, unsafe=True))

    assert ["**" in seen(html) for html in pages] == ["⟦" in body for body in BLOCKS]


def test_a_url_is_no_bold_text():
    assert found("literal-emphasis", post("<https://example.com/**a(b)**c>")) == []


def test_a_resource_is_not_rendered():
    archive = post("글") + "-- content/posts/a/notes.md --\n**대기(Latency)**하는\n"

    assert found("literal-emphasis", archive) == []


@pytest.mark.parametrize(
    ("body", "en", "ko"),
    [
        (
            "**대기(Latency)**하는",
            "after `)` and before `하` it does not close",
            "`)` 뒤, `하` 앞이라",
        ),
        ("이것은**(주의)**", "after `은` and before `(` it does not open", "`은` 뒤, `(` 앞이라"),
        ("**대기 **하는", "after a space it does not close", "앞에 공백이 있어"),
        ("정말** 대기**", "before a space it does not open", "뒤에 공백이 있어"),
        ("**`a`**는", "after `` ` `` and before `는`", "`` ` `` 뒤, `는` 앞"),
        ("**짝이 없음", "it has no partner", "짝이 없습니다"),
        ("가**(나)**다 라**마**바", "after `가` and before `(`", "열지 못합니다"),
    ],
)
def test_the_message_says_why(body, en, ko):
    first = findings("literal-emphasis", post(body))[0]

    assert en in first.message.en
    assert ko in first.message.ko


def test_a_space_is_offered_but_not_safe():
    (finding,) = findings("literal-emphasis", post("**C++**로 적은 **GPU**는"))

    assert finding.help
    assert finding.help.en.endswith(": `**C++** 로`")
    assert finding.fix
    assert not finding.fix.safe


# --- put before Hugo ---

MARKERS = ["**"] * 30 + ["*"] * 5 + ["***", "***", "****"] + ["~"] * 8 + ["~~", "~~", "~~~"]
LETTERS = [*"가나를은" * 4, "a", "B", "Z9", "漢", "の", "é", "ñ", "10", "kv_cache", "_", "__"]
MARKS = [
    *"().,\"'!?:%+/-=<>|#&;^",
    *"「」『』（）。，“”…—·€№",
    "😀",
    "👍🏽",
    "\U0001fae9",
    "\u200b",
]
BLANKS = [" "] * 14 + ["\n"] * 4 + ["\u3000", "\u00a0", "\t", "\r\n"]
CODE = ["`", "``", "`a`", "`**`", "\\", "\\*", "\\ ", "&amp;", "&#42;", "<b>", "</b>"]
LINKS = ["[가](u)", "[", "](u)", "![", "<https://a.b>", "[^1]"]
BLOCKS = ["\n\n", "\n- ", "\n> ", "\n1. ", "\n## ", " | ", "\n\n|a|b|\n|-|-|\n| ", "\n\n[^1]: "]
CALLS = ["{{< word >}}", "{{< md >}}", "{{< /md >}}"]
MATH = ["$"] * 8 + ["$$", "$$", "\\(", "\\)"]
TOKENS = [*MARKERS, *LETTERS, *MARKS, *BLANKS, *CODE, *LINKS, *BLOCKS, *CALLS]

OTHER = r"(?:(?!\{\{< /?md).)*"
BALANCED = re.compile(
    rf"(?:{OTHER}\{{\{{< md >\}}\}}{OTHER}\{{\{{< /md >\}}\}})*{OTHER}", re.DOTALL
)

WORDS = ["어텐션", "대기", "SM", "FFN", "C++", "100%", "`kv_cache`", "[문서](https://a.b)", "정말!"]
ASIDES = ["", "", "(Latency Hiding)", " (주의)", "（注意）", "(f(x))", "(`code`)", "[1]", " ", "."]
AROUND = ["", "", "", '""', "''", "「」", "“”", "()", "  "]
BEFORE = ["", " ", " ", "는 ", "이것은", "a ", "(", "> ", "- ", "## ", "{{< word >}}"]
AFTER = ["", " ", "는 ", "으로 ", "하는 ", ", ", ". ", "s ", ")", "\n", "이다. "]


def soup(seed: str, tokens: list[str]) -> str:
    """Tokens in any order: what nobody writes."""
    chance = random.Random(seed)
    text = "".join(chance.choice(tokens) for _ in range(chance.randint(3, 14)))
    text = text.replace("*\\ *", "*\\ 가*")  # two asterisks that only look like one marker
    return text if BALANCED.fullmatch(text) else ""


def prose(seed: str) -> str:
    """One to three terms in bold: what people write."""
    chance = random.Random(seed)
    text = ""
    for _ in range(chance.randint(1, 3)):
        around = chance.choice(AROUND)
        inner = chance.choice(WORDS) + chance.choice(ASIDES)
        half = len(around) // 2
        marker = chance.choice(["**", "**", "**", "***"])
        term = f"{marker}{around[:half]}{inner}{around[half:]}{marker}"
        text += chance.choice(BEFORE) + term + chance.choice(AFTER)
    return text


def generated(goldmark: Goldmark, name: str, count: int) -> dict[str, str]:
    """Cases by their seeds."""
    tokens = TOKENS + MATH if goldmark.passthrough else TOKENS
    seeds = [f"{name}-{i}" for i in range(count)]
    return {s: prose(s) if i % 2 else soup(s, tokens) for i, s in enumerate(seeds)}


def unescaped(body: str) -> str:
    """The body with another character instead of each escaped asterisk, which Hugo would print."""
    plus = re.sub(r"\\(.)", lambda m: "\\+" if m[1] == "*" else m[0], body, flags=re.DOTALL)
    return plus.replace("&#42;", "&#43;")


def document(body: str, goldmark: Goldmark) -> Document:
    return Document("a.ko.md", "ko", f"{FRONT}{body}", "/a", goldmark=goldmark)


def visible(html: str) -> str:
    """What a reader sees, without blanks, asterisks, tildes and the direction of quotes."""
    text = LexborHTMLParser(f"<body>{html}</body>").body.text()
    return re.sub(r"[\s*~\u200b]", "", text.translate(str.maketrans("“”‘’", "\"\"''")))


def ways(body: str, goldmark: Goldmark) -> Iterator[embolden.Way]:
    """The cures of a body, unsafe ones included."""
    parsed = markdown.parse(body, 0, goldmark)
    for broken in emphasis.broken(body, parsed, goldmark):
        if way := embolden.cure(body, parsed.blocks, broken, goldmark):
            yield way


def bold(html: str) -> set[str]:
    """What a reader sees in bold."""
    return {visible(node.html or "") for node in LexborHTMLParser(html).css("strong")}


def asked(goldmark: Goldmark, name: str) -> dict[str, str]:
    """The cases to put before Hugo: the table's and generated ones."""
    rows = {body: re.sub("[⟦⟧]", "", body) for settings, body, _ in ROWS if settings is goldmark}
    return rows | generated(goldmark, name, CASES // 2)


@pytest.mark.slow
@pytest.mark.parametrize("goldmark", [PLAIN, OPEN], ids=["plain", "open"])
def test_hugo_agrees(goldmark):
    cases = asked(goldmark, f"case-{goldmark.unsafe}")
    pages = render([unescaped(body) for body in cases.values()], goldmark)
    wrong = {
        seed: body
        for (seed, body), html in zip(cases.items(), pages, strict=True)
        if any(literal_emphasis.check(document(body, goldmark))) != ("**" in seen(html))
    }

    assert wrong == {}


@pytest.mark.slow
@pytest.mark.parametrize("goldmark", [PLAIN, OPEN], ids=["plain", "open"])
def test_hugo_renders_every_fix(goldmark):
    """What was meant is bold, and all else looks as it did."""
    tried = [
        (seed, body, way.applied(body), f"x {way.bold.of(body)}")
        for seed, body in asked(goldmark, f"fix-{goldmark.unsafe}").items()
        for way in ways(body, goldmark)
    ]
    pages = render([unescaped(b) for _, *three in tried for b in three], goldmark)
    wrong = [
        case
        for case, old, new, meant in zip(tried, pages[::3], pages[1::3], pages[2::3], strict=True)
        if visible(new) != visible(old) or visible(meant)[1:] not in bold(new)
    ]

    assert wrong == []
    assert len(tried) > CASES / 10


@pytest.mark.slow
@pytest.mark.parametrize("goldmark", [PLAIN, OPEN], ids=["plain", "open"])
def test_hugo_renders_all_fixes_together(goldmark):
    """No asterisks are left where every finding had a fix; one more round changes nothing."""
    cases = asked(goldmark, f"all-{goldmark.unsafe}")
    left, bodies = [], []
    for body in cases.values():
        text = body
        for _ in range(fix.ROUNDS):
            found = list(literal_emphasis.check(document(text, goldmark)))
            edits = [edit for finding in found if finding.fix for edit in finding.fix.edits]
            if not edits:
                break
            text = fix.edited(f"{FRONT}{text}", edits).removeprefix(FRONT)
        left.append(found)
        bodies.append(text)
    pages = render([unescaped(body) for body in chain(cases.values(), bodies)], goldmark)
    wrong = [
        (seed, body)
        for seed, body, found, old, new in zip(
            cases, bodies, left, pages[: len(cases)], pages[len(cases) :], strict=True
        )
        if visible(new) != visible(old)
        or bool(found) != ("**" in seen(new))
        or any(finding.fix for finding in found)
    ]

    assert wrong == []


def test_a_crowd_is_found_but_not_cured():
    """Proving a cure takes the length of the block; here there would be thousands."""
    crowd = "**어텐션(attention)**은 " * 2000
    found = list(literal_emphasis.check(document(crowd, PLAIN)))

    assert len(found) == 2000
    assert not any(finding.fix for finding in found)


@pytest.mark.parametrize(
    "body", ["f(x, **kw)는 (y, **kv)를", "**kwargs와 **args", "**가)****나)**다"]
)
def test_what_may_be_code_is_not_mended_by_itself(body):
    found = literal_emphasis.check(document(body, OPEN))

    assert not any(finding.fix and finding.fix.safe for finding in found)
