"""`twinpost sync`: what is to be written so that posts count as in step, and what that settles.

Nothing is written here. A post that can't be read, or that is named and has no counterpart, is
refused, not skipped: its author would believe that it was marked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import shorten

from twinpost.errors import UserError
from twinpost.model import Document, Post, Site
from twinpost.parity import alignment as aligning
from twinpost.parity import changes, digests, records
from twinpost.parity.alignment import Alignment, Pair
from twinpost.parity.changes import Change
from twinpost.sync import FOLDER, Record
from twinpost.text import Text

EXCERPT = 60  # characters of a block that a line shows


@dataclass(frozen=True, slots=True)
class Line:
    """Something that is marked: a file, and what of it."""

    path: str
    text: Text


@dataclass(frozen=True)
class Mark:
    """A record that changes, and what was stale until then."""

    alignment: Alignment
    before: Record | None
    after: Record
    settled: tuple[Change, ...]
    former: str = ""  # the name that the record had: the post was renamed

    @property
    def name(self) -> str:
        """The name of the record."""
        return records.name_of(self.alignment)

    @property
    def lines(self) -> Iterator[Line]:
        """What it settles, block by block, and how much else is new in the record."""
        for change in self.settled:
            yield _line(change, self.alignment)
        known = Counter(e.signs for e in self.before.entries) if self.before else Counter()
        new = (Counter(e.signs for e in self.after.entries) - known).total() - len(self.settled)
        languages = f"{self.after.source}, {self.after.translation}"
        if new > 0 or not self.settled:
            yield Line(
                self.alignment.translation.path,
                Text(f": {new} blocks in step ({languages})", f": 짝 {new}개 기록({languages})"),
            )


def of_posts(site: Site, posts: Sequence[Post]) -> list[Mark]:
    """The records of posts that are not up to date; of several, those in one language are left out.

    Raises UserError for a post that can't be synchronised.
    """
    several = [post for post in posts if len({document.lang for document in post.documents}) > 1]
    pairs = [pair for post in several or posts for pair in _alignments(post)]
    made = (_mark(pair, site) for pair in pairs)
    return [
        m for m in made if m.former or (m.after is not m.before and (m.before or m.after.entries))
    ]


def of_block(site: Site, document: Document, line: int) -> list[Mark]:
    """The same for the block at a line of a document only."""
    post = next(post for post in site.posts if document in post.documents)
    found = [
        (alignment, pair)
        for alignment in _alignments(post)
        if document in (alignment.source, alignment.translation)
        for pair in _at(line, document, alignment)
    ]
    if not found:
        raise UserError(
            Text(
                f"no block with a counterpart at line {line} of `{document.path}`",
                f"`{document.path}` {line}행에는 짝이 있는 블록이 없습니다",
            ),
            Text(
                "give the line that `twinpost check` names in stale-translation",
                "`twinpost check`의 stale-translation 결과에 나온 줄 번호를 적어 주세요",
            ),
        )
    marks = [_mark(alignment, site, pair) for alignment, pair in found]
    return [mark for mark in marks if mark.after is not mark.before]


def lost(site: Site, marks: Sequence[Mark]) -> tuple[str, ...]:
    """The names of the records whose posts are gone for good."""
    renamed = {mark.former for mark in marks}
    return tuple(name for name in records.orphans(site) if name not in renamed)


def summary(marks: Sequence[Mark], lost: Sequence[str], *, written: bool) -> Text:
    """What was done, or is to be done."""
    if not marks and not lost:
        return Text("nothing to do: all is recorded", "할 일이 없습니다. 모두 기록되어 있습니다")
    one = len(marks) == 1
    gone = Text(f"; {len(lost)} to delete", f", 지울 것 {len(lost)}개") if lost else Text("", "")
    if not written:
        return Text(
            f"{len(marks)} {'record is' if one else 'records are'} out of date{gone.en}: "
            "run it without `--check` once the languages are in step",
            f"오래된 기록 {len(marks)}개{gone.ko}. 두 언어를 맞춘 뒤 `--check` 없이 실행해 주세요",
        )
    gone = Text(f", deleted {len(lost)}", f", {len(lost)}개 삭제") if lost else Text("", "")
    return Text(
        f"wrote {len(marks)} {'record' if one else 'records'} in {FOLDER}/{gone.en}",
        f"{FOLDER}/ 폴더에 기록 {len(marks)}개를 썼습니다{gone.ko}",
    )


def _mark(alignment: Alignment, site: Site, only: Pair | None = None) -> Mark:
    before = records.of(alignment, site)
    stale = changes.of(alignment, before) if before else ()
    former = records.former_name(alignment, site)
    if only is None:
        return Mark(alignment, before, records.renewed(alignment, before), stale, former)
    after = records.with_pair(alignment, before, only)
    settled = tuple(change for change in stale if change.pair is only)
    return Mark(alignment, before, after, settled, former)


def _line(change: Change, alignment: Alignment) -> Line:
    """The block that was stale, as the finding names it."""
    document, blocks = alignment.translation, change.pair.translation
    if change.side == "translation":
        document, blocks = alignment.source, change.pair.source
    span = blocks[0].span
    line = document.lines.position(span.start).line
    begin = shorten(span.of(document.text), EXCERPT, placeholder="…")
    return Line(document.path, Text(f":{line}: {begin}", f":{line}: {begin}"))


def _alignments(post: Post) -> tuple[Alignment, ...]:
    first = post.documents[0]
    if len({document.lang for document in post.documents}) < 2:
        raise UserError(
            Text(
                f"`{first.path}` has no translation to be in step with",
                f"`{first.path}` 글에는 맞춰 볼 번역이 없습니다",
            ),
            Text("translate it first", "먼저 번역해 주세요"),
        )
    for document in post.documents:
        if document.front_matter.problems:
            raise UserError(
                Text(
                    f"the front matter of `{document.path}` can't be read",
                    f"`{document.path}` 글의 프런트매터를 읽을 수 없습니다",
                ),
                Text("mend what `twinpost check` reports", "`twinpost check` 결과를 고쳐 주세요"),
            )
        twins = [d for d in post.documents if d.lang == document.lang and d is not document]
        if twins:
            raise UserError(
                Text(
                    f"`{document.path}` and `{twins[0].path}` are one page in one language",
                    f"같은 언어의 한 페이지에 파일이 두 개입니다: `{document.path}`, "
                    f"`{twins[0].path}`",
                ),
                Text("keep one of them", "하나만 남겨 주세요"),
            )
    return aligning.of_post(post)


def _at(line: int, document: Document, alignment: Alignment) -> list[Pair]:
    """The pairs with a block at a line that says something on both sides."""

    def covers(pair: Pair) -> bool:
        blocks = pair.source if document is alignment.source else pair.translation
        place = document.lines.position
        return any(place(b.span.start).line <= line <= place(b.span.end).line for b in blocks)

    ours, theirs = digests.of(alignment.source), digests.of(alignment.translation)
    return [
        pair
        for pair in alignment.pairs
        if covers(pair)
        and any(ours[id(b)] for b in pair.source)
        and any(theirs[id(b)] for b in pair.translation)
    ]
