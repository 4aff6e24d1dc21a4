"""A picture that we call missing is missing in the built site, whoever looks for it."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from hugo_truth import build, write
from test_destinations import CONFIGURATION, HOME, is_there
from twinpost import hugo
from twinpost.model import Site
from twinpost.rules.image_missing import image_missing

FILES = [
    *("static/s.png", "static/img/x.png", "static/posts/b/beside.png", "assets/p/y.png"),
    *("content/posts/a/r.png", "content/posts/a/images/Deep.png", "content/posts/a/lang.en.png"),
    "content/posts/loose.png",
]
NAMES = [
    *("s.png", "S.png", "img/x.png", "img/X.png", "r.png", "images/Deep.png", "images/deep.png"),
    *("Images/Deep.png", "loose.png", "p/y.png", "y.png", "no.png", "lang.png", "lang.en.png"),
    "beside.png",
]
FOLDERS = [
    *("", "", "/", "./", "../", "../../", "../../../", "/posts/a/", "/posts/", "../a/", "/sub/"),
    *("/sub/posts/a/", "/en/posts/a/", "posts/a/", "/p/", "a/"),
]
FORMS = ["![L{i}](<{target}>)", '<img src="{target}" alt="L{i}">']
FORMS.append('{{{{< figure src="{target}" alt="L{i}" >}}}}')
PAGES = [
    *("posts/a/index.md", "posts/a/index.en.md", "posts/b.md", "posts/b.en.md", "about.md"),
    *("about.en.md", "posts/_index.md", "posts/slug.md: slug: Other"),
]
SHOWN = re.compile(r'<img\s+src="([^"]*)"[^>]*?alt="L(\d+)"')


@pytest.mark.slow
@pytest.mark.parametrize("hook", ["never", "auto", "always"])
@pytest.mark.parametrize("base", ["/", "/sub/"])
@pytest.mark.parametrize("several", [True, False])
def test_missing_pictures_are_missing(tmp_path, hook, base, several):
    languages = "{ko: {weight: 1}, en: {weight: 2}}" if several else "{ko: {weight: 1}}"
    configuration = CONFIGURATION.replace("link:", "image:")
    values = {"base": base, "subdir": "false", "languages": languages, "hook": hook}
    write(tmp_path / "hugo.yaml", configuration.format(**values))
    write(tmp_path / "layouts/home.html", HOME)
    write(tmp_path / "layouts/all.html", "page")
    chance = random.Random(f"{hook}{base}{several}")
    for page in PAGES:
        name, _, front = page.partition(": ")
        body = "\n\n".join(_written(chance, 200))
        write(tmp_path / "content" / name, f"---\ntitle: x\n{front}\n---\n{body}\n")
    for name in FILES:
        write(tmp_path / name, "x")
    theirs = dict(_sources(tmp_path, base))
    site = Site.load(tmp_path, hugo.settings(tmp_path))
    ours = set(_found(site))

    assert not [each for each in ours if theirs.get(each)]
    missing = [each for each, there in theirs.items() if not there]
    assert len(ours & set(missing)) > 0.8 * len(missing)


def _written(chance: random.Random, count: int) -> Iterator[str]:
    for i in range(count):
        target = chance.choice(FOLDERS) + chance.choice(NAMES)
        yield chance.choice(FORMS).format(i=i, target=target)


def _sources(root: Path, base: str) -> Iterator[tuple[tuple[str, int], bool]]:
    """By file and number of a picture, whether a browser finds it."""
    for line in filter(None, build(root).split("\n")):
        page = json.loads(line)
        path = Path(page["file"]).relative_to(root).as_posix()
        for source, number in SHOWN.findall(page["html"]):
            yield (path, int(number)), is_there(root / "public", page["url"], source, base)


def _found(site: Site) -> Iterator[tuple[str, int]]:
    for document in site.documents:
        for finding in image_missing.check(document, site):
            if finding.severity != "error":
                continue  # capitals that Hugo forgives
            number = re.search(r"L(\d+)", finding.span.of(document.text))
            assert number

            yield document.path, int(number[1])
