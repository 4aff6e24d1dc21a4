"""What a rule finds, and how it can be mended.

A finding knows a path, not a document, so that it can be cached, pickled and sent to a browser.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from twinpost.span import Span
from twinpost.text import Text as Text  # rules say what they found: they import it from here

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace `span` of the file at `path` by `text`."""

    path: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that mend a finding, all or none; `safe` when they cannot change what is meant."""

    title: Text
    edits: tuple[Edit, ...]
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding speaks of."""

    path: str
    span: Span
    message: Text


@dataclass(frozen=True, slots=True)
class Finding:
    """One fact about one place. `lint` stamps `rule`, and lowers `severity` to the rule's."""

    path: str  # relative to the site's root, with `/`
    span: Span
    message: Text
    help: Text | None = None
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    rule: str = ""
    severity: Severity = "error"


def milder(one: Severity, other: Severity) -> Severity:
    """The one of two severities that weighs less."""
    return max(one, other, key=SEVERITIES.index)


class HasPath(Protocol):
    """Whatever lies at a path: a document."""

    @property
    def path(self) -> str: ...


def at(
    document: HasPath,
    span: Span,
    message: Text,
    *,
    help: Text | None = None,
    fix: Fix | None = None,
    related: tuple[Related, ...] = (),
    severity: Severity = "error",
) -> Finding:
    """A finding at `span` of `document`; `severity` is given if it weighs less than its rule."""
    return Finding(document.path, span, message, help, fix, related, severity=severity)
