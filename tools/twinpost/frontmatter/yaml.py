"""YAML as Hugo reads it: libyaml's node tree, with what Hugo was seen to do otherwise laid over it.

libyaml follows YAML 1.1; Hugo's own parser is nearer to 1.2, and stricter in places. `check` lists
the differences that people meet. Exotic ones remain: tests/test_frontmatter.py names them.
"""

from __future__ import annotations

import re

from twinpost.frontmatter import tree
from twinpost.frontmatter.model import Problem, Raw
from twinpost.frontmatter.scalar import CONSTANTS, ODD_KEY, resolve, written
from twinpost.frontmatter.tree import Broken, Event
from twinpost.span import Span

EMPTY: Raw = (None, 0, 0, 0, 0)


def read(text: str, content: Span) -> tuple[dict[str, Raw], tuple[Problem, ...]]:
    """The fields and the problems of the YAML at `content`."""
    source = content.of(text)
    try:
        return fields(source, content.start), ()
    except Broken as broken:
        # Imported here: most front matters are fine.
        from twinpost.frontmatter import closers, salvage, yaml_causes

        behind = closers.behind_the_opening(text, content)
        if behind and readable(text[behind.end : content.end]):
            return salvage.yaml(text, content), (closers.not_alone(text, behind),)
        near = closers.nearly(text, content.start, content.end)
        if near and readable(text[content.start : near.start]):
            until = Span(content.start, near.start)
            return salvage.yaml(text, until), (closers.wrong(text, near, "---"),)
        return salvage.yaml(text, content), yaml_causes.explain(source, content.start, broken)


def readable(source: str) -> bool:
    """Can Hugo read `source`?"""
    try:
        fields(source)
    except Broken:
        return False
    return True


def fields(source: str, offset: int = 0) -> dict[str, Raw]:
    """The fields of `source`, whose places start at `offset`, or `Broken`."""
    try:
        return strict(source, offset)
    except Broken as broken:
        return kindly_read(source, offset, broken)


def kindly_read(source: str, offset: int, broken: Broken) -> dict[str, Raw]:
    """The fields as Hugo reads them where libyaml reads nothing, or `Broken` where Hugo stops."""
    # Imported here: most front matters are fine.
    from twinpost.frontmatter.kindness import MOST, Changed, change, glued

    text = Changed(glued(source))
    for changed in range(MOST):
        try:
            return text.originally(strict(text.source, 0, hidden=True), offset)
        except Broken as stopped:
            found = change(text.source, stopped)
            if found is None:
                raise text.broken(stopped) if changed else broken from None
        text.apply(found)
    raise broken


def strict(source: str, offset: int, hidden: bool = False) -> dict[str, Raw]:
    """The same, without what only Hugo forgives."""
    if end := ANOTHER.search(source):
        check_rest(source, end.end())
        source = source[: end.start()]
    if any(character in source for character in tree.BREAKS):
        source, hidden = tree.hide(source), True
    library = tree.library()
    if "\t" in source:
        check_tabs(source)
    try:
        return Reader(source, offset, hidden, library).document()
    except library.unreadable:
        if hidden:
            raise Broken("unreadable", 0) from None
        return strict(tree.hide(source), offset, hidden=True)
    except library.marked as error:
        raise tree.broken(error) from None
    except RecursionError:
        raise Broken("too deep", 0) from None


# Hugo was seen to read on behind `...`, to believe none of it, and yet to want YAML there.
ANOTHER = re.compile(r"^\.\.\.(?=[ \t]*(?:\r?\n|\r|\Z))", re.M)


def check_rest(source: str, start: int) -> None:
    """The documents behind the first must be YAML, and no mere text."""
    rest = source[start:]
    try:
        if rest.strip():
            strict(rest, 0)
    except Broken as broken:
        raise Broken("another document", start + broken.at) from None


# Hugo was seen to swallow what follows a double-quoted value that holds a tab, one character for
# each tab: at the end of the front matter nobody notices, elsewhere the next key is lost.
TAB_IN_QUOTES = re.compile(r'(?<=[ \[,])"(?:[^"\\\n]|\\.)*"(?=([ \t]*)(\r?\n[ \t\r\n]*\S|[,\]}]))')


def check_tabs(source: str) -> None:
    """Tabs that libyaml reads and Hugo does not."""
    for match in TAB_IN_QUOTES.finditer(source):
        tabs = match[0][:-2].count("\t")
        if tabs > len(match[1]):
            raise Broken("tab in quotes", match.start() + match[0].index("\t"), match.start())


GLUED_COMMENT = re.compile(r"[|>][-+\d]*#")
LEAD = re.compile(r" *(?:(- *))*")
LAST = re.compile(r"(?:\s|#[^\n]*)*(?:\Z|[\]}])")


class Reader:
    """Turns events into fields, with places in the document."""

    def __init__(self, source: str, offset: int, hidden: bool, library: tree.Library) -> None:
        self.source = source
        self.offset = offset
        self.hidden = hidden
        self.odd = hidden or "\t" in source or "\r\n" in source
        self.library = library
        self.scalar, self.ends = library.scalar, library.end
        self.next = library.open(source)
        self.fields: dict[str, Raw] = {}
        self.anchors: dict[str, tuple[object, str]] = {}
        self.end = 0  # of the last value
        self.braces = 0  # how many are open

    def document(self) -> dict[str, Raw]:
        """The fields; a front matter is one mapping, or nothing."""
        self.next()  # the stream starts
        if type(self.next()) is self.library.finish:
            return self.fields
        event = self.next()  # the document has started
        if type(event) is self.library.mapping:
            self.mapping("", event)
        elif type(event) is not self.library.scalar or event.value or event.style:
            raise Broken("no mapping", event.start_mark.index)
        self.next()  # the document ends
        if type(event := self.next()) is not self.library.finish:
            raise Broken("another document", event.start_mark.index)
        return self.fields

    def mapping(self, prefix: str, start: Event) -> dict[str, object]:
        """The value of a mapping; its fields are noted under `prefix`."""
        value: dict[str, object] = {}
        names: dict[str, int] = {}
        scalar, ends, following, odd = self.scalar, self.ends, self.next, self.odd
        self.braces += start.flow_style
        while type(key := following()) not in ends:
            if type(key) is not scalar:
                raise Broken("no mapping", key.start_mark.index)
            name = key.value
            if odd or name in CONSTANTS or not name[0].isalpha():
                name = self.name(key)
            if name in names:
                raise Broken("duplicate key", key.start_mark.index, key=str(names[name]))
            at = names[name] = key.start_mark.index
            name = name.lower()
            value[name] = self.value(prefix + name, at, key.end_mark.index, following())
            if name == "<<":
                value.update(self.merged(prefix, value.pop(name), at))
        if start.flow_style:
            self.braces -= 1
            self.end = max(self.end, key.end_mark.index)
        return value

    def merged(self, prefix: str, value: object, at: int) -> dict[str, object]:
        """What `<<` brings in."""
        merged: dict[str, object] = {}
        for each in value if isinstance(value, list) else [value]:
            if not isinstance(each, dict):
                raise Broken("no mapping", at)
            merged.update(each)
        self.copy(f"{prefix}<<", prefix.removesuffix("."))
        return merged

    def copy(self, path: str, to: str) -> None:
        """Note again what is noted below `path`."""
        below = [(at, raw) for at, raw in self.fields.items() if at.startswith(path + ".")]
        for at, raw in below:
            self.fields[(to + at[len(path) :]).removeprefix(".")] = raw

    def name(self, key: Event) -> str:
        """What a key is called: Hugo writes `010` as 8."""
        name = key.value
        if self.hidden:
            name = tree.show(name)
        if key.style:
            return name
        if not name:
            raise Broken("no key", key.start_mark.index)
        # Hugo was seen to drop tabs in the middle of a plain value.
        name = name.replace("\t", "")
        return written(resolve(name)) if ODD_KEY.match(name) else name

    def value(self, path: str, key: int, key_end: int, event: Event) -> object:
        """The value that starts with `event`, noted under `path` before its own parts."""
        start = event.start_mark.index
        offset = self.offset
        kind = type(event)
        if kind is self.scalar:
            self.end = end = event.end_mark.index
            style = event.style
            value: object = event.value if style else resolve(event.value)
            if self.odd or style == "|" or style == ">":
                value, self.end = self.odd_scalar(event)
                end = self.end
            if self.braces and not style:
                self.check_braces(start, end)
        elif kind is self.library.alias:
            value, end = self.alias(path, event), event.end_mark.index
            self.end = end
        else:
            self.fields[path] = EMPTY  # a container stands before its parts
            if event.anchor:
                self.anchors[event.anchor] = None, path
            if kind is self.library.mapping:
                value = self.mapping(path + ".", event)
            else:
                value = self.sequence(path, event)
            end = self.end
        if kind is not self.library.alias:
            if event.anchor:
                self.check_anchored(event, value)
                self.anchors[event.anchor] = value, path
            if event.tag:
                value = tagged(event, value)
        start, end = offset + start, offset + end
        if key < 0:  # an item of a list
            self.fields[path] = (value, start, end, start, end)
        else:
            self.fields[path] = (value, offset + key, offset + key_end, start, end)
        return value

    def sequence(self, path: str, start: Event) -> list[object]:
        """The value of a list; an item is its own key."""
        items: list[object] = []
        ends, following = self.ends, self.next
        first = start.start_mark.index
        while type(event := following()) not in ends:
            items.append(self.value(f"{path}.{len(items)}", -1, -1, event))
        if start.flow_style:
            self.end = event.end_mark.index
            self.check_list(first, self.end)
        return items

    def alias(self, path: str, event: Event) -> object:
        """What an alias stands for."""
        if event.anchor not in self.anchors:
            raise Broken("unknown alias", event.start_mark.index)
        value, origin = self.anchors[event.anchor]
        if value is not None:
            self.copy(origin, path)
        return value

    def odd_scalar(self, event: Event) -> tuple[object, int]:
        """The value and the end of a scalar that is a block, or stands in an odd text."""
        start, end = event.start_mark.index, event.end_mark.index
        value = tree.show(event.value) if self.hidden else event.value
        if not event.style:
            return resolve(value.replace("\t", "")), end
        raw = self.source[start:end]
        if event.style in "|>":
            if glued := GLUED_COMMENT.match(raw):
                raise Broken("comment glued to the bar", start + glued.end() - 1, start)
            return value, start + len(raw.rstrip(" \t\r\n"))
        self.check_quoted(start, raw)
        return unfolded(raw, value), end

    def check_braces(self, start: int, end: int) -> None:
        """Hugo was seen to reject a plain value in braces that goes on on the next line."""
        if newline := self.source.count("\n", start, end):
            at = self.source.index("\n", start) + newline
            raise Broken("value over lines in braces", at, start)

    def check_anchored(self, event: Event, value: object) -> None:
        """Hugo was seen to reject an anchor with nothing behind it."""
        if value is None and LAST.match(self.source, event.end_mark.index):
            raise Broken("anchor of nothing", event.start_mark.index)

    def check_quoted(self, start: int, raw: str) -> None:
        """Hugo was seen to reject a tab that indents a quoted text no deeper than its key."""
        lead = LEAD.match(self.source, self.source.rfind("\n", 0, start) + 1)
        assert lead
        width = len(lead[0]) if lead.end() < start else max(lead.start(1), 0)
        for tab in re.finditer(r"\n( *)\t", raw):
            if len(tab[1]) <= width:
                raise Broken("tab indents quoted text", start + tab.end() - 1, start)

    def check_list(self, start: int, end: int) -> None:
        """Hugo was seen to reject an item that goes on at the margin of the next line."""
        raw = self.source[start:end]
        if "\n" not in raw:
            return
        line = self.source[self.source.rfind("\n", 0, start) + 1 : start]
        width = len(line) - len(line.lstrip(" "))
        for match in re.finditer(r"(?<![\s,\[])[ \t]*\r?\n( *)[^\s,\]#]", raw):
            if len(match[1]) <= width:
                raise Broken("list not indented", start + match.end() - 1, start)


def unfolded(raw: str, value: str) -> str:
    """A quoted value; Hugo was seen to take a CRLF in it for two line ends."""
    if "\r\n" not in raw or "\\" in raw:
        return value
    first, *rest = raw[1:-1].split("\r\n")
    lines = [first.rstrip(" "), *(line.strip(" ") for line in rest[:-1]), rest[-1].lstrip(" ")]
    text = "\n".join(lines)
    return text.replace("''", "'") if raw[0] == "'" else text


def tagged(event: Event, value: object) -> object:
    """What a tag makes of a plain value: text, unless it names another kind."""
    kind = str(event.tag).rpartition(":")[2]
    if isinstance(value, dict | list):
        return value
    if kind in ("int", "float", "bool"):
        return resolve(event.value)
    return None if kind == "null" else event.value
