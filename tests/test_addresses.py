"""Every address that we are sure of is the one that Hugo gives the page."""

import json
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, unquote_plus

import pytest

from harness import settings
from hugo_truth import build, write
from twinpost import hugo
from twinpost.addresses import addresses
from twinpost.model import Site

HOME = (
    "{{ range hugo.Sites }}{{ range .Pages }}{{ dict `lang` .Language.Lang `path` .Path "
    "`url` (.RelPermalink | urlquery) | jsonify }}\n{{ end }}{{ end }}"
)
REDIRECT = "{{ .Permalink }}"
PAGES: Mapping[str, str] = {
    "about.md": "",
    "about.en.md": "",
    "posts/_index.md": "",
    "posts/a/index.md": "",
    "posts/a/index.en.md": "slug: Other Name",
    "posts/A & B.md": "",
    "posts/it's c++ (2).md": "",
    "posts/Café_v1.2.md": "",
    "posts/한글 제목.md": "",
    "posts/slug1.md": "slug: Caps",
    "posts/slug2.md": "slug: -x-",
    "posts/slug3.md": "slug: c#",
    "posts/slug4.md": "slug: x/y",
    "posts/slug5.md": "slug: ''",
    "posts/slug6.md": "slug: 한글  슬러그!",
    "posts/slug7.md": "slug: 2024",
    "url1.md": "url: /A B/c",
    "url2.md": "url: /x/y.html",
    "url3.en.md": "url: /Caps/",
    "url4.en.md": "url: rel/x",
    "url5.md": "url: /dot/../up/",
    "url6.md": "url: /v1.2/",
    "url7.md": "url: /v1.3",
    "url8.md": "url: //p//q/",
    "url9.md": "url: /q/index.html",
    "moved/_index.md": "slug: elsewhere",
    "moved/a.md": "",
    "cast/_index.md": "cascade:\n  url: /cast/:year/:slug/",
    "cast/a.md": "",
    "tags/go/_index.md": "slug: golang",
    "tagged.md": 'tags: [Go, C#, "it\'s", 🚀, 머신 러닝, a/b]',
    "tagged.en.md": "tags: [Go]",
}
UNSURE = {"/moved", "/moved/a", "/cast", "/cast/a", "/tags/go"}
LANGUAGES = (
    "defaultContentLanguage: ko\ntimeZone: Asia/Seoul\n"
    "languages: {ko: {weight: 1}, en: {weight: 2}}\n"
    "disableKinds: [RSS, sitemap, robotsTXT, '404']\n"
)


@pytest.mark.slow
@pytest.mark.parametrize(
    "more",
    [
        "",
        "defaultContentLanguageInSubdir: true\n",
        "permalinks: {posts: '/:year/:slug/'}\n",
        "permalinks: {page: {posts: '/p/:slug/'}, term: {tags: '/t/:slug/'}}\n",
        "permalinks: {'/': '/:slug/'}\n",
        "uglyURLs: true\n",
        "disablePathToLower: true\n",
        "taxonomies: {}\n",
    ],
)
def test_addresses_are_hugos(tmp_path, more):
    write(tmp_path / "hugo.yaml", f"baseURL: https://example.org/\n{LANGUAGES}{more}")
    write(tmp_path / "layouts/home.html", HOME)
    write(tmp_path / "layouts/all.html", "")
    for name, front in PAGES.items():
        write(tmp_path / f"content/{name}", f"---\ntitle: x\ndate: 2026-01-03\n{front}\n---\n")
    theirs = asked(home(tmp_path))

    found = list(addresses(Site.load(tmp_path, hugo.settings(tmp_path))))

    ours = {a.owner: a.url for a in found if a.by != "aliases"}
    assert ours == {owner: url for owner, url in theirs.items() if owner in ours}
    if not more:
        assert {path for _, path in set(theirs) - set(ours)} == UNSURE


def asked(text: str) -> dict[tuple[str, str], str]:
    pages = [json.loads(line) for line in text.split("\n") if line]
    return {(p["lang"], p["path"]): unquote(unquote_plus(p["url"])) for p in pages}


def home(root: Path) -> str:
    """The home page of the default language, which may have a folder of its own."""
    at_top, below = build(root), root / "public/ko/index.html"
    return at_top if at_top.startswith("{") else below.read_text("utf-8")


@pytest.mark.slow
def test_aliases_are_hugos(tmp_path):
    aliases = [
        "/abs/",
        "rel",
        "../up",
        "x.html",
        "/Caps/",
        "/v1.2",
        "/a b/",
        "/d/index.html",
        "/한글",
    ]
    front = f"---\naliases: {json.dumps(aliases, ensure_ascii=False)}\n---\n"
    write(tmp_path / "hugo.yaml", f"baseURL: https://example.org/\n{LANGUAGES}")
    write(tmp_path / "layouts/home.html", "home")
    write(tmp_path / "layouts/all.html", "page")
    write(tmp_path / "layouts/alias.html", "alias")
    write(tmp_path / "content/s/a.ko.md", front)
    write(tmp_path / "content/s/a.en.md", front)
    build(tmp_path)
    public = tmp_path / "public"
    written = [p for p in public.rglob("*.html") if p.read_text("utf-8") == "alias"]

    found = list(addresses(Site.load(tmp_path, settings(tmp_path))))

    theirs = {f"/{p.relative_to(public).as_posix()}".removesuffix("index.html") for p in written}
    assert {a.url for a in found if a.by == "aliases"} == theirs - {"/ko/"}


@pytest.mark.parametrize(
    ("hosts", "one"), [("", True), ("baseURL: https://{}.example.org/, ", False)]
)
def test_hosts(tmp_path, hosts, one):
    languages = [f"{key}: {{{hosts.format(key)}weight: 1}}" for key in ("ko", "en")]
    write(tmp_path / "hugo.yaml", f"languages: {{{', '.join(languages)}}}\n")

    assert hugo.settings(tmp_path).one_host is one
