"""The engine: asks every rule about every subject, stamps what they find, drops what is ignored.

It knows no rule. Terminal, CI, preview, editors and review comments all read what `lint` returns.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Literal, Protocol, get_type_hints

from twinpost.finding import Finding, Severity, milder
from twinpost.markdown import INLINE
from twinpost.model import Document, Post, Site
from twinpost.span import Span

Check = Callable[..., Iterable[Finding]]
MALFORMED = re.compile(r"twinpost-ignore\b", re.IGNORECASE)
IGNORE = re.compile(
    r"twinpost-ignore\s+(?P<rules>[\w-]+(?:\s*,\s*[\w-]+)*)\s*(?::\s*(?P<reason>.*))?", re.DOTALL
)


@dataclass(frozen=True)
class Rule:
    """One thing that Twinpost checks; made by `@rule`."""

    id: str
    subject: type  # Document, Post, Site or Suppression
    severity: Severity | Literal["off"]  # unless twinpost.yaml says otherwise
    check: Check
    summary: str
    publish_only: bool = False
    stops_build: bool = False  # Hugo makes no site: no baseline hides that, nor what is no page

    @property
    def wants(self) -> str:
        """What the check asks for beside its subject: "site", its "settings" only, or ""."""
        parameters = inspect.signature(self.check).parameters.values()
        return [*(p.name for p in parameters if p.kind is not p.KEYWORD_ONLY), ""][1]

    @property
    def options(self) -> dict[str, tuple[Any, Any]]:
        """The type and the default of each option: the check's keyword-only arguments."""
        hints = get_type_hints(self.check)
        parameters = inspect.signature(self.check).parameters
        return {
            name: (hints[name], p.default)
            for name, p in parameters.items()
            if p.kind is p.KEYWORD_ONLY
        }


def rule(
    subject: type,
    *,
    severity: Severity | Literal["off"],
    publish_only: bool = False,
    stops_build: bool = False,
) -> Callable[[Check], Rule]:
    """Make a rule of a function: its name is the id, its docstring's first line the summary."""

    def made(check: Check) -> Rule:
        summary = (check.__doc__ or "").strip().partition("\n")[0]
        name = check.__name__.replace("_", "-")
        return Rule(name, subject, severity, check, summary, publish_only, stops_build)

    return made


@cache
def load_rules() -> tuple[Rule, ...]:
    """Every rule of the package `twinpost.rules`, by id."""
    package = import_module("twinpost.rules")
    names = sorted(module.name for module in iter_modules(package.__path__))
    return tuple(getattr(import_module(f"twinpost.rules.{name}"), name) for name in names)


class Choices(Protocol):
    """What twinpost.yaml chooses for a rule."""

    def severity(self, rule: Rule) -> Severity | None:
        """The severity to report it with; None when it is off."""

    def options(self, rule: Rule) -> Mapping[str, Any]:
        """The options that differ from the defaults."""


@dataclass(frozen=True)
class Suppression:
    """A `twinpost-ignore` comment, once it is known what it suppressed."""

    document: Document
    span: Span
    scope: Span  # findings that start here are ignored
    rules: tuple[str, ...]  # empty when it can't be understood
    reason: str
    unknown: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """Where its document is."""
        return self.document.path

    def covers(self, finding: Finding) -> bool:
        """Whether the finding is one to ignore."""
        starts_in = self.scope.start <= finding.span.start < max(self.scope.end, 1)
        return finding.path == self.path and finding.rule in self.rules and starts_in


def lint(site: Site, rules: Sequence[Rule], config: Choices) -> list[Finding]:
    """Everything that `rules` find in `site`, ordered by place."""
    about_comments = [rule for rule in rules if rule.subject is Suppression]
    ran = [rule for rule in rules if rule.subject is not Suppression and config.severity(rule)]
    findings = [f for rule in ran for f in _run(rule, site.subjects(rule.subject), site, config)]
    kept, comments = _suppress(findings, site, [rule.id for rule in ran])
    for each in about_comments:
        kept += _run(each, comments, site, config)
    return sorted(kept, key=lambda f: (f.path, f.span, f.rule))


def _run(rule: Rule, subjects: Iterable[object], site: Site, config: Choices) -> Iterator[Finding]:
    severity = config.severity(rule)
    if not severity:
        return
    options = config.options(rule)
    wanted: dict[str, tuple[Any, ...]] = {"site": (site,), "settings": (site.settings,), "": ()}
    more = wanted[rule.wants]
    for subject in subjects:
        if isinstance(subject, Document) and not (subject.is_page or rule.stops_build):
            continue  # a side file: its author's own, and no post
        home = _home(subject)
        if home is not None and site not in more:
            found = _remembered(rule, subject, home, more, options)
        else:
            found = tuple(rule.check(subject, *more, **options))
        for finding in found:
            yield replace(finding, rule=rule.id, severity=milder(severity, finding.severity))


def _home(subject: object) -> Document | None:
    """The document that remembers what was found in a subject."""
    if isinstance(subject, Post):
        return subject.documents[0]
    return subject if isinstance(subject, Document) else None


def _remembered(
    rule: Rule,
    subject: object,
    home: Document,
    more: tuple[Any, ...],
    options: Mapping[str, Any],
) -> tuple[Finding, ...]:
    """What a rule finds in a document or a post changes with it and the settings of the site, and
    with nothing else as long as its documents live."""
    key = (rule.id, repr(options))
    given = more if subject is home else (subject, *more)
    kept = home.memory.get(key)
    if not isinstance(kept, tuple) or kept[0] != given:
        kept = home.memory[key] = (given, tuple(rule.check(subject, *more, **options)))
    found: tuple[Finding, ...] = kept[1]
    return found


def _suppress(
    findings: list[Finding], site: Site, ran: list[str]
) -> tuple[list[Finding], list[Suppression]]:
    """The findings that no comment ignores, and the comments with what they were good for."""
    comments = {d.path: found for d in site.documents if (found := suppressions(d))}
    known = {rule.id for rule in load_rules()}
    used: set[tuple[int, str]] = set()
    kept = []
    for finding in findings:
        hits = [c for c in comments.get(finding.path, ()) if c.covers(finding)]
        used |= {(id(c), finding.rule) for c in hits}
        if not hits:
            kept.append(finding)
    judged = [
        replace(
            c,
            unknown=tuple(r for r in c.rules if r not in known),
            unused=tuple(r for r in c.rules if r in ran and (id(c), r) not in used),
        )
        for found in comments.values()
        for c in found
    ]
    return kept, judged


def suppressions(document: Document) -> tuple[Suppression, ...]:
    """The `twinpost-ignore` comments of a document.

    One in the front matter is for the front matter; one before all else in the body, for the file;
    any other, for the next block.
    """
    if not MALFORMED.search(document.text):
        return ()
    return (*_in_front_matter(document), *_in_body(document))


def _in_front_matter(document: Document) -> Iterator[Suppression]:
    front = document.front_matter.span
    for line in re.finditer(r"^[ \t]*(#[^\r\n]*)", document.text[: front.end], re.MULTILINE):
        text = line[1].lstrip("# \t")
        if MALFORMED.match(text):
            yield _suppression(document, Span(*line.span(1)), front, IGNORE.fullmatch(text))


def _in_body(document: Document) -> Iterator[Suppression]:
    whole = Span(0, len(document.text))
    at_top = True
    tops = {block.span.start for block in document.blocks if block.kind == "html_block"}
    first = next((b for b in document.blocks if not b.text.startswith("<!--")), None)
    for span, text in document.comments:
        at_top = at_top and span.start in tops and (first is None or span.start < first.span.start)
        if MALFORMED.match(text):
            scope = whole if at_top else _next_block(document, span)
            yield _suppression(document, span, scope, IGNORE.fullmatch(text))


def _next_block(document: Document, comment: Span) -> Span:
    """The block that a comment speaks of: the one it stands in the midst of, or the next."""
    for node in document.body.nodes:
        if node.kind in INLINE or node.text.startswith("<!--"):
            continue
        inside = node.kind == "paragraph" and node.span.holds(comment.start)
        if inside or node.span.start >= comment.end:
            return node.span
    return Span(comment.end, comment.end)


def _suppression(
    document: Document, span: Span, scope: Span, m: re.Match[str] | None
) -> Suppression:
    if m is None:
        return Suppression(document, span, scope, (), "")
    rules = tuple(name.strip() for name in m["rules"].split(","))
    return Suppression(document, span, scope, rules, (m["reason"] or "").strip())
