"""The front matter of a document: where it lies, what Hugo reads in it, what is wrong with it.

Problems are data: a broken front matter still has a span, and as many fields as could be read.
An item of a list is a field too (`tags.0`), and its key is the item itself.
"""

from __future__ import annotations

from twinpost.frontmatter import fences, yaml
from twinpost.frontmatter.model import Field as Field
from twinpost.frontmatter.model import Fields, Raw
from twinpost.frontmatter.model import FrontMatter as FrontMatter
from twinpost.frontmatter.model import Problem as Problem
from twinpost.span import Span


def parse(text: str) -> FrontMatter:
    """Read the front matter of `text` as Hugo does. Never raises.

    Of a broken front matter, `fields` holds the top-level lines that can be read alone.
    """
    found = fences.find(text)
    if found is None:
        return FrontMatter()
    content = Span(found.content, found.content_end)
    if found.closed:
        fields, problems = _read(found.format, text, content)
    else:
        fields, problems = _unclosed(text, found, content)
    span = Span(found.start, found.end)
    return FrontMatter(found.format, span, content, Fields(fields), problems)


def _read(format: str, text: str, content: Span) -> tuple[dict[str, Raw], tuple[Problem, ...]]:
    if format == "yaml":
        return yaml.read(text, content)
    # Imported here: nearly every front matter is YAML.
    if format == "toml":
        from twinpost.frontmatter import toml

        return toml.read(text, content)
    from twinpost.frontmatter import json

    return json.read(text, content)


def _unclosed(
    text: str, found: fences.Fences, content: Span
) -> tuple[dict[str, Raw], tuple[Problem, ...]]:
    from twinpost.frontmatter import closers, salvage

    if not found.format:
        return {}, (closers.not_a_fence(text, found),)
    if found.format == "json":
        from twinpost.frontmatter import json_causes

        return {}, (json_causes.unclosed(text, content) or closers.unclosed(text, found),)
    near = closers.nearly(text, content.start, content.end)
    until = Span(content.start, near.start) if near else content
    return salvage.yaml(text, until), (closers.unclosed(text, found),)
