"""Front matter as Hugo reads it: our reader beside the answers in tests/truth."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import truth
from truth import Case, record
from twinpost.frontmatter import FrontMatter, Problem, parse, tree, yaml
from twinpost.span import Lines, Span

ANSWERS = truth.answers()
CASES = truth.cases()

# What Hugo reads and then refuses is the matter of other rules.
READ = re.compile(
    r"is not a parsable date|failed to (?:decode|resolve)|URLs with protocol|deprecated"
    r"|unable to cast|must be a map"
)


def answer(case: Case) -> dict[str, Any]:
    """What Hugo made of a case."""
    found: dict[str, Any] = ANSWERS[case.group][case.name]
    return found


def is_broken(case: Case) -> bool:
    """Does Hugo reject its syntax?"""
    said = answer(case).get("rejected", "")
    return bool(said) and not READ.search(said)


ACCEPTED = [case for case in CASES if not is_broken(case)]
BROKEN = [case for case in CASES if is_broken(case)]

# Where our values and Hugo's differ, and we know it.
KNOWN = {
    "json: big number",  # Hugo's numbers of JSON are floats
    "quotes: escape with odd digits",  # `\\u12zz` is some character
    "realistic: menus and cascade",  # a page gets what it cascades
    "values: starts with an exclamation mark, a key behind",  # the title is a map of what follows
}


def mended(text: str, problems: Sequence[Problem]) -> str:
    """The text with the edits of all problems applied."""
    edits = sorted((edit for each in problems for edit in each.edits), key=lambda e: e[0])
    for span, new in reversed(edits):
        text = text[: span.start] + new + text[span.end :]
    return text


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
    merged = {"<<"}
    return {path: plain(front.fields[path].value) for path in {*front.fields} - nested - merged}


# What Hugo changes or adds on the way from a front matter to the parameters of a page.
HUGOS_OWN = {
    "title", "date", "lastmod", "publishdate", "expirydate", "pubdate", "modified", "draft",
    "iscjklanguage", "tags", "categories", "keywords", "aliases", "summary", "description", "slug",
    "url", "weight", "params", "linktitle", "headless", "type", "layout", "markup",
    "translationkey", "outputs",
}  # fmt: skip


@pytest.mark.parametrize("case", ACCEPTED, ids=str)
def test_accepted(case: Case) -> None:
    front = parse(case.text)
    hugo = answer(case)
    params = hugo.get("params", {})

    assert front.problems == ()
    if isinstance(params, dict) and not {"rejected", "page"} & set(hugo) and str(case) not in KNOWN:
        ours = top_level(front)
        inner = ours.get("params")
        inner = inner if isinstance(inner, dict) else {}
        assert others(ours | inner) == others(plain(params))
        if isinstance(ours.get("title"), str):
            assert ours["title"] == hugo["title"]


def others(values: Any) -> dict[str, object]:
    """The values that Hugo leaves as they are."""
    return {key: value for key, value in values.items() if key not in HUGOS_OWN}


@pytest.mark.parametrize("case", BROKEN, ids=str)
def test_rejected(case: Case) -> None:
    problems = parse(case.text).problems
    after = case.mended.text if case.mended else case.text

    assert problems
    if not case.name.endswith(", mended"):
        assert mended(case.text, problems) == after
    assert (problems[0].title is not None) == bool(problems[0].edits)
    if case.marked:
        assert (problems[0].span, problems[0].span.of(case.text)) == (
            case.marked,
            case.marked.of(case.text),
        )


def test_every_fix_is_accepted_by_hugo() -> None:
    still = [str(case) for case in CASES if case.mended and is_broken(case.mended)]

    # Of what is YAML between `+++` the first run mends the colons, the next one the quotes.
    assert still == ["fences: YAML between pluses"]


@pytest.mark.slow
def test_answers_are_those_of_this_hugo() -> None:
    asked = record.record(CASES)
    stale = [str(c) for c in CASES if asked[c.group][c.name] != ANSWERS[c.group].get(c.name)]
    gone = [(g, name) for g in ANSWERS for name in ANSWERS[g] if name not in asked.get(g, {})]

    assert (stale, gone) == ([], []), (
        "Hugo, or a case, has changed: run `python tests/truth/record.py`, and read the git diff"
    )


# Where we do not point where Hugo notices, often at the value or key as a whole, but at the cause.
CAUSES = (
    "a colon and a space", "no space after", "where a colon belongs", "an invisible character",
    "a tab in a double-quoted value", "that starts with", "never closed", "does not close",
    "indented by", "is indented, and", "backslashes mean", "not indented", "no dash", "the apostrophe in", "before the closing quote", "before the key", "is never", "stands among", "behind the fence", "holds no `key: value`", "a colon with no key",
)  # fmt: skip
LATE = {  # exotic, or Hugo points at the end of what it read
    "blocks: in braces", "quotes: escape of too few digits", "quotes: escape with half a pair",
    "quotes: colon behind", "structure: braces, a value goes on", "structure: directive",
    "structure: key that begins with a percent sign",
}  # fmt: skip


@pytest.mark.parametrize(
    "case",
    [case for case in BROKEN if case.text.startswith("---\n") and "at" in answer(case)],
    ids=str,
)
def test_place_is_that_of_hugo(case: Case) -> None:
    problem = parse(case.text).problems[0]
    line, column = map(int, answer(case)["at"].split(":"))
    start, end = map(Lines(case.text).position, (problem.span.start, problem.span.end))
    near = start.line == line and start.column - 1 <= column <= end.column + 1

    assert near or any(each in problem.message.en for each in CAUSES) or str(case) in LATE


def test_all_independent_problems() -> None:
    text = "---\na: 'it's'\ntitle: 글\nb: Foo: bar\nc: @x\nc2: fine\n---\n"
    front = parse(text)
    places = [Lines(text).position(each.span.start).line for each in front.problems]

    assert places == [2, 4, 5]
    assert front.fields["title"].value == "글"
    assert front.fields["c2"].value == "fine"
    assert parse(mended(text, front.problems)).problems == ()


def test_messages_are_in_both_languages() -> None:
    for case in BROKEN:
        for problem in parse(case.text).problems:
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
        (
            '+++\na = "가"\nb = [1, 2]\n[c]\nd = true\n+++\n',
            {"a": "'가'", "b.1": "2", "c.d": "True"},
        ),
        ("+++\n[[r]]\ns = 'x'\n[[r]]\ns = 'y'\n+++\n", {"r.0.s": "'x'", "r.1.s": "'y'"}),
        ("+++\na = {b = 1, c = [2]}\n+++\n", {"a.b": "1", "a.c.0": "2"}),
        ('{"a": "가", "b": [1, {"c": null}]}\nBody.\n', {"a": "'가'", "b.1.c": "None"}),
        ("---\na: &x {y: 1}\nb: *x\n---\n", {"b.y": "1", "a.y": "1"}),
    ],
)
def test_paths(text: str, paths: dict[str, str]) -> None:
    fields = parse(text).fields

    assert {path: repr(fields[path].value) for path in paths} == paths


# ruamel.yaml itself has ideas of its own about tight colons, half characters and anchors.
PURE = re.compile(r"[{\[].*\w:\S|\\ud83d|&[가-힣]")


def test_the_same_without_the_c_extension(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [case.text for case in CASES if "\t" not in case.text and not PURE.search(case.text)]

    # What libyaml refuses it refuses in its own words, on which the kindness of Hugo hangs.
    def unkind(_source: str, _offset: int, broken: tree.Broken) -> None:
        raise broken

    monkeypatch.setattr(yaml, "kindly_read", unkind)
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
REALISTIC = st.sampled_from([case.text for case in CASES])


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
