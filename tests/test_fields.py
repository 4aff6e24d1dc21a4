"""The fields that Hugo knows, as Hugo itself says."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace

import pytest

import hugo_truth
from twinpost.fields import ALSO, DATES, HUGO, OUTPUTS, named
from twinpost.hugo import config


@pytest.mark.slow
def test_hugo_has_the_same_defaults(tmp_path):
    (tmp_path / "hugo.yaml").write_text("baseURL: /\n")
    asked = [hugo_truth.binary(), "config", "--format", "json", "--printZero"]
    said = json.loads(subprocess.check_output(asked, cwd=tmp_path))

    assert {name: tuple(fields) for name, fields in said["frontmatter"].items()} == DATES
    assert set(said["outputformats"]) == OUTPUTS


@pytest.mark.slow
def test_the_site_has_its_own(tmp_path):
    (tmp_path / "hugo.yaml").write_text(
        "buildFuture: true\nfrontmatter:\n  date: [created, ':default']\n"
        "outputFormats:\n  Gemini: {mediaType: text/plain}\n"
    )
    (tmp_path / "content").mkdir()
    settings = config.settings(tmp_path)

    assert settings.dates["date"][:2] == ("created", "date")
    assert "gemini" in settings.outputs
    assert settings.builds_future
    assert replace(settings, now=settings.now.replace(year=2000)) == settings


def test_names():
    assert set(ALSO.values()) <= set(HUGO)
    assert {name for chain in DATES.values() for name in chain if name[0] != ":"} == {
        *(name for name, kind in HUGO.items() if kind == "date"),
        *(name for name, meant in ALSO.items() if HUGO[meant] == "date"),
    }
    assert named("publishdate") == "publishDate"
    assert named("title") == "title"
