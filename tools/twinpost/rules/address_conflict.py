"""Two pages with one address: Hugo writes both into one file, and does not say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twinpost.addresses import Address, addresses
from twinpost.finding import Finding, Related, Text
from twinpost.lint import rule
from twinpost.model import Site
from twinpost.span import Span

SAME = Text("has the same address", "주소가 같습니다")


@rule(Site, severity="error")
def address_conflict(site: Site) -> Iterator[Finding]:
    """No two pages, lists or redirects have the same address."""
    by_url: dict[tuple[str, str], list[Address]] = {}
    for address in addresses(site):
        host = "" if site.settings.one_host else address.owner[0]
        by_url.setdefault((host, address.url), []).append(address)
    for claims in by_url.values():
        if len({claim.owner for claim in claims}) > 1:
            yield from _conflicts(claims, site)


def _conflicts(claims: Sequence[Address], site: Site) -> Iterator[Finding]:
    """One finding for each page that claims the address of another."""
    first, *others = sorted(claims, key=_standing)
    told = {first.owner}
    for claim in others:
        if claim.owner in told or not claim.path:
            continue
        told.add(claim.owner)
        yield Finding(
            claim.path,
            _span(claim, site),
            _message(claim, first),
            help=_help(claim, first),
            related=(Related(first.path, _span(first, site), SAME),) if first.path else (),
        )


def _span(claim: Address, site: Site) -> Span:
    document = site.by_path[claim.path]
    return document.front_matter.fields[claim.field].value_span if claim.field else document.top


def _standing(claim: Address) -> tuple[int, int, str]:
    """Who lies there keeps the address, then who is used most; a redirect comes last."""
    chosen = {"": 0, "slug": 2, "url": 2, "aliases": 3}.get(claim.by, 1)
    return chosen, -claim.uses, claim.path


def _message(claim: Address, first: Address) -> Text:
    if claim.by == first.by == "aliases":
        return Text(
            f"{first.name.en} has the alias `{claim.url}`, too",
            f"별칭 `{claim.url}`: {first.name.ko}에도 있습니다",
        )
    if claim.by in ("", "slug", "url", "aliases"):
        return Text(
            f"the address `{claim.url}` belongs to {first.name.en}",
            f"주소 `{claim.url}`: {first.name.ko}의 주소와 같습니다",
        )
    return Text(
        f"{claim.name.en} has the address `{claim.url}`, which belongs to {first.name.en}",
        f"{claim.name.ko}의 주소 `{claim.url}`: {first.name.ko}의 주소와 같습니다",
    )


def _help(claim: Address, first: Address) -> Text:
    if claim.by == first.by == "aliases":
        return Text(
            "remove it from one of the two: the address can lead to one page only",
            "둘 중 한 곳에서 지워 주세요. 한 주소는 한 페이지로만 이동할 수 있습니다",
        )
    if claim.by == "aliases":
        return Text(
            "remove the alias: it may replace the page itself",
            "`aliases`에서 지워 주세요. 원래 페이지 대신 이동 페이지가 게시될 수 있습니다",
        )
    why = Text(
        "Hugo writes both into one file, and which one wins changes from build to build",
        "Hugo는 둘을 한 파일에 쓰고, 어느 쪽이 남는지는 빌드마다 다를 수 있습니다",
    )
    order = Text("write the term in another way", "용어를 다르게 적어 주세요")
    if claim.by in ("slug", "url"):
        order = Text(f"choose another `{claim.by}`", f"`{claim.by}` 값을 바꿔 주세요")
    elif not claim.by:
        order = Text("rename the file", "파일 이름을 바꿔 주세요")
    return Text(f"{order.en}: {why.en}", f"{order.ko}. {why.ko}")
