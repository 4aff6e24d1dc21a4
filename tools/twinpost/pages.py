"""The pages of the rules: what `twinpost explain` prints and the site publishes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import resources

from twinpost import frontmatter
from twinpost.errors import UserError
from twinpost.lint import Rule
from twinpost.shortcode import unescaped
from twinpost.text import Text


@dataclass(frozen=True, slots=True)
class Page:
    """A rule in words: `text` is Markdown with the rule's id as its first heading."""

    summary: str
    text: str


def find(name: str, rules: Sequence[Rule]) -> Rule:
    """The rule called `name`, with `-` or `_`; UserError names the nearest one."""
    by_id = {rule.id: rule for rule in rules}
    wanted = name.strip("`[]").replace("_", "-").lower()
    if wanted in by_id:
        return by_id[wanted]
    near = get_close_matches(wanted, by_id, 1)
    raise UserError(
        Text(f"there is no rule `{name}`", f"`{name}` 규칙은 없습니다"),
        Text(f"did you mean `{near[0]}`?", f"`{near[0]}` 규칙인가요?")
        if near
        else Text("`twinpost rules` lists them", "`twinpost rules`로 규칙 목록을 볼 수 있습니다"),
    )


def read(rule: Rule, language: str) -> Page:
    """The page of a rule, in English where there is none in `language`."""
    text = source(rule, language)
    front = frontmatter.parse(text)
    summary = str(front.fields["description"].value)
    body = text[front.span.end :].strip("\n")
    return Page(summary, f"# {rule.id}\n\n{summary}\n\n{body}\n")


def source(rule: Rule, language: str) -> str:
    """The file of a rule's page, front matter included.

    Hugo publishes the file, so that a shortcode which it shows is escaped in it.
    """
    name = rule.id.replace("-", "_")
    directory = resources.files("twinpost.rules")
    localised = directory / f"{name}.{language}.md"
    page = localised if localised.is_file() else directory / f"{name}.md"
    return unescaped(page.read_text(encoding="utf-8"))


def show(page: Page) -> None:
    """Print a page to the terminal."""
    from rich.console import Console
    from rich.markdown import Markdown

    Console(width=min(Console().width, 100)).print(Markdown(page.text))
