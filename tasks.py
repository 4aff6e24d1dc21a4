"""What `python3 tools TASK` and `invoke TASK` can do: each task names, wires and exits.

Imports stand inside the tasks, because `invoke --list` and shell completion import this file.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from invoke import Context, Exit, task

ROOT = Path(__file__).parent
SITE = str(ROOT / "site")


@task(
    iterable=["path"],
    help={
        "path": "Report only this file or folder; give it once for each.",
        "fix": "Rewrite what can be fixed safely.",
        "diff": "Show what --fix would rewrite.",
        "format": "text, line, json or github.",
        "publish": "Check as for the live site: no drafts.",
        "baseline": "Hide what twinpost-baseline.jsonl records; --no-baseline reports all.",
        "write-baseline": "Record today's findings there, so that only new ones are reported.",
    },
)
def check(
    c: Context,
    path: list[str],
    fix: bool = False,
    diff: bool = False,
    format: str = "text",
    publish: bool = False,
    baseline: bool = True,
    write_baseline: bool = False,
) -> None:
    """Check the blog: errors exit with 1."""
    from twinpost import commands
    from twinpost.cli import exit_code

    raise Exit(
        code=exit_code(
            commands.check,
            path,
            site=SITE,
            fix=fix,
            diff=diff,
            format=format,
            publish=publish,
            baseline=baseline,
            write_baseline=write_baseline,
        )
    )


@task(
    iterable=["path"],
    help={
        "path": "Show only this file or folder; give it once for each.",
        "html": "Write it to this file, as a page that works on its own.",
        "json": "Print JSON instead of the table.",
    },
)
def status(c: Context, path: list[str], html: str | None = None, json: bool = False) -> None:
    """Show the state of all posts, in every language."""
    from twinpost import commands
    from twinpost.cli import exit_code

    raise Exit(code=exit_code(commands.status, path, site=SITE, html=html, json=json))


@task(
    positional=["post"],
    help={
        "post": "A file or folder of site/content; `.` for all.",
        "block": "Only the block at this line of the file.",
        "check": "Write nothing; exit with 1 if there is something to record.",
    },
)
def sync(c: Context, post: str, block: int = 0, check: bool = False) -> None:
    """Record that the languages of a post are in step: nothing is left to translate."""
    from twinpost import commands
    from twinpost.cli import exit_code

    raise Exit(code=exit_code(commands.sync, [post], site=SITE, block=block, check=check))


@task(
    help={
        "check": "Stop before Hugo where the check finds errors.",
        "drafts": "Build drafts as well.",
        "base-url": "The address that the site will have.",
        "environment": "Hugo's environment; `production` if not said.",
        "destination": "Where to build, instead of site/public.",
    }
)
def build(
    c: Context,
    check: bool = True,
    drafts: bool = False,
    base_url: str | None = None,
    environment: str | None = None,
    destination: str | None = None,
) -> None:
    """Check the blog and build it into site/public."""
    from twinpost import commands
    from twinpost.cli import exit_code

    raise Exit(
        code=exit_code(
            commands.build,
            site=SITE,
            check=check,
            drafts=drafts,
            base_url=base_url,
            environment=environment,
            destination=destination,
        )
    )


@task(
    help={
        "port": "Where to serve; the next free one if it is taken.",
        "open": "Open the browser.",
        "publish": "Show only what the live site shows: no drafts, no future posts.",
    }
)
def preview(c: Context, port: int = 1313, open: bool = False, publish: bool = False) -> None:
    """Serve the blog while you write, and check each save."""
    from twinpost import commands
    from twinpost.cli import exit_code

    raise Exit(code=exit_code(commands.preview, site=SITE, port=port, open=open, publish=publish))


@task(
    help={
        "title": "The title, or an author's name; it is also the source of the slug.",
        "section": "The folder below content/: posts if not said; `authors` begins a profile.",
        "slug": "The name in the address.",
        "author": "A key of content/authors; if not said, the one that git's user matches.",
    }
)
def new(
    c: Context,
    title: str,
    section: str = "posts",
    slug: str | None = None,
    author: str | None = None,
) -> None:
    """Begin a page in both languages, from the archetype of its section."""
    from twinpost import commands
    from twinpost.cli import exit_code

    raise Exit(
        code=exit_code(commands.new, title, site=SITE, section=section, slug=slug, author=author)
    )


@task
def doctor(c: Context) -> None:
    """Say whether this machine has what the blog needs."""
    from twinpost import commands
    from twinpost.cli import exit_code

    raise Exit(code=exit_code(commands.doctor, site=SITE))


@task
def rules(c: Context) -> None:
    """List the rules."""
    from twinpost import commands
    from twinpost.cli import exit_code

    raise Exit(code=exit_code(commands.rules))


@task
def explain(c: Context, rule: str) -> None:
    """Print the page of a rule: why, examples, how to fix."""
    from twinpost import commands
    from twinpost.cli import exit_code

    raise Exit(code=exit_code(commands.explain, rule))


@task
def test(c: Context) -> None:
    """Run the tests; what follows `--` goes to pytest: `test -- -k image`."""
    import pytest

    os.chdir(ROOT)
    raise Exit(code=int(pytest.main(after_dashes())))


@task
def lint(c: Context) -> None:
    """Run ruff, mypy, zizmor and the blog's own check."""
    python = [sys.executable, "-m"]
    zizmor = str(Path(sys.executable).with_name("zizmor"))
    code = run_all(
        {
            "ruff check": [*python, "ruff", "check"],
            "ruff format": [*python, "ruff", "format", "--check"],
            "mypy": [*python, "mypy"],
            "zizmor": [zizmor, "--offline", "--persona", "auditor", ".github"],
            "twinpost check": [*python, "twinpost", "check", SITE],
        }
    )
    raise Exit(code=code)


@task
def bench(c: Context) -> None:
    """Time Twinpost beside its peers; takes minutes."""
    scripts = sorted((ROOT / "tools" / "benchmarks").glob("*.py"))
    raise Exit(code=run_all({script.stem: [sys.executable, str(script)] for script in scripts}))


@task(help={"upgrade": "Take the newest versions that pyproject.toml allows."})
def lock(c: Context, upgrade: bool = False) -> None:
    """Write tools/requirements.lock anew after a change of dependencies."""
    # No index address and no header: the same lock on every machine, whatever its mirror.
    uv = "uv pip compile --quiet --universal --generate-hashes --python-version 3.11"
    wanted = "--group dev --extra search"
    form = "--no-emit-index-url --no-header --no-annotate --output-file tools/requirements.lock"
    options = f"{uv} {wanted} {form}".split()
    command = [*options, *["--upgrade"] * upgrade, "pyproject.toml"]
    raise Exit(code=run_all({"uv": [sys.executable, "-m", *command]}))


def after_dashes() -> list[str]:
    """What the caller's shell made of it; `Context.remainder` has lost the quotes."""
    return sys.argv[sys.argv.index("--") + 1 :] if "--" in sys.argv else []


def run_all(steps: Mapping[str, Sequence[str]]) -> int:
    """Run each step to its end, then say which failed."""
    codes = {name: run(name, command) for name, command in steps.items()}
    failed = [name for name, code in codes.items() if code]
    print(f"failed: {', '.join(failed)}" if failed else f"passed: {', '.join(codes)}")
    return int(bool(failed))


def run(name: str, command: Sequence[str]) -> int:
    print(f"== {name}", flush=True)
    return subprocess.run(command, cwd=ROOT).returncode
