"""Building with real Hugo: what comes out, what stays, and what happens when it can't be."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from test_hugo import PLAIN, POST, write
from twinpost import hugo
from twinpost.errors import UserError
from twinpost.hugo import Build

SITE = (
    PLAIN
    + POST
    + "-- content/a.en.md --\n---\ntitle: a\n---\n"
    + "-- content/b.md --\n---\ntitle: 나\ndraft: true\n---\n"
    + "-- static/robots.txt --\nUser-agent: *\n"
)
DATED = "{{ .Date }} {{ now.Format `MST` }} {{ (time `2026-01-01T00:00:00`).Unix }}"
BUNDLE = """\
-- assets/a.js --
import { b } from "b";
b();
-- themes/t/assets/b.js --
export const b = () => 1;
-- layouts/home.html --
{{ (resources.Get "a.js" | js.Build).RelPermalink }}
"""
SLOW = "{{ range seq 40000 }}{{ range seq 40000 }}{{ end }}{{ end }}"


@pytest.fixture(autouse=True)
def caches(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    caches = tmp_path_factory.mktemp("caches")
    monkeypatch.setenv("TWINPOST_CACHE_DIR", str(caches))
    return caches


def built(root: Path, **options: object) -> Build:
    return hugo.build(root, hugo.settings(root), **options)  # type: ignore[arg-type]


def tree(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def test_a_build_says_what_it_made(tmp_path):
    build = built(write(tmp_path, SITE))
    public = tree(tmp_path / "public")

    assert build.pages == {"ko": 2, "en": 2}
    assert build.size == sum(map(len, public.values()))
    assert build.seconds > 0
    assert not build.failed
    assert {"index.html", "a/index.html", "en/a/index.html", "robots.txt"} <= public.keys()
    assert "built 4 pages (ko 2, en 2)" in build.summary.en


def test_the_number_of_pages_is_right_with_many_languages(tmp_path):
    keys = ["bn", "de", "en", "es", "fr", "hi", "it", "ja", "ko", "pt-br", "ru", "tr", "ur", "vi"]
    languages = ", ".join(f"{key}: {{}}" for key in keys)
    pages = "".join(f"-- content/{i}.ko.md --\n" for i in range(150))
    archive = f"-- hugo.yaml --\nlanguages: {{{languages}}}\n-- layouts/all.html --\nx\n{pages}"
    build = built(write(tmp_path, archive))

    assert list(build.pages) == keys
    assert build.pages["ko"] > 150 > build.pages["en"]


def test_warnings_are_told(tmp_path):
    build = built(write(tmp_path, PLAIN + "-- layouts/home.html --\n{{ warnf `조심 %d` 1 }}\n"))

    assert "조심 1" in build.warnings


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, "https://example.org/ production"),
        ({"base_url": "https://example.com/x/"}, "https://example.com/x/ production"),
        ({"environment": "staging"}, "https://example.org/ staging"),
        ({"drafts": True}, "https://example.org/ production 나"),
    ],
)
def test_options_reach_hugo(tmp_path, options, expected):
    home = "{{ site.BaseURL }} {{ hugo.Environment }} {{ range site.RegularPages }}{{ .Title }}{{ end }}"
    archive = (
        f"{SITE}-- hugo.yaml --\nbaseURL: https://example.org/\n-- layouts/home.html --\n{home}\n"
    )
    root = write(tmp_path, archive)
    (root / "content/a.md").unlink()
    (root / "content/a.en.md").unlink()
    built(root, **options)

    assert (root / "public/index.html").read_text("utf-8").strip() == expected


def test_twice_and_in_another_time_zone_it_is_the_same(tmp_path, monkeypatch):
    archive = (
        f"{SITE}-- hugo.yaml --\ntimeZone: Asia/Seoul\n-- layouts/home.html --\n{DATED}\n"
        f"-- layouts/page.html --\n{DATED}\n-- content/c.md --\n---\ndate: 2026-01-01\n---\n"
    )
    root = write(tmp_path, archive)
    results = []
    for zone in ("UTC", "UTC", "America/New_York", "Pacific/Kiritimati"):
        monkeypatch.setenv("TZ", zone)
        built(root)
        results.append(tree(root / "public"))

    assert all(result == results[0] for result in results)
    assert b"KST" in results[0]["index.html"]


def test_the_site_is_left_as_it_is(tmp_path):
    picture = "{{ with resources.Get `a.png` }}{{ (.Resize `2x`).RelPermalink }}{{ end }}"
    root = write(tmp_path / "site", SITE + f"-- layouts/home.html --\n{picture}\n")
    (root / "assets").mkdir()
    _picture(root / "assets/a.png")
    before = tree(root)
    built(root, destination=tmp_path / "out")

    assert tree(root) == before
    assert [path.suffix for path in (tmp_path / "out").rglob("a_*")] == [".png"]


def test_pictures_are_kept_for_the_next_build(tmp_path, caches):
    picture = "{{ with resources.Get `a.png` }}{{ (.Resize `2x`).RelPermalink }}{{ end }}"
    root = write(tmp_path, SITE + f"-- layouts/home.html --\n{picture}\n")
    (root / "assets").mkdir()
    _picture(root / "assets/a.png")
    built(root)
    kept = {path: path.stat().st_mtime_ns for path in caches.rglob("*.png")}
    built(root)

    assert kept
    assert {path: path.stat().st_mtime_ns for path in caches.rglob("*.png")} == kept


def test_what_hugo_had_cached_in_the_site_is_not_made_again(tmp_path, caches):
    picture = "{{ with resources.Get `a.png` }}{{ (.Resize `2x`).RelPermalink }}{{ end }}"
    root = write(tmp_path, SITE + f"-- layouts/home.html --\n{picture}\n")
    (root / "assets").mkdir()
    _picture(root / "assets/a.png")
    subprocess.run([hugo.binary(), "--noBuildLock"], cwd=root, check=True, capture_output=True)
    (theirs,) = (root / "resources/_gen").rglob("*.png")
    built(root)
    (ours,) = caches.rglob("filecache/**/*.png")

    assert ours.stat().st_mtime_ns == theirs.stat().st_mtime_ns


def test_a_deleted_post_goes_and_what_is_not_ours_stays(tmp_path):
    root = write(
        tmp_path,
        SITE
        + "-- public/a/notes.txt --\n메모\n-- public/.git/config --\nx\n"
        + "-- public/.gitignore --\n*\n-- public/CNAME --\nexample.org\n",
    )
    built(root)
    (root / "content/a.md").unlink()
    (root / "content/a.en.md").unlink()
    built(root)
    public = tree(root / "public")

    assert [name for name in public if name.startswith(("a/", "en/a"))] == ["a/notes.txt"]
    assert not (root / "public/en/a").exists()
    assert {".git/config", ".gitignore", "CNAME", "robots.txt"} <= public.keys()


def test_what_did_not_change_is_not_touched(tmp_path):
    root = write(tmp_path, SITE)
    built(root)
    times = {path: path.stat().st_mtime_ns for path in (root / "public").rglob("*.*")}
    write(root, "-- content/a.en.md --\n---\ntitle: a\n---\nnew\n")
    built(root)
    changed = {p for p, then in times.items() if p.stat().st_mtime_ns != then}

    assert {path.relative_to(root / "public").as_posix() for path in changed} == {
        *("en/a/index.html", "en/index.html")
    }


def test_a_page_may_become_a_directory_and_back(tmp_path):
    root = write(tmp_path, PLAIN + "-- static/x --\n파일\n")
    built(root)
    (root / "static/x").unlink()
    write(root, "-- static/x/y --\n파일\n")
    built(root)

    assert (root / "public/x/y").is_file()

    (root / "static/x/y").unlink()
    (root / "static/x").rmdir()
    write(root, "-- static/x --\n파일\n")
    built(root)

    assert (root / "public/x").is_file()


def test_a_failed_build_is_findings_and_leaves_the_old_one(tmp_path):
    root = write(tmp_path, SITE)
    built(root)
    before = tree(root / "public")
    write(root, "-- content/a.md --\n---\ntitle: 가\n---\n{{< nope >}}\n")
    build = built(root)

    assert [(finding.path, finding.rule) for finding in build.findings] == [
        ("content/a.md", "hugo-build")
    ]
    assert tree(root / "public") == before


# -- when it can't be tried


@pytest.mark.parametrize(
    ("archive", "words"),
    [
        (
            "-- hugo.yaml --\nmodule: {hugoVersion: {min: 9.1.0, extended: true}}\n",
            ("the site needs 9.1.0 or newer, extended", "9.1.0 이상, extended 판"),
        ),
        (
            "-- hugo.yaml --\nmodule: {hugoVersion: {max: 0.100.0}}\n",
            ("the site needs 0.100.0 or older", "0.100.0 이하"),
        ),
        (
            "-- hugo.yaml --\ntheme: 테마\n-- themes/테마/theme.toml --\nmin_version = '9.1'\n",
            ("theme `테마` needs 9.1 or newer", "테마 `테마`에 필요한 버전은 9.1 이상"),
        ),
        (
            "-- hugo.yaml --\ntheme: nope\n",
            ("the site can't be built: theme `nope` is missing", "빌드할 수 없습니다"),
        ),
    ],
)
def test_a_site_that_this_hugo_or_machine_can_t_build(tmp_path, archive, words):
    with pytest.raises(UserError) as caught:
        built(write(tmp_path, archive))

    assert words[0] in caught.value.message.en
    assert words[1] in caught.value.message.ko
    assert caught.value.help.en
    assert not (tmp_path / "public").exists()


@pytest.mark.parametrize(
    ("destination", "words"),
    [
        (".", "it holds the site itself"),
        ("..", "it holds the site itself"),
        ("content", "it holds the site itself"),
        ("content/posts", "it is a source of the site"),
        ("notes", "it has files that Twinpost did not build"),
        ("hugo.yaml", "it is a file"),
    ],
)
def test_nothing_of_the_author_s_is_built_over(tmp_path, destination, words):
    root = write(tmp_path / "site", SITE + "-- notes/mine.md --\n내 글\n")
    before = tree(tmp_path)
    with pytest.raises(UserError, match=words):
        built(root, destination=Path(destination))

    assert tree(tmp_path) == before


def test_another_destination_is_built_again(tmp_path):
    root = write(tmp_path / "site", SITE)
    built(root, destination=tmp_path / "out")
    build = built(root, destination=tmp_path / "out")

    assert not build.failed
    assert (tmp_path / "out/index.html").is_file()


def test_a_site_below_a_symbolic_link(tmp_path):
    write(tmp_path / "real", SITE + "-- content/a.md --\n{{< nope >}}\n")
    link = tmp_path / "링크"
    link.symlink_to("real", target_is_directory=True)
    (finding,) = built(link).findings

    assert finding.path == "content/a.md"
    assert hugo.settings(link).content[0].source == link / "content"


# -- when it is stopped

RUN = (
    "import sys\nfrom pathlib import Path\nfrom twinpost import hugo\n"
    "root = Path(sys.argv[1])\nhugo.build(root, hugo.settings(root))\n"
)


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_build_that_is_stopped_leaves_nothing(tmp_path, tmp_path_factory, caches, number):
    root = write(tmp_path, SITE)
    built(root)
    before = tree(root)
    write(root, f"-- layouts/home.html --\n{SLOW}\n")
    before["layouts/home.html"] = f"{SLOW}\n".encode()
    # Stands for Hugo, to tell its process; `exec` keeps the id.
    (hugo_itself, told) = (tmp_path_factory.mktemp("bin") / "hugo", caches / "told")
    hugo_itself.write_text(
        f'#!/bin/sh\n[ "$1" = build ] && echo $$ > "{told}"\nexec "{hugo.binary()}" "$@"\n'
    )
    hugo_itself.chmod(0o755)
    environment = {
        **os.environ,
        "PYTHONPATH": str(Path(hugo.__file__).parents[2]),
        "TWINPOST_HUGO": str(hugo_itself),
    }
    with subprocess.Popen(
        [sys.executable, "-c", RUN, str(root)], env=environment, stderr=subprocess.DEVNULL
    ) as process:
        while not (told.is_file() and told.read_text().endswith("\n")):
            assert process.poll() is None
            time.sleep(0.02)
        process.send_signal(number)
        status = process.wait(60)

    assert status in (-number, 128 + number)
    assert tree(root) == before
    assert not list(caches.glob("*/builds/*"))
    with pytest.raises(ProcessLookupError):
        os.kill(int(told.read_text()), 0)


# -- serving


def test_the_server_writes_nothing_and_serves_what_is_unpublished(tmp_path):
    from urllib.request import urlopen

    root = write(tmp_path, SITE.replace("title: x", "theme: t", 1) + BUNDLE)
    before = tree(root)
    settings = hugo.settings(root)
    port = _free_port()
    base = f"http://127.0.0.1:{port}/"
    command = hugo.server_command(root, settings, port=port, base_url=base)
    with subprocess.Popen(
        command, cwd=root, env=hugo.environ(root, settings), stdout=subprocess.PIPE
    ) as server:
        try:
            assert server.stdout
            for line in server.stdout:
                if b"Web Server is available" in line:
                    break
            with urlopen(f"{base}b/", timeout=20) as page:
                status = page.status
        finally:
            server.terminate()
            server.communicate(timeout=20)

    assert status == 200
    assert tree(root) == before


def test_a_server_that_hides_what_is_unpublished(tmp_path):
    root = write(tmp_path, SITE)
    settings = hugo.settings(root)
    shown = hugo.server_command(root, settings, port=1, base_url="http://127.0.0.1:2/")
    hidden = hugo.server_command(
        root, settings, port=1, base_url="http://127.0.0.1:2/", unpublished=False
    )

    assert {"--buildDrafts", "--buildFuture", "--buildExpired"} == set(shown) - set(hidden)
    assert shown[shown.index("--liveReloadPort") + 1] == "2"


def _free_port() -> int:
    import socket

    for port in range(21000, 32000):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)):
                return port
    raise AssertionError


def _picture(path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (4, 4), "red").save(path)


def test_a_build_without_pages_is_none(tmp_path):
    """Hugo exits with 0 then, as it was seen to do when it had crashed."""
    root = write(tmp_path, PLAIN)
    built(root)
    before = tree(root / "public")
    write(
        tmp_path,
        "-- hugo.yaml --\nrenderSegments: [none]\nsegments: {none: {excludes: [{path: '**'}]}}\n",
    )
    build = built(root)

    assert [f.message.en for f in build.findings] == ["Hugo made no page"]
    assert tree(root / "public") == before
