"""What a front matter is made of: the types that the readers of YAML, TOML and JSON fill."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from twinpost.span import Span
from twinpost.text import Text

Raw = tuple[object, int, int, int, int]  # value, then where its key and it start and end
NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Field:
    """One value of the front matter.

    `path` is dotted and lower-cased, as Hugo reads keys: `title`, `cover.image`, `tags.0`.
    """

    path: str
    value: object  # str, int, float, bool, None, list or dict, as Hugo reads it
    key_span: Span
    value_span: Span


class Fields(Mapping[str, Field]):
    """Fields by path, made when they are asked for: most rules look at two of thirty."""

    __slots__ = ("_raw",)

    def __init__(self, raw: dict[str, Raw]) -> None:
        self._raw = raw

    def __getitem__(self, path: str) -> Field:
        value, key, key_end, start, end = self._raw[path]
        return Field(path, value, Span(key, key_end), Span(start, end))

    def __iter__(self) -> Iterator[str]:
        return iter(self._raw)

    def __len__(self) -> int:
        return len(self._raw)

    def __contains__(self, path: object) -> bool:
        return path in self._raw

    def __repr__(self) -> str:
        return f"Fields({', '.join(map(repr, self.values()))})"


@dataclass(frozen=True, slots=True)
class Problem:
    """Why Hugo rejects a front matter, with the edits that cure it (offsets of the document)."""

    span: Span
    message: Text
    help: Text
    edits: tuple[tuple[Span, str], ...] = ()
    title: Text | None = None  # of the fix, when there are edits
    safe: bool | None = None  # of the fix, where more than its letters tell


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands between the fences of a document."""

    format: str = ""  # "yaml", "toml", "json", or "" when there is none
    span: Span = NOWHERE  # fences included
    content: Span = NOWHERE  # what lies between them
    fields: Mapping[str, Field] = field(default_factory=lambda: MappingProxyType({}))
    problems: tuple[Problem, ...] = ()
