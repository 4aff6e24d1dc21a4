"""The workflows: audited, valid, and pinned to commits."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
README_COMMANDS = ("tools build", "tools test")

pytestmark = pytest.mark.slow


def run(*command: str) -> str:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")

    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def jobs(workflow: Path) -> dict:
    return YAML(typ="safe").load(workflow)["jobs"]


def test_zizmor_finds_nothing():
    zizmor = shutil.which("zizmor", path=Path(sys.executable).parent)

    run(str(zizmor), "--offline", "--persona", "auditor", ".github")


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("vendor.dependabot", [ROOT / ".github" / "dependabot.yml"]),
    ],
)
def test_schema_agrees(schema, files):
    run(sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *map(str, files))


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned(workflow):
    uses = re.findall(r"^\s*(?:- )?uses: (.*)$", workflow.read_text("utf-8"), re.MULTILINE)

    assert uses
    assert [u for u in uses if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", u)] == []


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_jobs_run_the_commands_of_the_readme(workflow):
    steps = [step.get("run", "") for job in jobs(workflow).values() for step in job["steps"]]

    assert [c for c in README_COMMANDS if not any(c in step for step in steps)] == []


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_no_job_runs_for_ever(workflow):
    assert [name for name, job in jobs(workflow).items() if "timeout-minutes" not in job] == []


@pytest.mark.parametrize("script", [".ci/run"])
def test_scripts_are_bash(script):
    run("bash", "-n", script)
