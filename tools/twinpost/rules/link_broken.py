"""Links between the pages of a site that lead nowhere.

`destinations` knows where a link leads, `anchors` what a page has; what neither is sure of is not
reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from urllib.parse import quote

from twinpost.finding import Edit, Finding, Fix, Text, at
from twinpost.lint import rule
from twinpost.model import Document, Site
from twinpost.parity import places
from twinpost.rendering import anchors, links
from twinpost.rendering.destinations import Destinations, Lead, of
from twinpost.rendering.links import Link
from twinpost.rendering.paths import fragment

UNWRITABLE = re.compile(r"[\s()<>\\%#?\"`]")  # in the target of a link


@rule(Site, severity="error")
def link_broken(site: Site) -> Iterator[Finding]:
    """A link between pages, and to a place within one, leads somewhere."""
    destinations = of(site)
    for document in site.documents:
        if document.is_page:
            for link in links.of(document):
                yield from _judged(link, document, destinations)


def _judged(link: Link, document: Document, destinations: Destinations) -> Iterator[Finding]:
    lead = (
        destinations.reference(link, document)
        if link.written == "ref"
        else destinations.link(link, document)
    )
    if lead.state == "there":
        yield from _without_anchor(link, document, lead, destinations)
    elif lead.state != "unsure" and not (lead.state == "draft" and document.draft):
        yield _broken(link, document, lead, destinations)


def _broken(link: Link, document: Document, lead: Lead, destinations: Destinations) -> Finding:
    path = link.target if lead.state == "quoted" else re.split("[?#]", link.target)[0]
    new = _corrected(lead, destinations.site)
    return at(
        document,
        link.span,
        _why(path, lead, link, document),
        help=_help(new, path, lead, document, destinations),
        fix=_fix(link, document, path, new),
    )


def _corrected(lead: Lead, site: Site) -> str:
    """The target that is meant for sure."""
    if lead.state == "quoted":
        return lead.url
    if lead.state not in ("outside", "capitals", "source"):
        return ""
    return UNWRITABLE.sub(lambda c: quote(c[0]), _below_base(lead.url, site))


def _below_base(url: str, site: Site) -> str:
    """An address as links name it."""
    return site.settings.base_path + url.lstrip("/")


def _fix(link: Link, document: Document, path: str, new: str) -> Fix | None:
    if not new or link.place is None:
        return None
    edit = Edit(document.path, link.place, new + link.target.removeprefix(path))
    return Fix(Text(f"write `{new}`", f"`{new}`로 고치기"), (edit,))


def _why(path: str, lead: Lead, link: Link, document: Document) -> Text:
    if lead.state == "draft":
        return Text(f"`{path}` is a draft", f"`{path}` 글이 초안입니다")
    if lead.state == "quoted":
        return Text(
            f"the quotes are part of the address `{path}`, which leads nowhere",
            f"따옴표가 주소의 일부가 되어 `{path}` 링크가 열리지 않습니다",
        )
    if lead.state == "ambiguous":
        listed = ", ".join(f"`{each}`" for each in lead.others)
        return Text(
            f"`{path}` may be {listed}: Hugo stops the build",
            f"`{path}`에 해당하는 페이지가 여럿이라 빌드가 멈춥니다: {listed}",
        )
    if lead.state == "outside":
        return Text(
            f"`{path}` leads out of the site, which lies below a folder",
            f"`{path}` 주소는 사이트 밖입니다. 이 사이트는 하위 폴더에 게시됩니다",
        )
    if lead.state == "capitals":
        return Text(
            f"the address is `{lead.url}`, not `{path}`",
            f"`{path}` 주소는 대소문자가 다릅니다. 실제 주소는 `{lead.url}`입니다",
        )
    if lead.state == "source":
        return Text(
            f"`{path}` is no address: Hugo publishes this file as `{lead.url}`",
            f"`{path}` 주소는 없습니다. Hugo는 이 파일을 `{lead.url}`에 게시합니다",
        )
    if lead.state == "file":
        return Text(f"there is no file `{path}`", f"`{path}` 파일이 없습니다")
    if lead.owner and lead.state == "missing" and lead.owner[0] != document.lang:
        return Text(
            f"`{path}` exists in `{lead.owner[0]}`, not in `{document.lang}`",
            f"`{path}` 페이지는 `{lead.owner[0]}`에 있고 `{document.lang}`에는 없습니다",
        )
    if link.written == "ref":
        return Text(
            f"`ref` finds no page `{path}`, and Hugo stops the build",
            f"`{path}` 페이지를 찾지 못해 빌드가 멈춥니다",
        )
    return Text(f"`{path}` leads nowhere", f"`{path}` 주소에 아무것도 없습니다")


def _help(new: str, path: str, lead: Lead, document: Document, destinations: Destinations) -> Text:
    if new:
        return Text(f"write `{new}`", f"`{new}`로 적어 주세요")
    if lead.state == "draft":
        return Text(
            "publish it, too, or take the link out until then",
            "그 글도 함께 게시하거나, 게시할 때까지 링크를 빼 주세요",
        )
    if lead.state == "ambiguous":
        return Text(
            f"write the whole path: `{lead.others[0]}`",
            f"전체 경로로 적어 주세요: `{lead.others[0]}`",
        )
    if lead.state == "file":
        in_bundle = document.bundle and not path.startswith(("/", "../"))
        place = f"{document.bundle}/{path}" if in_bundle else f"static{lead.url}"
        return Text(
            f"put it at `{place}`, or correct the name",
            f"`{place}` 위치에 넣거나 이름을 고쳐 주세요",
        )
    if lead.owner and lead.owner in destinations.url_of:
        url = _below_base(destinations.url_of[lead.owner], destinations.site)
        if lead.owner[0] == document.lang:
            return Text(f"link to `{url}`", f"`{url}` 주소로 연결해 주세요")
        return Text(
            f"translate it, or link to `{url}`",
            f"번역하거나 `{url}` 주소로 연결해 주세요",
        )
    near = _nearest(path, document, destinations)
    if near:
        return Text(
            f"write `{near}` if that is meant, or take the link out",
            f"`{near}` 주소라면 그렇게 고치고, 아니면 링크를 빼 주세요",
        )
    return Text("correct the address, or take the link out", "주소를 고치거나 링크를 빼 주세요")


def _nearest(path: str, document: Document, destinations: Destinations) -> str:
    """The address of this language whose last part is most like that of the path."""
    own = [url for owner, url in destinations.url_of.items() if owner[0] == document.lang]
    names = {url.rstrip("/").rpartition("/")[2]: url for url in own}
    name = path.rstrip("/").rpartition("/")[2].lower()
    near = get_close_matches(name, names, 1, 0.8) if name else []
    return _below_base(names[near[0]], destinations.site) if near else ""


def _without_anchor(
    link: Link, document: Document, lead: Lead, destinations: Destinations
) -> Iterator[Finding]:
    anchor = fragment(link.target)
    page = destinations.pages.get(lead.owner) if anchor and lead.owner else None
    if lead.owner == (document.lang, document.key):
        page = document
    if not anchor or page is None or (page is not document and page.role != "page"):
        return
    if not anchors.is_missing(anchor, page, destinations.site.settings):
        return
    ours = lead.owner and lead.owner[0] in document.languages
    if ours and places.elsewhere(anchor, page, destinations.site):
        return  # `link-language` says so
    meant = anchors.meant(anchor, page)
    near = meant or next(iter(get_close_matches(anchor, anchors.of(page), 1, 0.7)), "")
    yield at(
        document,
        link.span,
        Text(f"no heading has the anchor `#{anchor}`", f"`#{anchor}` 위치의 제목이 없습니다")
        if page is document
        else Text(
            f"`{page.path}` has no heading with the anchor `#{anchor}`",
            f"`{page.path}` 글에 `#{anchor}` 위치의 제목이 없습니다",
        ),
        help=Text(f"write `#{near}`", f"`#{near}`로 적어 주세요")
        if near
        else Text(
            "write the anchor of a heading: small letters, hyphens for spaces, no punctuation",
            "제목의 앵커를 적어 주세요. 소문자로 쓰고, 공백은 하이픈으로, 문장 부호는 뺍니다",
        ),
        fix=_anchored(link, document, meant),
    )


def _anchored(link: Link, document: Document, meant: str) -> Fix | None:
    if not meant or link.place is None:
        return None
    edit = Edit(document.path, link.place, f"{link.target.partition('#')[0]}#{meant}")
    return Fix(Text(f"write `#{meant}`", f"`#{meant}`로 고치기"), (edit,))
