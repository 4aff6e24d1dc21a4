"""Values of a type or a form that Hugo refuses: the build stops, without a line to look at."""

from __future__ import annotations

from collections.abc import Iterator

from twinpost import casts, refusals
from twinpost.finding import Edit, Finding, Fix, Text, at
from twinpost.frontmatter import Field
from twinpost.lint import rule
from twinpost.model import Document, Settings


@rule(Document, severity="error", stops_build=True)
def front_matter_type(document: Document, settings: Settings) -> Iterator[Finding]:
    """Hugo takes the values of the front matter, dates apart."""
    if document.front_matter.problems:
        return
    for path, why, what in refusals.of(document, settings):
        field = document.field(path)
        if field is None:  # merged in by an anchor
            continue
        key = _key(document, field)
        yield at(
            document,
            field.key_span if path.endswith("_build") else field.value_span,
            Text(f"Hugo refuses `{key}`: {why.en}", f"Hugo가 `{key}` 값을 거부합니다. {why.ko}"),
            help=what,
            fix=_fix(document, field),
        )


def _key(document: Document, field: Field) -> str:
    """The path of a field, its last part as it is spelled."""
    above, dot, name = field.path.rpartition(".")
    typed = field.key_span.of(document.text).strip("\"'")
    return f"{above}{dot}{typed if typed.lower() == name else name}"


def _fix(document: Document, field: Field) -> Fix | None:
    if field.path == "_build":
        if document.field("build"):
            return None
        inner = field.key_span.of(document.text).replace("_build", "build")
        edit = Edit(document.path, field.key_span, inner)
        return Fix(Text("rename it to `build`", "`build`로 이름 바꾸기"), (edit,))
    meant = casts.meant_boolean(field.value)
    if field.path.endswith((".publishresources", ".disable")) and meant is not None:
        word = str(meant).lower()
        edit = Edit(document.path, field.value_span, word)
        return Fix(Text(f"write `{word}`", f"`{word}`로 적기"), (edit,))
    return None
