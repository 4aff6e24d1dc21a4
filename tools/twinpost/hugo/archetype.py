"""What Hugo makes of an archetype: a template that only Hugo can read.

Asked one file at a time: of a whole directory, Hugo does not say which file stopped it.
"""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path

from twinpost.errors import UserError
from twinpost.hugo import said
from twinpost.hugo.binary import binary, finish, start
from twinpost.hugo.building import environ
from twinpost.model import Settings
from twinpost.span import Lines
from twinpost.text import Text

# `archetype.md` is Hugo's name for all of them, and it says the same thing twice.
STOPPED = re.compile(
    r"failed to (?P<verb>parse|execute) archetype template: "
    r"(?P<why>template: [^:\n]+:(?P<line>\d+)(?::(?P<column>\d+))?: .*?): (?P=why)",
    re.DOTALL,
)
CORRECT = Text("correct the archetype", "아키타입을 고쳐 주세요")


def from_archetype(root: Path, settings: Settings, archetype: Path, target: str, now: str) -> str:
    """The text that `archetype` makes for a page at `target`, such as `posts/boot/index.ko.md`.

    Hugo sees the site's configuration and layouts, but neither its theme nor its content, and
    writes elsewhere. Raises UserError when it stops.
    """
    kind, ending = target.partition("/")[0], Path(target).suffix
    with tempfile.TemporaryDirectory(prefix="twinpost-") as folder:
        # Hugo takes no link for a mount, and its own archetype where it finds none.
        mounts = [
            {"source": str(Path(folder).resolve()), "target": "content"},
            {"source": str(archetype.resolve()), "target": f"archetypes/{kind}{ending}"},
        ]
        environment = {
            **environ(root, settings),
            # As a whole: a part that the site does not set itself, Hugo would take for a string.
            "HUGO_MODULE": json.dumps({"mounts": mounts, "imports": []}),
            "HUGO_NEWCONTENTEDITOR": "",  # it would open what is gone a moment later
        }
        command = [str(binary()), "new", "content", target, "--kind", kind, "--clock", now]
        done = finish(start([*command, "--theme=", "--noBuildLock"], root, environment))
        _refuse_errors(done.stderr, archetype, root)
        return _read(Path(folder, target))


def _refuse_errors(stderr: str, archetype: Path, root: Path) -> None:
    """Raise the first error; with one that the template itself reports, Hugo exits 0."""
    for error in said.errors(STOPPED.sub(lambda m: _placed(m, archetype), stderr), root):
        place = archetype.relative_to(root).as_posix()
        # The configuration stands for no place at all, and outside of the site lies what was made.
        if error.path != said.configuration_file(root) and not Path(error.path).is_absolute():
            at = Lines(_read(root / error.path)).position(error.span.start)
            place = f"{error.path}:{at.line}:{at.column}"
        raise UserError(error.message, error.help or CORRECT, place)


def _placed(stopped: re.Match[str], archetype: Path) -> str:
    """An error in the words that Hugo has for other templates, which name the file."""
    line, column = stopped["line"], stopped["column"] or 1
    return f'"{archetype}:{line}:{column}": {stopped["verb"]} of template failed: {stopped["why"]}'


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "surrogateescape")
