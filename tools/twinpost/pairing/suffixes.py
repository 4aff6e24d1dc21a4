"""File names that seem to say a language that the site does not have.

Hugo does not complain: `index.kr.md` is no page, and `boot.kr.md` is the page `/boot.kr`. So many
names have dots that only a closed list of languages counts, and of the doubtful ones only those
that have a counterpart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from twinpost.content import language
from twinpost.model import Document, Post, Settings, Site

# ISO 639-1, without those that are better known as something else: `index.ts.md`, `socket.io.md`.
CODES = frozenset(
    re.findall(
        r"\w+",
        """
        aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch cs cu cy da de dv
        dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi hr ht hu hy hz ia
        id ie ig ii ik is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln
        lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or pa
        pi pl pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss su sv sw ta te tg th
        ti tl tn tr tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
        """,
    )
)
# What nobody takes for anything but a language.
PLAIN = frozenset(re.findall(r"\w+", "ar de en es fr ja ko nl pt ru sv th tr vi zh"))
# What people write for a language, with the code that is meant.
OTHERS = MappingProxyType(
    {
        "kr": "ko", "kor": "ko", "korean": "ko", "hangul": "ko", "eng": "en", "english": "en",
        "jp": "ja", "jpn": "ja", "japanese": "ja", "cn": "zh", "chn": "zh", "chi": "zh",
        "zho": "zh", "chinese": "zh", "ger": "de", "deu": "de", "german": "de", "fra": "fr",
        "fre": "fr", "french": "fr", "spa": "es", "spanish": "es", "por": "pt", "portuguese": "pt",
        "rus": "ru", "russian": "ru", "ita": "it", "italian": "it", "vie": "vi", "vn": "vi",
        "ua": "uk", "ukr": "uk", "tha": "th", "us": "en", "gb": "en", "br": "pt", "tw": "zh",
        "hk": "zh",
    }
)  # fmt: skip
COUNTRIES = frozenset({"br", "cn", "gb", "hk", "tw", "ua", "us", "vn"})  # `about.us.md`
TAG = re.compile(r"(?P<base>[a-z]{2,3})[-_](?:[a-z]{2}|[a-z]{4}|\d{3})")


@dataclass(frozen=True)
class Misnamed:
    """A document whose name has the suffix of a language that is none here."""

    document: Document
    suffix: str  # as it is written
    meant: str  # the language of the site that it stands for; "" when there is none
    key: str  # the logical path without it


def misnamed(site: Site) -> tuple[Misnamed, ...]:
    """All such documents."""
    kept = site.memory.get("misnamed")
    if not isinstance(kept, tuple):
        kept = site.memory["misnamed"] = tuple(_misnamed(site))
    return kept


def explains(post: Post, language: str, site: Site) -> bool:
    """Whether the translation is there, under a name that Hugo does not understand."""
    pages = {document.path for document in post.documents}
    return any(
        each.document.path in pages or (each.key == post.key and each.meant == language)
        for each in misnamed(site)
    )


def _misnamed(site: Site) -> Iterator[Misnamed]:
    dotted = [(d, stem) for d in site.documents if "." in (stem := _stem(d.path))]
    unknown = [(d, stem) for d, stem in dotted if not language(stem, site.settings)[1]]
    if not unknown:
        return
    keys = {document.key for document in site.documents if document.is_page}
    for document, name in unknown:
        stem, _, suffix = name.rpartition(".")
        whole = stem.lower() in ("index", "_index")
        if not _is_language(suffix.lower()) or not (document.is_page or whole):
            continue
        key = document.key[: -len(suffix) - 1]
        key = key.rpartition("/")[0] or "/" if whole else key
        meant = _meant(suffix.lower(), site.settings)
        if whole or key in keys or _is_plain(suffix.lower(), meant):
            yield Misnamed(document, suffix, meant, key)


def _stem(path: str) -> str:
    return path[path.rfind("/") + 1 : path.rfind(".")]


def _is_language(suffix: str) -> bool:
    tag = TAG.fullmatch(suffix)
    base = tag["base"] if tag else suffix
    return base in CODES or base in OTHERS


def _is_plain(suffix: str, meant: str) -> bool:
    """Whether it can hardly be anything else, even without a counterpart."""
    if suffix in COUNTRIES:
        return False
    return suffix in PLAIN or (bool(meant) and (suffix in OTHERS or bool(TAG.fullmatch(suffix))))


def _meant(suffix: str, settings: Settings) -> str:
    """The only language of the site that it can stand for."""
    tag = suffix.replace("_", "-")
    spelled = {key.replace("_", "-"): key for key in settings.languages}
    if tag in spelled:
        return spelled[tag]
    base = tag.partition("-")[0]
    base = OTHERS.get(base, base)
    if base in spelled:
        return spelled[base]
    near = [key for each, key in spelled.items() if each.partition("-")[0] == base]
    of_country = [key for key in near if key[-2:] == suffix]
    found = of_country or near
    return found[0] if len(found) == 1 else ""
