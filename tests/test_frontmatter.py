"""Front matter as Hugo reads it: Hugo is asked each time, so that a new Hugo shows its differences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import hugo_truth
from twinpost.frontmatter import FrontMatter, Problem, parse, tree
from twinpost.span import Lines, Span


def yaml(content: str) -> str:
    """A document with `content` between its fences."""
    return f"---\n{content}---\nBody.\n"


# What Hugo accepts. Values are compared with what Hugo reads.

PLAIN = [
    "title: Hello\n", "title: 안녕하세요, 세계\n", "제목: 값\n태그: [가, 나]\n", "title: 'it''s done'\n",
    'title: "He said \\"hi\\""\n', "title: C++ & Rust!\n", "a: http://x.org/?a=b#c\n", "a: b:c\n",
    "title: 10:30 meeting\n", "a: x@y.z\n", "a: 50% off\n", "a: R&D\n", "a: what?\n", "a: a*b*c\n",
    "a: it's plain\n", 'a: say "hi" now\n', "a: [draft]\n", "a: '[draft] x'\n", "a: don't # note\n",
]  # fmt: skip
TYPES = [
    "a: 010\n", "a: 0o17\n", "a: 0x1F\n", "a: 0b101\n", "a: 1e3\n", "a: 1.5e3\n", "a: 1_000\n",
    "a: yes\nb: no\nc: on\nd: off\n", "a: true\nb: True\nc: TRUE\nd: tRUE\n", "a: ~\nb: null\nc:\n",
    "a: 2026-01-03\n", "a: 2026-01-03T10:00:00+09:00\n", "a: 1.50\n", "a: .5\n", "a: 1.\n",
    "a: -7\n", "a: +7\n", "a: 08\n", "a: 1.2.3\n", "a: 18446744073709551616\n", "a: '010'\n",
    "1: a\n010: b\n-2.5: c\ntrue: d\n", "a: !!str 12\n", "a: 12abc\n", "a: -x\n", "a: 60:30\n",
]  # fmt: skip
NESTED = [
    "tags:\n  - a\n  - 나\n", "tags:\n- a\n- b\n", "cover:\n    image: x.png\n    alt: '그림'\n",
    "a:\n  - b: 1\n    c: 2\n  - b: 3\n", "a: {b: 1, c: [2, 3]}\n", "a: [1, 'b', \"c\", d e]\n",
    "a: []\nb: {}\n", "a: [\n  1,\n  2,\n]\n", "a:\n  b:\n    c:\n      d: 1\n", "a:\n\n  b: 1\n",
    "a: [x, y,]\n", "a:\n  # comment\n  - x\n", "tags:\n  -A\n", "a: &x 1\nb: *x\n",
    "base: &b {x: 1}\nuse:\n  <<: *b\n  y: 2\n", "a: &l [1, 2]\nb: *l\n", "? a\n: b\n",
    "a:\n    b: 1\n    \n    c: 2\n", "Title: x\nCover:\n  Image: y\n", "a: A\n  - B\n",
    "a: A - x\n  - B: 'c'\n", "t:\n  - A\n   - 'B: c'\n", "a: {b:1, c:'d', e: f}\n", "a: [b,\nc]\n",
]  # fmt: skip
BLOCKS = [
    "a: |\n  one\n  two\n", "a: >\n  one\n  two\n", "a: >-\n  하나\n  둘\n", "a: |+\n  one\n\nb: 1\n",
    "a: one\n  two\n", "a: 'one\n  two'\n", 'a: "one\n  two"\n', 'a: "one\\\n  two"\n',
    "a: |2\n    one\n", "a: >\n\n  one\nb: x\n",
]  # fmt: skip
BLANKS = [
    "a: 1 \n", "\na: 1\n\n\nb: 2\n", "a:\t1\n", "a: x\ty\n", "a: 'x\ty'\n", 'a: "x\ty"\n',
    "a: 1\t# c\n", "# only\n", "", "\n", " a: 1\n b: 2\n", "a: x\u00a0y\n", "a: x\u200by\n",
    "\u00a0a: 1\n", "a: \U0001f600 x\n", "a: x\u2028y\n", "a: x\x85y\n", "a: x\ufeffy\n",
    'a: "\\u00e9\\t\\x41\\n"\n', "a: \x07x\n", "a: 1\r\nb: 'x\r\n  y'\r\n",
]  # fmt: skip
WHOLE = [
    "\ufeff---\na: 1\n---\nBody.\n", "\n\n---\na: 1\n---\n", "---\r\na: 1\r\n---\r\nBody.\r\n",
    "---\ra: 1\r---\rBody.\r", "--- \na: 1\n--- \nBody.\n", "---\na: 1\n----\n", "Body only.\n", "",
    "---\n---\n", "---\na: 1\n---", "  ---\na: 1\n---\n", "--- a: 1\n---\n", "---\na: 1\n---x\n",
    "---\na: 1\n...\nb: 2\n---\n",
    "－－－\na: 1\n－－－\n", "<!-- x -->\n---\na: 1\n---\n", "# Heading\n", "a: 1\n---\n",
]  # fmt: skip
TOML = [
    '+++\na = "가"\nb = [1, 2]\n[c]\nd = true\n+++\n',
    "+++\n[[r]]\ns = 'x'\n[[r]]\ns = 'y'\n+++\n",
    '+++\na = """x\ny"""\nb.c = 1.5\n"d e" = 0x10\n+++\n',
    "+++\na = {b = 1, c = [2]}\n+++\n",
]
JSON = [
    '{"a": "가", "b": [1, {"c": null}]}\nBody.\n', '{\n  "a": {"b": 1e3},\n  "B": "\\u00e9"\n}\n',
]  # fmt: skip
ACCEPTED = [*map(yaml, PLAIN + TYPES + NESTED + BLOCKS + BLANKS), *WHOLE]

# What Hugo rejects: ⟦ ⟧ stand around the first problem; then the text that the fix leaves, or None.

REJECTED: list[tuple[str, str | None]] = [
    (
        "summary: 'A walk from each module⟦'⟧s role to the last'\n",
        'summary: "A walk from each module\'s role to the last"\n',
    ),
    ("title: 'it⟦'⟧s \"x\"'\n", "title: 'it''s \"x\"'\n"),
    ("title: '철수⟦'⟧s 글'\n", 'title: "철수\'s 글"\n'),
    ("title: 'it⟦'⟧s done''s'\n", "title: \"it's done's\"\n"),
    ("tags: ['it⟦'⟧s', b]\n", 'tags: ["it\'s", b]\n'),
    ("tags:\n  - 'it⟦'⟧s'\n", 'tags:\n  - "it\'s"\n'),
    ("cover:\n  alt: 'the cat⟦'⟧s'\n", 'cover:\n  alt: "the cat\'s"\n'),
    ('title: "He said ⟦"⟧hi" ok"\n', "title: 'He said \"hi\" ok'\n"),
    ('title: "it\'s ⟦"⟧so" ok"\n', 'title: "it\'s \\"so\\" ok"\n'),
    ("title: ⟦'⟧abc\nslug: x\nsummary: 'foo'\n", "title: 'abc'\nslug: x\nsummary: 'foo'\n"),
    ('title: ⟦"⟧abc\nx: 1\n', 'title: "abc"\nx: 1\n'),
    ("title: ⟦'⟧abc\"\nx: 1\n", "title: 'abc'\nx: 1\n"),
    ("title: ⟦'⟧abc’\nx: 1\n", "title: 'abc'\nx: 1\n"),
    ("title: 'a' ⟦b⟧\n", "title: \"'a' b\"\n"),
    ('title: "Hello" ⟦세계⟧\n', "title: '\"Hello\" 세계'\n"),
    ("title: 'a'⟦,⟧\n", "title: 'a'\n"),
    ('path: "C:⟦\\d⟧ir"\n', 'path: "C:\\\\dir"\n'),
    ('title: "it⟦\\\'⟧s"\n', 'title: "it\'s"\n'),
    ('path: "C:⟦\\d⟧ir\\new"\n', None),
    ("title: Foo⟦:⟧ bar\n", 'title: "Foo: bar"\n'),
    ("제목: 부팅⟦:⟧ 이야기\n", '제목: "부팅: 이야기"\n'),
    ('title: say "a"⟦:⟧ b\n', "title: 'say \"a\": b'\n"),
    ("title: ⟦@⟧foo\n", 'title: "@foo"\n'),
    ("title: ⟦`⟧make` it\n", 'title: "`make` it"\n'),
    ("title: ⟦*⟧bold* x\n", 'title: "*bold* x"\n'),
    ("title: ⟦*⟧*굵게**\n", 'title: "**굵게**"\n'),
    ("title: ⟦[⟧draft] foo\n", 'title: "[draft] foo"\n'),
    ("title: ⟦{⟧{ x }}\n", 'title: "{{ x }}"\n'),
    ("title: ⟦>⟧ quoted\n", 'title: "> quoted"\n'),
    ("title: ⟦|⟧ piped\n", 'title: "| piped"\n'),
    ("tags: ⟦[⟧a, b\nx: 1\n", "tags: [a, b]\nx: 1\n"),
    ("title⟦:⟧foo\nb: 1\n", "title: foo\nb: 1\n"),
    ("제목⟦：⟧값\nb: 1\n", "제목: 값\nb: 1\n"),
    ("title⟦ = ⟧foo\nb: 1\n", "title: foo\nb: 1\n"),
    ("cover:\n⟦\t⟧image: a\n", "cover:\n  image: a\n"),
    ("cover:\n  image: a\n⟦\t⟧alt: b\n", "cover:\n  image: a\n  alt: b\n"),
    ('a: 1\nt: "x⟦\t⟧y"\nc: 2\n', 'a: 1\nt: "x\\ty"\nc: 2\n'),
    ("title: x\n⟦  ⟧slug: y\n", "title: x\nslug: y\n"),
    ("cover:\n    image: a\n⟦  ⟧alt: b\n", "cover:\n    image: a\n    alt: b\n"),
    ("title: a\n⟦title⟧: a\n", "title: a\n"),
    ("title: a\n⟦title⟧: b\n", None),
    ("title:⟦\u00a0⟧foo\nb: 1\n", "title: foo\nb: 1\n"),
    ("a: 1\ntitle:⟦\u200b⟧foo\n", "a: 1\ntitle: foo\n"),
    ("tags: [a\n⟦나⟧, c]\n", None),
    ("a: 1\n⟦j⟧ust text\nb: 2\n", None),
    ("a: [1, 2]\nb: ['x'⟦ ⟧'y']\n", "a: [1, 2]\nb: ['x', 'y']\n"),
    ('title: "Hello" ⟦and "World"⟧\n', 'title: \'"Hello" and "World"\'\n'),
    ("⟦-⟧ a\n- b\n", None),
    ("⟦h⟧ello\n", None),
    ("tags: ⟦-⟧ a\n", None),
]
FENCES: list[tuple[str, str | None]] = [
    ("---\na: 1\n⟦...⟧\nBody.\n", "---\na: 1\n---\nBody.\n"),
    ("---\na: 1\n⟦ ---⟧\nBody.\n", "---\na: 1\n---\nBody.\n"),
    ("---\na: 1\n⟦--⟧\nBody.\n", "---\na: 1\n---\nBody.\n"),
    ("---\na: 1\n⟦—⟧\nBody.\n", "---\na: 1\n---\nBody.\n"),
    ("---\na: 1\n⟦...⟧\nBody, text.\n---\nx\n", "---\na: 1\n---\nBody, text.\n---\nx\n"),
    ("⟦---⟧\na: 1\n", None),
    ("⟦--⟧\na: 1\n---\n", "---\na: 1\n---\n"),
    ("⟦-⟧ item\n", None),
    ("⟦+++⟧\na = 1\n", None),
    ("+++\na⟦: ⟧'x'\n+++\n", "+++\na = 'x'\n+++\n"),
    ("+++\na = ⟦hello world⟧\n+++\n", '+++\na = "hello world"\n+++\n'),
    ("+++\na = 1\n⟦a = 2⟧\n+++\n", None),
    ("+++\n제⟦목⟧ = 1\n+++\n".replace("제⟦목⟧", "⟦제⟧목"), None),
    ('{"a": 1⟦,⟧}\n', '{"a": 1}\n'),
    ('{"a": 1 ⟦"⟧b": 2}\n', None),
    ('⟦{⟧"a": 1\n', None),
    ("⟦{⟧{< figure >}}\n".replace("⟦{⟧{", "{⟦{⟧"), None),
]
BROKEN = [*((yaml(before), after and yaml(after)) for before, after in REJECTED), *FENCES]

# Where we and Hugo differ, and know it: True when Hugo accepts what we call broken.

KNOWN = [
    ("a: x\n}b: 1\n", True),  # Hugo takes a stray bracket in a key for text
    ("a:\n[x]\n", True),  # a list at the margin below its key
    ("a: {b: c: d}\n", True),  # two colons in braces
    ("a:\n  - GP<<: U\n", False),  # `<<:` anywhere starts a merge
    ("a: 1\n&b: 2\nc: 3\n", False),  # a key that looks like an anchor
]


def unmarked(text: str) -> tuple[str, Span]:
    """The text without its marks, and what they stood around."""
    start = text.index("⟦")
    plain = text.replace("⟦", "", 1)
    end = plain.index("⟧")
    return plain.replace("⟧", "", 1), Span(start, end)


def mended(text: str, problems: Sequence[Problem]) -> str:
    """The text with the edits of all problems applied."""
    edits = sorted((edit for each in problems for edit in each.edits), key=lambda e: e[0])
    for span, new in reversed(edits):
        text = text[: span.start] + new + text[span.end :]
    return text


@cache
def accepted_by_hugo() -> list[dict[str, object]]:
    """What Hugo reads in everything that it should accept: one run."""
    pages: list[dict[str, object]] = hugo_truth.read(ACCEPTED)
    return pages


@cache
def errors_of_hugo() -> list[str]:
    """What Hugo says of everything that it should reject."""
    errors: list[str] = hugo_truth.errors(unmarked(before)[0] for before, _ in BROKEN)
    return errors


def plain(value: object) -> object:
    """A value as JSON has it: lower-case keys, one kind of number."""
    if isinstance(value, dict):
        return {str(key).lower(): plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def top_level(front: FrontMatter) -> dict[str, object]:
    """The values of the fields that are no part of another."""
    parts = {f"{path}." for path in front.fields}
    nested = {p for p in front.fields if any(p.startswith(each) for each in parts)}
    return {path: plain(front.fields[path].value) for path in front.fields if path not in nested}


HUGOS_OWN = {"title", "date", "draft", "iscjklanguage", "tags", "aliases", "summary"}


@pytest.mark.parametrize("i", range(len(ACCEPTED)), ids=[repr(text)[:60] for text in ACCEPTED])
def test_accepted(i: int) -> None:
    front = parse(ACCEPTED[i])
    page = accepted_by_hugo()[i]
    params = page["params"]
    assert isinstance(params, dict)
    hugo = {key: plain(value) for key, value in params.items() if key not in HUGOS_OWN}
    ours = {key: value for key, value in top_level(front).items() if key not in HUGOS_OWN}

    assert front.problems == ()
    assert ours == hugo
    if "title" in front.fields:
        assert str(front.fields["title"].value) == page["title"]


@pytest.mark.parametrize("i", range(len(BROKEN)), ids=[repr(text)[:60] for text, _ in BROKEN])
def test_rejected(i: int) -> None:
    marked, after = BROKEN[i]
    text, span = unmarked(marked)
    problems = parse(text).problems

    assert errors_of_hugo()[i] != ""
    assert problems
    assert (problems[0].span, problems[0].span.of(text)) == (span, span.of(text))
    assert mended(text, problems) == (text if after is None else after)
    assert (problems[0].title is not None) == bool(problems[0].edits)


def test_fixes_are_accepted_by_hugo() -> None:
    fixed = [after for _, after in BROKEN if after]

    assert len(hugo_truth.read(fixed)) == len(fixed)
    assert [parse(text).problems for text in fixed] == [()] * len(fixed)


def test_place_is_that_of_hugo() -> None:
    text, _ = unmarked(yaml("a: 1\n" + REJECTED[0][0]))
    place = re.search(r"\.md:(\d+):(\d+)", hugo_truth.error(text))
    ours = Lines(text).position(parse(text).problems[0].span.start)

    assert place
    assert ours.line == int(place[1])
    assert abs(ours.column - int(place[2])) <= 1


@pytest.mark.parametrize(("content", "accepted"), KNOWN)
def test_known_difference(content: str, accepted: bool) -> None:
    text = yaml(content)

    assert (hugo_truth.error(text) == "") == accepted
    assert bool(parse(text).problems) == accepted


def test_all_independent_problems() -> None:
    text = yaml("a: 'it's'\ntitle: 글\nb: Foo: bar\nc: @x\nc2: fine\n")
    front = parse(text)
    places = [Lines(text).position(each.span.start).line for each in front.problems]

    assert places == [2, 4, 5]
    assert front.fields["title"].value == "글"
    assert front.fields["c2"].value == "fine"
    assert parse(mended(text, front.problems)).problems == ()


def test_messages_are_in_both_languages() -> None:
    for marked, _ in BROKEN:
        for problem in parse(unmarked(marked)[0]).problems:
            for sentence in (problem.message, problem.help):
                assert re.search("[가-힣]", sentence.ko)
                assert not sentence.en.endswith(".")
                assert not sentence.ko.endswith(".")


SPANS = """---
⟦title⟧: ⟦'A: B'⟧   # comment
⟦cover⟧:
    ⟦image⟧: ⟦x.png⟧
⟦tags⟧:
  - ⟦하나⟧
  - ⟦"둘"⟧
⟦summary⟧: ⟦>-
  one
  two⟧

⟦list⟧: [⟦a b⟧, ⟦'c'⟧]
⟦empty⟧:
---
"""


def test_spans_of_fields() -> None:
    text = SPANS.replace("⟦", "").replace("⟧", "")
    front = parse(text)
    found = {
        span.of(text)
        for field in front.fields.values()
        if not isinstance(field.value, dict | list)
        for span in (field.key_span, field.value_span)
    } | {front.fields[path].key_span.of(text) for path in ("cover", "tags", "list")}

    assert found - {""} == set(re.findall(r"⟦([^⟧]+)⟧", SPANS))
    assert front.fields["cover"].value_span.of(text) == "image: x.png"
    assert front.fields["list"].value_span.of(text) == "[a b, 'c']"
    assert front.span.of(text) == text
    assert front.content.of(text) == text[4:-4]


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        (TOML[0], {"a": "'가'", "b.1": "2", "c.d": "True"}),
        (TOML[1], {"r.0.s": "'x'", "r.1.s": "'y'"}),
        (TOML[3], {"a.b": "1", "a.c.0": "2"}),
        (JSON[0], {"a": "'가'", "b.1.c": "None"}),
        ("---\na: &x {y: 1}\nb: *x\n---\n", {"b.y": "1", "a.y": "1"}),
    ],
)
def test_paths(text: str, paths: dict[str, str]) -> None:
    fields = parse(text).fields

    assert {path: repr(fields[path].value) for path in paths} == paths


def test_the_same_without_the_c_extension(monkeypatch: pytest.MonkeyPatch) -> None:
    # ruamel.yaml itself has ideas of its own about tabs outside quotes, and about `{b:1}`.
    texts = [
        text
        for text in (*ACCEPTED, *(unmarked(m)[0] for m, _ in BROKEN))
        if not re.search("\t|{b:", text)
    ]
    fast = [parse(text) for text in texts]
    library = tree.library()
    pure = type(library)(**{**vars(library), "open": tree._pure()})
    monkeypatch.setattr(tree, "library", lambda: pure)
    slow = [parse(text) for text in texts]

    def keys(front: FrontMatter) -> list[tuple[str, Span]]:
        return [(path, field.key_span) for path, field in front.fields.items()]

    assert [top_level(each) for each in slow] == [top_level(each) for each in fast]
    assert [keys(each) for each in slow] == [keys(each) for each in fast]
    assert [bool(each.problems) for each in slow] == [bool(each.problems) for each in fast]


def check(text: str) -> None:
    """What holds for every text."""
    front = parse(text)
    spans = [front.span, front.content, *(each.span for each in front.problems)]
    spans += [span for each in front.problems for span, _ in each.edits]
    for field in front.fields.values():
        spans += [field.key_span, field.value_span]
    for span in spans:
        assert 0 <= span.start <= span.end <= len(text)
    for path, field in front.fields.items():
        name = field.key_span.of(text).lower()
        if name.isalpha() and field.key_span != field.value_span:
            assert path.endswith(name)


PIECES = st.sampled_from(
    [*"'\":#@`%*&!|>[]{},-? \t\n\\~=\r", ": ", "- ", "\n  ", "---\n", "...", "<<", "가", "\u00a0",
     "\u200b", "\ufeff", "\u2028", "\x85", "\x00", "\udc80", "\U0001f600", "a", "title", "1"]
)  # fmt: skip
REALISTIC = st.sampled_from([*ACCEPTED, *(unmarked(marked)[0] for marked, _ in BROKEN)])


@given(st.text(st.characters(exclude_categories=()), max_size=60))
@example("---\na: \udcff\n---\n")
@example("---\n" + "[" * 5000 + "\n---\n")
@example("---\n" + "- " * 5000 + "\n---\n")
@example("---\na: &x [*x]\n---\n")
@example("{" * 5000)
@example("+++\na = " + "[" * 5000)
@settings(max_examples=100, deadline=None)
def test_any_text(text: str) -> None:
    for fence in ("", "---\n", "+++\n", "{"):
        check(fence + text)
        check(fence + text + {"": "", "{": "}"}.get(fence, "\n" + fence))


@given(REALISTIC, st.integers(0, 200), PIECES, st.integers(0, 3))
@settings(max_examples=200, deadline=None)
def test_mutated_text(text: str, at: int, piece: str, cut: int) -> None:
    at = min(at, len(text))

    check(text[:at] + piece + text[at + cut :])
