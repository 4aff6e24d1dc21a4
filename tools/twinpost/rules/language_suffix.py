"""Suffixes that Hugo takes for part of the name, because the site has no such language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from twinpost.finding import Finding, Text, at
from twinpost.lint import rule
from twinpost.model import Site
from twinpost.pairing.suffixes import Misnamed, misnamed


@rule(Site, severity="error")
def language_suffix(site: Site) -> Iterator[Finding]:
    """The language in a file name is one that the site has."""
    for each in misnamed(site):
        document = each.document
        yield at(document, document.top, _message(each), help=_help(each, site))


def _message(each: Misnamed) -> Text:
    document, suffix = each.document, each.suffix
    if not document.is_page:
        return Text(
            f"the site has no language `{suffix}`: Hugo makes no page of this file",
            f"사이트에 `{suffix}` 언어가 없어 이 파일이 페이지가 되지 않습니다",
        )
    return Text(
        f"the site has no language `{suffix}`: Hugo publishes this in `{document.lang}` "
        f"as `{document.key}`",
        f"사이트에 `{suffix}` 언어가 없어 `{document.lang}` 글 `{document.key}`로 게시됩니다",
    )


def _help(each: Misnamed, site: Site) -> Text:
    path = PurePosixPath(each.document.path)
    stem = path.stem[: -len(each.suffix) - 1]
    if each.meant:
        new = f"{stem}.{each.meant}{path.suffix}"
        if str(path.with_name(new)) not in site.by_path:
            return Text(f"rename it to `{new}`", f"파일 이름을 `{new}`로 바꿔 주세요")
        return Text(
            f"merge it with `{new}`, which is there already",
            f"이미 있는 `{new}` 파일과 합쳐 주세요",
        )
    known = ", ".join(f"`{key}`" for key in site.settings.languages)
    return Text(
        f"use a language of the site ({known}), or add `{each.suffix}` to its `languages`",
        f"사이트의 언어({known})로 바꾸거나 설정의 `languages`에 `{each.suffix}` 언어를 "
        "추가해 주세요",
    )
