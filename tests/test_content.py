"""Which files are pages and which are translations of one another: asked of Hugo itself."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from harness import files
from twinpost import hugo
from twinpost.model import Site

FRONT = "---\ntitle: x\n---\n글\n"
CONFIG = """\
baseURL: https://example.org/
disableKinds: [taxonomy, term, rss, sitemap, robotsTXT, "404"]
defaultContentLanguage: ko
languages: {ko: {weight: 1}, en: {weight: 2}, pt-br: {weight: 3}}
"""
BY_DIRECTORY = """\
baseURL: https://example.org/
disableKinds: [taxonomy, term, rss, sitemap, robotsTXT, "404"]
defaultContentLanguage: en
languages:
  en: {weight: 1, contentDir: content/en}
  ko: {weight: 2, contentDir: content/ko}
"""
# A directory that no suffix speaks for, as the rules' pages are mounted into the documentation.
MOUNTED = (
    CONFIG
    + """\
module:
  mounts:
    - {source: content, target: content}
    - source: ../rules
      target: content/docs/rules
      files: ["*.ko.md"]
      sites: {matrix: {languages: [ko]}}
    - source: ../rules
      target: content/docs/rules
      files: ["! *.ko.md", "*.md"]
      sites: {matrix: {languages: [en]}}
"""
)
GLOBS = [
    *(["*.ko.md"], ["**.md"], ["**/*.md"], ["**"], ["*"], [""], ["/a.md"], ["A.MD"], ["sub"]),
    *(["! *.ko.md", "*.md"], ["*.md", "! *.ko.md"], ["! *.ko.md"], ["!*.ko.md"], ["! a.md", "a*"]),
    *(["! sub"], ["**", "! sub"], ["! sub/deep/**"], ["sub/**", "! sub/deep/**"], ["! **/deep"]),
    *(["sub/*"], ["*/deep/*"], ["s*/**"], ["s*"], ["{sub,other}/**"], ["{a,{b.en,한글}}.md"]),
    *(["?.md"], ["[ab].*"], ["[!a]*.md"], ["[^a]*.md"], ["a,b.md"], [r"\{x}.md"]),
]
HOME = (
    "{{ $pages := slice }}{{ range hugo.Sites }}{{ range .Pages }}{{ if .File }}"
    "{{ $names := slice }}{{ range .AllTranslations }}{{ with .File }}"
    "{{ $names = $names | append .Filename }}{{ end }}{{ end }}"
    "{{ $pages = $pages | append (dict `file` .File.Filename `lang` .Language.Lang"
    " `kind` .Kind `translations` $names) }}"
    "{{ end }}{{ end }}{{ end }}{{ $pages | jsonify }}"
)
SITES = {
    "by suffix": (
        CONFIG,
        """
        posts/a/index.ko.md posts/a/index.en.md
        posts/b/index.md posts/b/index.EN.md
        posts/c.md posts/c.pt-BR.md
        posts/d/index.md posts/d.en.md
        posts/e/_index.md posts/e/_index.en.md posts/e/f.ko.md posts/e/f.en.md
        posts/g.fr.md posts/g.en.md
        posts/h/index.ko.md posts/h/index.fr.md posts/h/notes.md posts/h/sub/index.ko.md
        posts/v1.2.ko.md posts/v1.2.en.md
        """,
    ),
    "odd names": (
        CONFIG,
        """
        posts/한글.ko.md posts/한글.en.md
        posts/Upper.ko.md posts/upper.en.md
        posts/two words.ko.md posts/two-words.en.md
        posts/_draft/index.ko.md posts/_draft/index.en.md
        posts/.hidden/index.ko.md posts/#old.ko.md posts/old~.ko.md
        about.ko.md about.en.md _index.ko.md _index.en.md
        posts/x.markdown posts/x.en.mdown
        posts/ko.md posts/index.x.md
        """,
    ),
    "by directory": (
        BY_DIRECTORY,
        """
        en/posts/a.md ko/posts/a.md
        en/posts/b/index.md ko/posts/b.md
        en/posts/c.ko.md ko/posts/d.en.md ko/posts/d.md
        en/_index.md ko/_index.md en/only.md
        """,
    ),
}


def truth(root) -> dict[str, tuple[str, frozenset[str]]]:
    """What Hugo says: the language and the translations of each file that is a page."""
    (root / "layouts").mkdir()
    (root / "layouts" / "home.html").write_text(HOME, encoding="utf-8")
    command = [hugo.binary(), "-D", "-E", "-F", "--quiet", "--destination", root / "out"]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    pages = json.loads((root / "out" / "index.html").read_text(encoding="utf-8"))

    def name(path: str) -> str:
        return Path(os.path.relpath(path, root)).as_posix()

    return {
        name(page["file"]): (page["lang"], frozenset(map(name, page["translations"])))
        for page in pages
    }


def ours(site: Site) -> dict[str, tuple[str, frozenset[str]]]:
    return {
        document.path: (document.lang, frozenset(each.path for each in post.documents))
        for post in site.posts
        for document in post.documents
    }


def make(root, config, names, text=FRONT):
    root.mkdir(exist_ok=True)
    (root / "hugo.yaml").write_text(config, encoding="utf-8")
    for name in names:
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(("config", "names"), SITES.values(), ids=SITES)
def test_pages_and_translations_are_hugos(tmp_path, config, names):
    make(tmp_path, config, re.findall(r"\S(?:.*?)\.(?:md|mdown|markdown)\b(?!\.)", names))
    site = Site.load(tmp_path, hugo.settings(tmp_path))

    assert ours(site) == truth(tmp_path)


def test_a_mount_takes_the_files_that_its_globs_name(tmp_path):
    root = tmp_path / "site"
    make(root, MOUNTED, ["docs/rules/_index.ko.md", "docs/rules/_index.en.md"])
    (tmp_path / "rules").mkdir()
    for name in ("alt.md", "alt.ko.md", "level.md", "level.ko.md", "level.py"):
        (tmp_path / "rules" / name).write_text(FRONT, encoding="utf-8")
    site = Site.load(root, hugo.settings(root))
    rules = {path: lang for path, (lang, _) in ours(site).items() if path.startswith("..")}

    assert rules == {
        "../rules/alt.md": "en",
        "../rules/alt.ko.md": "ko",
        "../rules/level.md": "en",
        "../rules/level.ko.md": "ko",
    }
    assert ours(site) == truth(root)
    assert not site.files.content


def test_globs_are_hugos(tmp_path):
    mounts = [
        {"source": f"in/{i}", "target": f"content/{i}", "files": globs}
        for i, globs in enumerate(GLOBS)
    ]
    make(tmp_path, CONFIG + json.dumps({"module": {"mounts": mounts}})[1:-1], [])
    names = ["a.md", "b.en.md", "c.ko.md", "한글.md", "a,b.md", "{x}.md", "sub/d.md"]
    for name in (*names, "sub/e.ko.md", "sub/deep/f.md", "other/sub/g.md"):
        for i in range(len(GLOBS)):
            path = tmp_path / "in" / str(i) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(FRONT, encoding="utf-8")
    site = Site.load(tmp_path, hugo.settings(tmp_path))

    assert ours(site) == truth(tmp_path)


def test_translation_key(tmp_path):
    make(tmp_path, CONFIG, ["a.ko.md", "deep/b.en.md"], "---\ntranslationKey: same\n---\n")
    site = Site.load(tmp_path, hugo.settings(tmp_path))

    assert ours(site) == truth(tmp_path)
    assert len(site.posts) == 1


def test_files_are_known_by_size(tmp_path):
    make(tmp_path, f"{CONFIG}theme: t\n", ["a.md"])
    gif = b"GIF89a\x10\0\2\0"
    names = (
        "content/cover.gif",
        "static/logo.gif",
        "themes/t/static/logo.gif",
        "themes/t/static/x.gif",
    )
    for size, name in enumerate(names, 20):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(gif.ljust(size, b"\0"))
    found = Site.load(tmp_path, hugo.settings(tmp_path)).files
    truth(tmp_path)
    published = {name: (tmp_path / "out" / name).stat().st_size for name in found.static}

    assert {name: file.bytes for name, file in found.static.items()} == published
    assert found.static.keys() == {"logo.gif", "x.gif"}
    assert found.static["logo.gif"].size == (16, 2)
    assert found.content["content/cover.gif"] == found.published["cover.gif"]


def test_resources_belong_to_their_bundle(tmp_path):
    make(tmp_path, CONFIG, ["a/index.ko.md", "a/index.en.md", "a/sub/notes.md", "b.md"])
    (tmp_path / "content/a/sub/cover.png").write_bytes(b"")
    site = Site.load(tmp_path, hugo.settings(tmp_path))
    post = next(post for post in site.posts if post.key == "/a")
    notes = site.by_path["content/a/sub/notes.md"]

    assert post.files == ("content/a/sub/cover.png",)
    assert (notes.role, notes.bundle) == ("resource", "content/a")
    assert site.by_path["content/b.md"].bundle == ""


def test_what_did_not_change_is_not_parsed_again(tmp_path):
    make(tmp_path, CONFIG, ["a.ko.md", "b.ko.md"])
    settings = hugo.settings(tmp_path)
    before = Site.load(tmp_path, settings)
    (tmp_path / "content/a.ko.md").write_text("---\ntitle: y\n---\n", encoding="utf-8")
    after = Site.load(tmp_path, settings, before)

    assert after.by_path["content/b.ko.md"] is before.by_path["content/b.ko.md"]
    assert after.by_path["content/a.ko.md"].value("title") == "y"


def test_archives_are_read_as_they_are_written():
    assert files("-- a --\nx\n-- b c --\ny\n") == {"a": "x\n", "b c": "y\n"}
