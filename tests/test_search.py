"""The search index, made by real Pagefind."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from test_build import tree
from test_hugo import PLAIN, write
from twinpost import cli, search
from twinpost.errors import UserError

PAGE = '<!doctype html><html lang="{lang}"><title>t</title><body data-pagefind-body><h1>{text}</h1>'
SITE = (
    PLAIN
    + "-- layouts/page.html --\n"
    + PAGE.format(lang="{{ site.Language.Name }}", text="{{ .Title }}")
    + "\n-- content/a.ko.md --\n---\ntitle: 가\n---\n-- content/a.en.md --\n---\ntitle: a\n---\n"
)


def pages(public: Path, lang: str, text: str) -> None:
    folder = public / lang
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(PAGE.format(lang=lang, text=text), "utf-8")


def languages(public: Path) -> dict[str, int]:
    entry = json.loads((public / "pagefind" / "pagefind-entry.json").read_text("utf-8"))
    return {lang: each["page_count"] for lang, each in entry["languages"].items()}


def test_each_language_has_its_index(tmp_path):
    pages(tmp_path, "ko", "어텐션은 토큰 사이의 관계를 계산합니다")
    pages(tmp_path, "en", "Attention relates tokens")
    search.index(tmp_path)

    assert languages(tmp_path) == {"ko": 1, "en": 1}
    assert (tmp_path / "pagefind" / "pagefind.js").is_file()


def test_the_same_pages_make_the_same_bytes(tmp_path):
    """Left alone, Pagefind lists its languages in an order of the moment."""
    made = []
    for i in range(8):
        for lang in ("ko", "en", "ja", "de", "fr"):
            pages(tmp_path / str(i), lang, f"Hugo {lang}")
        search.index(tmp_path / str(i))
        made.append(tree(tmp_path / str(i)))

    assert all(each == made[0] for each in made)


def test_what_pagefind_says_is_passed_on(tmp_path):
    (tmp_path / "index.html").write_text("<p>no root", "utf-8")
    with pytest.raises(UserError, match="no <html> element"):
        search.index(tmp_path)


@pytest.mark.parametrize("wanted", [True, False])
def test_a_build_makes_it_where_it_is_wanted(tmp_path, wanted):
    root = write(tmp_path, f"{SITE}-- twinpost.yaml --\nsearch: {str(wanted).lower()}\n")
    code = cli.main(["build", "--no-check", "--site", str(root)])

    assert code == 0
    assert (root / "public" / "pagefind").is_dir() == wanted
    assert not wanted or languages(root / "public").keys() == {"ko", "en"}


def test_without_pagefind_nothing_is_built(tmp_path, monkeypatch, capsys):
    find = importlib.util.find_spec
    monkeypatch.setattr(
        search, "find_spec", lambda name: None if name in search.PACKAGES else find(name)
    )
    root = write(tmp_path, f"{SITE}-- twinpost.yaml --\nsearch: true\n")
    code = cli.main(["build", "--no-check", "--site", str(root)])

    assert code == 2
    assert "twinpost[search]" in capsys.readouterr().err
    assert not (root / "public").exists()
