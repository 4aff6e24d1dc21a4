"""What holds for every rule, present and future: its examples are true, its fixes mend."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness import choices, found, post, site
from twinpost import fix, pages
from twinpost.lint import Rule, lint, load_rules

RULES = load_rules()
PACKAGE = Path(pages.__file__).parent / "rules"
EXAMPLE = re.compile(r"^(`{3,})\w+ \{\.(bad|good)\}\n(.*?)\n\1$", re.MULTILINE | re.DOTALL)
HEADINGS = {
    "en": ["Why", "Bad", "Good", "How to fix", "Options", "When to turn it off"],
    "ko": ["왜", "나쁜 예", "좋은 예", "고치는 법", "옵션", "끌 때"],
}
UNPRINTABLE = {"file-encoding"}  # a page is UTF-8 and can't show what is not
CONFIGURED = {
    "html-unclosed",
    "joined-lines",
}  # finds something only where Hugo's settings are not its defaults


def examples(rule: Rule, language: str, kind: str) -> Iterator[str]:
    """The examples of a page as archives: a whole site, a whole document, or the body of a post."""
    for _, found_kind, text in EXAMPLE.findall(pages.source(rule, language)):
        if found_kind != kind:
            continue
        if text.startswith("-- "):
            yield f"{text}\n"
        else:
            yield (
                f"-- content/posts/a/index.ko.md --\n{text}\n" if text[:3] == "---" else post(text)
            )


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_pages(rule, language):
    text = pages.source(rule, language)
    page = pages.read(rule, language)
    headings = re.findall("^## (.+)$", EXAMPLE.sub("", text), re.MULTILINE)

    assert [h for h in HEADINGS[language] if h != "옵션" and h != "Options"] == [
        h for h in headings if h not in ("옵션", "Options")
    ]
    assert bool(rule.options) == (HEADINGS[language][4] in headings)
    assert all(f"`{name.replace('_', '-')}`" in text for name in rule.options)
    assert bool(re.search("[가-힣]", page.summary)) == (language == "ko")
    if language == "en":
        assert page.summary == rule.summary


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples(rule, language):
    bad, good = (list(examples(rule, language, kind)) for kind in ("bad", "good"))

    assert good
    assert bad or rule.id in UNPRINTABLE | CONFIGURED
    assert all(found(rule.id, archive) for archive in bad)
    assert not any(found(rule.id, archive) for archive in good)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_fixes_of_examples(rule):
    for archive in examples(rule, "en", "bad"):
        before = site(archive)
        findings = lint(before, [rule], choices(rule))
        fixed = fix.apply(before, findings, unsafe=True)
        left = lint(fixed, [rule], choices(rule))

        assert len(left) == sum(finding.fix is None for finding in findings)
        assert fix.apply(fixed, left, unsafe=True) is fixed


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_one_name_everywhere(rule):
    name = rule.id.replace("-", "_")
    test = Path(__file__).parent / "rules" / f"test_{name}.py"

    assert {(PACKAGE / f"{name}{end}").is_file() for end in (".py", ".md", ".ko.md")} == {True}
    assert test.is_file()


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_documentation_names_every_option(language):
    page = PACKAGE.parents[2] / "site" / "content" / "docs" / f"configuration.{language}.md"
    entries = re.split(r"^- \[`", page.read_text("utf-8"), flags=re.MULTILINE)[1:]
    named = {entry.partition("`")[0]: entry for entry in entries}

    for rule in RULES:
        for option in rule.options:
            assert f"`{option.replace('_', '-')}`" in named[rule.id]


def test_messages_exist_in_both_languages():
    for rule in RULES:
        for archive in examples(rule, "en", "bad"):
            for finding in lint(site(archive), [rule], choices(rule)):
                assert finding.help
                assert re.search("[가-힣]", finding.message.ko)
                assert re.search("[가-힣]", finding.help.ko)
                assert not finding.message.en.endswith(".")
                assert not finding.message.en[0].isupper() or finding.message.en.startswith("Hugo")
