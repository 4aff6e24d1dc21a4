"""What Hugo refuses, some rule reports as an error; what it takes, none calls refused."""

from __future__ import annotations

import pytest

import truth
from harness import rules, site
from truth import Case
from twinpost.config import Config
from twinpost.lint import lint

ANSWERS = truth.answers()
REFUSALS = rules("front-matter-syntax", "front-matter-date", "front-matter-type")
# Hugo reads menus only when a template asks for one, as those of themes do and ours does not.
UNASKED = {"meaning: menu with a word as weight"}


@pytest.mark.parametrize("case", truth.cases(), ids=str)
def test_an_error_is_found_exactly_where_hugo_stops(case: Case) -> None:
    found = lint(site(f"-- content/a.ko.md --\n{case.text}"), REFUSALS, Config())

    refused = "rejected" in ANSWERS[case.group][case.name] or str(case) in UNASKED

    assert bool(found) == refused, found
