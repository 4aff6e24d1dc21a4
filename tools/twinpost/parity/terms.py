"""Which term of one language stands for which of another: learnt from all pairs of posts.

Lists of tags may be in any order, and one may be longer. So what counts is which terms come
together again and again over the whole site; the place in the list decides only between equals.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from twinpost import terms
from twinpost.model import Document, Site
from twinpost.terms import Use

Link = tuple[str, str]  # a term of the source, and one of the translation, folded


@dataclass(frozen=True)
class Row:
    """The terms of one post in two languages, each once, in the order of the text."""

    source: Document
    translation: Document
    ours: dict[str, Use]  # by what their spellings share
    theirs: dict[str, Use]
    is_page: bool = False  # the two are the pages of a term themselves: what they say is sure


@dataclass(frozen=True, slots=True)
class Departure:
    """A term that stands where another one is usual."""

    row: Row
    use: Use  # the term that departs
    of: Use  # the one that it stands for
    count: int  # of posts with the usual one
    usual: Use
    place: Document  # where the usual one stands


@dataclass
class Mapping:
    """What stands for what between two languages."""

    rows: Sequence[Row]
    links: list[dict[str, str]] = field(default_factory=list)  # of each row
    counts: Counter[Link] = field(default_factory=Counter)
    first: dict[Link, Row] = field(default_factory=dict)

    def __post_init__(self) -> None:
        affinity = _affinity(self.rows)
        for row in self.rows:
            linked = dict(_linked(row, affinity))
            self.links.append(linked)
            self.counts.update(linked.items())
            for link in linked.items():
                if row.is_page:
                    self.first[link] = row
                self.first.setdefault(link, row)
        self._usual = (_most(self.counts, self.first, 0), _most(self.counts, self.first, 1))

    def departures(self) -> Iterator[Departure]:
        """The links that depart from the usual ones: in the translation, or else in the source."""
        for row, linked in zip(self.rows, self.links, strict=True):
            if row.is_page or len(row.ours) != len(row.theirs):
                continue  # then something is missing, and nobody knows what stands for what
            for link in linked.items():
                yield from self._departing(row, linked, link)

    def _departing(self, row: Row, linked: dict[str, str], link: Link) -> Iterator[Departure]:
        one, other = link
        for side, key, departing in ((0, one, row.theirs[other]), (1, other, row.ours[one])):
            usual = self._usual[side][key]
            count, here = self.counts[usual], self.counts[link]
            term = usual[1 - side]
            there = self.first[usual]
            if usual == link or term in (row.theirs, row.ours)[side]:
                continue
            if self._usual[1 - side][term] != usual:
                continue  # which is itself a departure
            alone = len(row.ours) == 1
            if not (count > here and count > 1) and not (alone and self._split(key, side) > 2):
                continue
            if not there.is_page and not self._is_clear(row, linked, link):
                continue
            uses = (there.theirs, there.ours)[side]
            of = (row.ours[one], row.theirs[other])[side]
            place = (there.translation, there.source)[side]
            yield Departure(row, departing, of, count, uses[term], place)
            return

    def _split(self, key: str, side: int) -> int:
        """How many posts with one term a term stands in: a series, a category."""
        return sum(n for link, n in self.counts.items() if link[side] == key)

    def _is_clear(self, row: Row, linked: dict[str, str], link: Link) -> bool:
        """Whether nothing else in the row can stand for the term: the rest is known, or else all
        that is not has the same place in both lists."""
        unknown = [(a, b) for a, b in linked.items() if a != b and self.counts[a, b] < 2]
        if not set(unknown) - {link}:
            return True
        places = list(row.ours), list(row.theirs)
        return all(places[0].index(a) == places[1].index(b) for a, b in {*unknown, link})


def of(site: Site, plural: str) -> Iterator[Mapping]:
    """The mappings of a taxonomy, one for each two languages that posts have in common."""
    rows: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for post in site.posts:
        for translation in post.documents[1:]:
            source = post.documents[0]
            if source.lang != translation.lang:
                row = _row(source, translation, plural)
                if row.ours and row.theirs:
                    rows[source.lang, translation.lang].append(row)
    for found in rows.values():
        yield Mapping(found)


def _row(source: Document, translation: Document, plural: str) -> Row:
    start = f"/{plural}/"
    if source.key.startswith(start) and translation.key.startswith(start):
        pages = [Use(d.path, terms.name(d, plural), "") for d in (source, translation)]
        ours, theirs = ({terms.fold(use.spelling): use} for use in pages)
        return Row(source, translation, ours, theirs, is_page=True)
    ours, theirs = (
        {terms.fold(use.spelling): use for use in reversed(terms.of(d, plural))}
        for d in (source, translation)
    )
    return Row(source, translation, _turned(ours), _turned(theirs))


def _turned(uses: dict[str, Use]) -> dict[str, Use]:
    return dict(reversed(uses.items()))


def _affinity(rows: Iterable[Row]) -> dict[Link, float]:
    """How often two terms come together, against how often each comes at all."""
    together: Counter[Link] = Counter()
    alone: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    sure: set[Link] = set()
    for row in rows:
        ours, theirs = _unequal(row)
        alone[0].update(ours)
        alone[1].update(theirs)
        together.update((a, b) for a in ours for b in theirs)
        if row.is_page:
            sure.update(zip(row.ours, row.theirs, strict=True))
    return {
        (a, b): 2.0 if (a, b) in sure else n * n / (alone[0][a] * alone[1][b])
        for (a, b), n in together.items()
    }


def _unequal(row: Row) -> tuple[list[str], list[str]]:
    """What is left of a row when what is spelled alike is taken out."""
    ours = [term for term in row.ours if term not in row.theirs]
    return ours, [term for term in row.theirs if term not in row.ours]


def _linked(row: Row, affinity: dict[Link, float]) -> Iterator[Link]:
    """What stands for what in one row, best first; equals keep their places."""
    yield from ((term, term) for term in row.ours if term in row.theirs)
    ours, theirs = _unequal(row)
    places = {term: i for terms_ in (row.ours, row.theirs) for i, term in enumerate(terms_)}

    def rank(link: Link) -> tuple[float, int]:
        return -affinity[link], abs(places[link[0]] - places[link[1]])

    for one, other in sorted(((a, b) for a in ours for b in theirs), key=rank):
        if one in ours and other in theirs:
            ours.remove(one)
            theirs.remove(other)
            yield one, other


def _most(counts: Counter[Link], first: dict[Link, Row], side: int) -> dict[str, Link]:
    """The link that is most used, by the term on one side; that of a term's own pages is it."""
    best: dict[str, Link] = {}
    for link, n in counts.items():
        known = best.get(link[side])
        if known is None or (first[link].is_page, n) > (first[known].is_page, counts[known]):
            best[link[side]] = link
    return best
