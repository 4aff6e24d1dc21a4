"""Which files a site has, as Hugo finds them: mounts, globs, sizes, bundles."""

from __future__ import annotations

import json

from harness import files
from hugo_pages import CONFIG, FRONT, load, make, ours, truth
from twinpost import hugo
from twinpost.model import Site

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


def test_a_mount_takes_the_files_that_its_globs_name(tmp_path):
    root = tmp_path / "site"
    make(root, MOUNTED, ["content/docs/rules/_index.ko.md", "content/docs/rules/_index.en.md"])
    (tmp_path / "rules").mkdir()
    for name in ("alt.md", "alt.ko.md", "level.md", "level.ko.md", "level.py"):
        (tmp_path / "rules" / name).write_text(FRONT, encoding="utf-8")
    site = load(root)
    rules = {path: lang for path, lang, _ in ours(site) if path.startswith("..")}

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
    site = load(tmp_path)

    assert ours(site) == truth(tmp_path)


def test_files_are_known_by_size(tmp_path):
    make(tmp_path, f"{CONFIG}theme: t\n", ["content/a.md"])
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
    make(
        tmp_path,
        CONFIG,
        [
            f"content/{name}"
            for name in ("a/index.ko.md", "a/index.en.md", "a/sub/notes.md", "b.md")
        ],
    )
    (tmp_path / "content/a/sub/cover.png").write_bytes(b"")
    site = load(tmp_path)
    post = next(post for post in site.posts if post.key == "/a")
    notes = site.by_path["content/a/sub/notes.md"]

    assert post.files == ("content/a/sub/cover.png",)
    assert (notes.role, notes.bundle) == ("resource", "content/a")
    assert site.by_path["content/b.md"].bundle == ""


def test_what_did_not_change_is_not_parsed_again(tmp_path):
    make(tmp_path, CONFIG, ["content/a.ko.md", "content/b.ko.md"])
    settings = hugo.settings(tmp_path)
    before = Site.load(tmp_path, settings)
    (tmp_path / "content/a.ko.md").write_text("---\ntitle: y\n---\n", encoding="utf-8")
    after = Site.load(tmp_path, settings, before)

    assert after.by_path["content/b.ko.md"] is before.by_path["content/b.ko.md"]
    assert after.by_path["content/a.ko.md"].value("title") == "y"


def test_archives_are_read_as_they_are_written():
    assert files("-- a --\nx\n-- b c --\ny\n") == {"a": "x\n", "b c": "y\n"}
