"""`python3 tools TASK`: make .venv from requirements.lock when that changed, then `invoke TASK`.

Standard library only. An older Python must still read this file to be told that it is too old:
the syntax stays at 3.6, and nothing newer runs before `refuse_old_python`.
"""

import collections.abc
import contextlib
import hashlib
import importlib.util
import os
import pathlib
import platform
import shutil
import subprocess
import sys
import sysconfig
import time

NEEDED = (3, 11)
ROOT = pathlib.Path(__file__).resolve().parent.parent
LOCK = ROOT / "tools" / "requirements.lock"
VENV = ROOT / ".venv"
STAMP = VENV / "twinpost.stamp"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

# What in the caller's shell would lead Python, pip or uv out of .venv.
ASTRAY = (
    "PYTHONHOME",
    "PYTHONPATH",
    "VIRTUAL_ENV",
    "__PYVENV_LAUNCHER__",
    "PIP_PREFIX",
    "PIP_TARGET",
    "PIP_USER",
    "UV_SYSTEM_PYTHON",
)


class Trouble(Exception):
    """Why the launcher cannot go on: in Korean, in English."""


def main() -> int:
    try:
        refuse_old_python()
        if not ready():
            with only_launcher():
                # Another one may have done it while we waited.
                if not ready():
                    install()
        return run_task(sys.argv[1:] or ["--list"])
    except Trouble as trouble:
        say(*trouble.args)
        return 2
    except KeyboardInterrupt:
        say("멈췄습니다. 같은 명령을 다시 실행하세요.", "stopped; run the same command again")
        return 130


def refuse_old_python() -> None:
    if sys.version_info < NEEDED:
        needed, found = ".".join(map(str, NEEDED)), platform.python_version()
        raise Trouble(
            f"Python {needed} 이상이 필요합니다. 지금은 {found} 입니다: {sys.executable}\n"
            f"새 Python을 설치하고 그것으로 다시 실행하세요. 예: python{needed} tools",
            f"Python {needed} or newer is needed; this is {found}: {sys.executable}\n"
            f"install it and run it by its name, for example: python{needed} tools",
        )


def ready() -> bool:
    """The stamp is written last, so where it matches the whole installation went through."""
    try:
        return STAMP.read_text("ascii") == fingerprint() and PYTHON.exists()
    except (OSError, ValueError):
        return False


def fingerprint() -> str:
    """All that .venv is made from; a clone that moved and another Python need a new one too."""
    digest = hashlib.sha256()
    for path in (LOCK, ROOT / "pyproject.toml"):
        digest.update(path.read_bytes())
    made_for = (os.fsencode(str(ROOT)), sys.implementation.cache_tag, platform.machine())
    digest.update(repr(made_for).encode())
    return digest.hexdigest()


@contextlib.contextmanager
def only_launcher() -> "collections.abc.Iterator[None]":
    """Wait for other launchers; the system frees the lock however its holder ends."""
    with (ROOT / ".venv.lock").open("a") as file:
        # pip and uv inherit it: one that `kill -9` orphaned keeps .venv to itself until it ends.
        os.set_inheritable(file.fileno(), True)
        if not locked(file.fileno()):
            say("다른 설치가 끝나기를 기다립니다 ...", "waiting for another installation ...")
            while not locked(file.fileno()):
                time.sleep(0.1)
        yield


def locked(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def install() -> None:
    began = time.monotonic()
    uv = working_uv()
    steps = steps_of_uv(uv) if uv else steps_of_pip()
    say(
        ".venv 를 만듭니다. 처음에는 1분쯤 걸립니다 ...",
        f"making .venv with {'uv' if uv else 'pip'}; the first time takes about a minute ...",
    )
    try:
        remove_old()
        for step in steps:
            run(step)
        point_to_package()
        draft = STAMP.with_suffix(".new")
        draft.write_text(fingerprint(), "ascii")
        draft.replace(STAMP)
    except OSError as error:
        raise Trouble(
            f".venv 를 만들지 못했습니다: {error}\n"
            "그것을 쓰는 프로그램을 닫고 권한과 디스크 공간을 확인하세요.",
            f".venv cannot be made: {error}\n"
            "close the programs that use it, and check permissions and free space",
        ) from None
    seconds = time.monotonic() - began
    say(f"준비되었습니다 ({seconds:.1f}초).", f"ready ({seconds:.1f} s)")


def working_uv() -> "str | None":
    """The shims of version managers are on PATH even where no uv stands behind them."""
    uv = shutil.which("uv")
    if uv is None:
        return None
    try:
        answer = subprocess.run([uv, "--version"], capture_output=True)
    except OSError:
        return None
    return uv if answer.returncode == 0 else None


def steps_of_uv(uv: str) -> "list[list[str]]":
    pip_install = [uv, "pip", "install", "--quiet", "--python", str(PYTHON)]
    return [
        [uv, "venv", "--quiet", "--python", base_python(), str(VENV)],
        [*pip_install, "--require-hashes", "-r", str(LOCK)],
        [*pip_install, "--no-deps", "--no-build-isolation", "--editable", "."],
    ]


def steps_of_pip() -> "list[list[str]]":
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        package = "python{}.{}-venv".format(*sys.version_info[:2])
        raise Trouble(
            "이 Python에는 가상 환경을 만드는 ensurepip 이 없습니다. 설치하고 다시 실행하세요.\n"
            f"Debian, Ubuntu: sudo apt install {package}",
            "this Python lacks ensurepip, which virtual environments need; install it and retry\n"
            f"Debian, Ubuntu: sudo apt install {package}",
        )
    pip = [str(PYTHON), "-I", "-m", "pip", "-qq", "--no-input", "--disable-pip-version-check"]
    return [
        [base_python(), "-I", "-m", "venv", str(VENV)],
        [*pip, "install", "--no-compile", "--require-hashes", "-r", str(LOCK)],
        [*pip, "install", "--no-deps", "--no-build-isolation", "--editable", "."],
    ]


def point_to_package() -> None:
    """Replace the absolute path of the editable install, which may have Hangul in it.

    Before 3.13 Python reads .pth files in the locale's encoding, UTF-8 mode or not: with LC_ALL=C
    or a code page of Windows it would not even start.
    """
    packages = pathlib.Path(sysconfig.get_path("purelib", "venv", {"base": str(VENV)}))
    relative = os.path.relpath(str(ROOT / "tools"), str(packages))
    (packages / "_twinpost.pth").write_text(relative + "\n", "ascii")


def base_python() -> str:
    """Outside any environment: the Python that runs us may stand in the .venv to be removed."""
    return getattr(sys, "_base_executable", None) or sys.executable


def remove_old() -> None:
    if VENV.is_symlink() or VENV.is_file():
        VENV.unlink()
    elif VENV.exists():
        shutil.rmtree(str(VENV))


def run(step: "list[str]") -> None:
    # In ROOT, so that the settings of some other project around the caller do not count.
    done = subprocess.run(
        step, cwd=ROOT, env=environment(), stdin=subprocess.DEVNULL, stdout=2, close_fds=False
    )
    if done.returncode != 0:
        command = " ".join(step)
        raise Trouble(
            f"설치하지 못했습니다 (종료 코드 {done.returncode}): {command}\n"
            "위의 오류와 네트워크를 확인하고 같은 명령을 다시 실행하세요.",
            f"installation failed (exit code {done.returncode}): {command}\n"
            "see the error above, check the network, and run the same command again",
        )


def environment() -> "dict[str, str]":
    kept = {name: value for name, value in os.environ.items() if name not in ASTRAY}
    # A pipe on Windows would otherwise take only the letters of its code page.
    return {"PYTHONUTF8": "1", **kept}


def run_task(arguments: "list[str]") -> int:
    """Invoke takes our place, so that signals and the exit code need no passing on."""
    # -P: a `json.py` in the caller's directory must not stand in for Python's own.
    command = [str(PYTHON), "-P", "-m", "invoke", "--search-root", str(ROOT), *arguments]
    if os.name != "nt":
        os.execve(PYTHON, command, environment())
    child = subprocess.Popen(command, env=environment())
    while True:
        # The console sends Ctrl-C to the child as well; how to end is its affair.
        with contextlib.suppress(KeyboardInterrupt):
            return child.wait()


def say(korean: str, english: str) -> None:
    print(korean, english, sep="\n", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
