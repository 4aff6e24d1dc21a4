"""`python3 tools TASK`, run as its user runs it: in a small clone with a lock of its own."""

from __future__ import annotations

import ast
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAUNCHER = ROOT / "tools" / "__main__.py"
PYTHON = getattr(sys, "_base_executable", sys.executable)
UV = shutil.which("uv", path=Path(sys.executable).parent)

PYPROJECT = """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "twinpost"
version = "1"

[tool.hatch.build]
dev-mode-dirs = ["tools"]

[tool.hatch.build.targets.wheel]
packages = ["tools/twinpost"]
"""

TASKS = """\
import os
import sys

from invoke import Exit, task


@task
def tell(c, path="nothing"):
    import twinpost

    print("cwd", os.getcwd())
    print("path", path)
    print("prefix", sys.prefix)


@task
def fail(c):
    raise Exit(code=3)
"""

# What the tiny project needs of our lock: Invoke, and the build backend with all of its own needs.
BACKEND = ("hatchling", "packaging", "pathspec", "pluggy", "tomlkit", "trove-classifiers")
LOCKED = ("invoke", *BACKEND)

pytestmark = pytest.mark.slow
posix = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")


def clone(root: Path) -> Path:
    """A project with our launcher and next to nothing to install."""
    package = root / "tools" / "twinpost"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    shutil.copy(LAUNCHER, root / "tools")
    (root / "pyproject.toml").write_text(PYPROJECT, "utf-8")
    (root / "tasks.py").write_text(TASKS, "utf-8")
    (root / "tools" / "requirements.lock").write_text("".join(map(locked, LOCKED)), "utf-8")
    return root


def locked(name: str) -> str:
    """The lines about one package in our lock, hashes and all."""
    lines = (ROOT / "tools" / "requirements.lock").read_text("utf-8").splitlines(keepends=True)
    start = next(n for n, line in enumerate(lines) if line.startswith(f"{name}=="))
    end = next(n for n in range(start, len(lines)) if not lines[n].endswith("\\\n"))
    return "".join(lines[start : end + 1])


def environment(*, uv: bool, **more: str) -> dict[str, str]:
    """Ours, with the lock's uv on PATH or with none at all."""
    folders = os.environ["PATH"].split(os.pathsep)
    path = [folder for folder in folders if not shutil.which("uv", path=folder)]
    if uv:
        path.insert(0, str(Path(UV or "").parent))
    return {**os.environ, "PATH": os.pathsep.join(path), **more}


def start(root: Path, *arguments: str, **options: object) -> subprocess.Popen[str]:
    options = {"env": environment(uv=True), "cwd": root, **options}
    return subprocess.Popen(
        [PYTHON, str(root / "tools"), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        **options,  # type: ignore[call-overload]
    )


def end(launcher: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = launcher.communicate(timeout=120)
    return launcher.returncode, out, err


def launch(root: Path, *arguments: str, **options: object) -> tuple[int, str, str]:
    return end(start(root, *arguments, **options))


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = clone(tmp_path_factory.mktemp("clones") / "두 말 블로그 (blog)")
    code, _, err = launch(root)

    assert (code, "making .venv with uv" in err) == (0, True), err
    return root


@pytest.fixture
def broken(installed: Path) -> Path:
    """The installed clone, for a test that breaks it; who comes next finds it repaired."""
    assert launch(installed)[0] == 0
    return installed


def test_pip_installs_where_there_is_no_uv(tmp_path):
    root = clone(tmp_path / "clone")
    without_uv = environment(uv=False, PIP_USER="1", PYTHONPATH=str(tmp_path / "elsewhere"))

    code, out, err = launch(root, env=without_uv)

    assert (code, "making .venv with pip" in err) == (0, True), err
    assert "tell" in out
    assert launch(root, "tell", env=without_uv)[::2] == (0, "")


# The path has Hangul in it, which not every locale can say.
@pytest.mark.parametrize("locale", ["C.UTF-8", "C", "ko_KR.EUC-KR"])
def test_second_run_installs_nothing(installed, locale):
    code, out, err = launch(installed, "tell", env=environment(uv=True, LC_ALL=locale))

    assert (code, err) == (0, "")
    assert f"prefix {installed / '.venv'}\n" in out


def test_paths_mean_what_the_caller_typed(installed, tmp_path):
    (tmp_path / "json.py").write_text("raise SystemExit('wrong json')\n")

    code, out, err = launch(installed, "tell", "--path", "글/첫 글.md", cwd=tmp_path)

    assert (code, err) == (0, "")
    assert f"cwd {tmp_path.resolve()}\npath 글/첫 글.md\n" in out


def test_settings_of_another_python_do_not_leak_in(installed, tmp_path):
    (tmp_path / "invoke.py").write_text("raise SystemExit('wrong invoke')\n")
    astray = environment(
        uv=True, PYTHONPATH=str(tmp_path), PYTHONHOME=sys.base_prefix, VIRTUAL_ENV=str(tmp_path)
    )

    code, out, err = launch(installed, "tell", env=astray)

    assert (code, err) == (0, "")
    assert f"prefix {installed / '.venv'}\n" in out


def test_exit_code_of_the_task_is_ours(installed):
    assert launch(installed, "fail") == (3, "", "")


def vanished_python(root: Path) -> None:
    for python in (*root.glob(".venv/bin/python*"), *root.glob(".venv/Scripts/python*")):
        python.unlink()


def half_made(root: Path) -> None:
    shutil.rmtree(root / ".venv")
    (root / ".venv" / "lib").mkdir(parents=True)


def file_instead(root: Path) -> None:
    shutil.rmtree(root / ".venv")
    (root / ".venv").write_text("twinpost-3.11\n")


def changed_dependencies(root: Path) -> None:
    with (root / "pyproject.toml").open("a") as file:
        file.write("# changed\n")


@pytest.mark.parametrize(
    "breakage", [vanished_python, half_made, file_instead, changed_dependencies]
)
def test_environment_is_made_again(broken, breakage):
    breakage(broken)

    code, _, err = launch(broken, "tell")

    assert (code, "making .venv" in err) == (0, True), err
    assert launch(broken, "tell")[::2] == (0, "")


def test_two_launchers_install_once(broken):
    half_made(broken)
    launchers = [start(broken, "tell") for _ in range(2)]

    ends = [end(launcher) for launcher in launchers]

    assert [code for code, _, _ in ends] == [0, 0], ends
    assert sum("making .venv" in err for _, _, err in ends) == 1


def installing(root: Path) -> subprocess.Popen[str]:
    """A launcher in the middle of its installation."""
    launcher = start(root, env=environment(uv=False), start_new_session=True)
    while not (root / ".venv" / "pyvenv.cfg").exists():
        time.sleep(0.005)
    return launcher


@posix
def test_killed_installation_is_repaired(broken):
    half_made(broken)
    launcher = installing(broken)
    launcher.kill()
    launcher.wait()

    code, _, err = launch(broken, "tell")

    # The pip that outlived its launcher must not write into the new environment.
    assert (code, "waiting" in err, "making .venv with uv" in err) == (0, True, True), err
    launcher.communicate()


@posix
def test_ctrl_c_leaves_no_traceback(broken):
    half_made(broken)
    launcher = installing(broken)
    os.killpg(launcher.pid, signal.SIGINT)

    code, out, err = end(launcher)

    assert (code, out) == (130, "")
    assert err.endswith("stopped; run the same command again\n")
    assert "tools/__main__.py" not in err
    assert launch(broken, "tell")[0] == 0


def test_failed_installation_names_its_command(tmp_path):
    root = clone(tmp_path / "clone")
    offline = environment(uv=True, UV_OFFLINE="1", UV_CACHE_DIR=str(tmp_path / "cache"))

    code, out, err = launch(root, env=offline)

    assert (code, out) == (2, "")
    assert "uv pip install" in err.replace("uv.exe", "uv")
    assert err.endswith("check the network, and run the same command again\n")
    assert "Traceback" not in err
    assert launch(root)[0] == 0


def test_missing_ensurepip_names_the_system_package(tmp_path):
    root = clone(tmp_path / "clone")
    # As on Debian without python3-venv.
    program = (
        "import runpy, sys\n"
        "sys.modules['ensurepip'] = None\n"
        f"runpy.run_path({str(root / 'tools')!r}, run_name='__main__')\n"
    )

    done = subprocess.run(
        [PYTHON, "-c", program],
        env=environment(uv=False),
        capture_output=True,
        encoding="utf-8",
    )

    package = "python{}.{}-venv".format(*sys.version_info)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count(f"sudo apt install {package}\n") == 2
    assert not (root / ".venv").exists()


def test_list_of_tasks_imports_nothing_heavy():
    program = (
        "import sys, tasks\n"
        "heavy = {'twinpost', 'rich', 'PIL', 'ruamel', 'pyromark', 'watchdog', 'pytest'}\n"
        "print(*heavy & set(sys.modules))"
    )

    out = subprocess.check_output([sys.executable, "-c", program], cwd=ROOT, encoding="utf-8")

    assert out.strip() == ""


def test_syntax_is_readable_to_old_pythons():
    ast.parse(LAUNCHER.read_text("utf-8"), feature_version=(3, 6))


def old_pythons() -> list[str]:
    names = [f"python3.{minor}" for minor in range(6, 11)]
    versions = Path.home() / ".pyenv" / "versions"
    known = [str(python) for name in names for python in versions.glob(f"*/bin/{name}")]
    return known or [python for name in names if (python := shutil.which(name))]


@pytest.mark.parametrize("python", old_pythons() or [pytest.param("", marks=pytest.mark.skip)])
def test_old_python_is_told_so(python):
    done = subprocess.run([python, str(ROOT / "tools")], capture_output=True, encoding="utf-8")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Python 3.11 이상이 필요합니다")
    assert "Python 3.11 or newer is needed; this is 3." in done.stderr
