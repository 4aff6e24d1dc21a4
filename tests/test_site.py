"""The blog of this repository, as real Hugo builds it."""

from __future__ import annotations

import filecmp
import gzip
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

import pytest
from selectolax.lexbor import LexborHTMLParser

from hugo_truth import binary

SITE = Path(__file__).parents[1] / "site"
TOOLS = SITE.parent / "tools" / "twinpost"
RULES = TOOLS / "rules"
BASE = "https://twinpost.example/"
LANGUAGES = ("ko", "en")

pytestmark = pytest.mark.slow


def build(
    site: Path, destination: Path, *options: str, caches: Path, zone: str = "UTC"
) -> subprocess.CompletedProcess[str]:
    """Build aside: nothing is written into the site's own folder."""
    environment = {
        **os.environ,
        "TZ": zone,
        "HUGO_CACHEDIR": str(caches),
        "HUGO_RESOURCEDIR": str(caches / "resources"),
    }
    return subprocess.run(
        [
            str(binary()),
            "--noBuildLock",
            "--printI18nWarnings",
            "--printPathWarnings",
            *("--source", str(site)),
            *("--destination", str(destination)),
            *options,
        ],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def caches(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Small copies of the pictures, made once for all builds but one."""
    return tmp_path_factory.mktemp("caches")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, caches: Path) -> tuple[Path, str]:
    """The built site, and what Hugo said."""
    public = tmp_path_factory.mktemp("site") / "public"
    result = build(SITE, public, caches=caches)
    assert result.returncode == 0, result.stdout + result.stderr
    return public, result.stdout + result.stderr


@pytest.fixture(scope="module")
def public(built: tuple[Path, str]) -> Path:
    return built[0]


@pytest.fixture(scope="module")
def pages(public: Path) -> dict[str, LexborHTMLParser]:
    """Each page by its address below the root: "" is the Korean home page."""
    return {
        address(path.relative_to(public)): LexborHTMLParser(path.read_text(encoding="utf-8"))
        for path in sorted(public.rglob("*.html"))
    }


def address(path: Path) -> str:
    return path.as_posix().removesuffix("index.html")


def language(page: str) -> str:
    return "en" if page.startswith("en/") else "ko"


def twin(page: str) -> str:
    """The address of the same page in the other language."""
    return page.removeprefix("en/") if language(page) == "en" else f"en/{page}"


def attributes(page: LexborHTMLParser, selector: str, name: str) -> list[str]:
    return [node.attributes[name] or "" for node in page.css(selector) if name in node.attributes]


def test_hugo_has_nothing_to_complain_about(built: tuple[Path, str]) -> None:
    complaints = [line for line in built[1].splitlines() if re.search(r"WARN|ERROR|i18n", line)]

    assert not complaints


def test_the_same_source_gives_the_same_bytes_anywhere(public: Path, tmp_path: Path) -> None:
    cold = tmp_path / "caches"
    build(SITE, tmp_path / "public", caches=cold, zone="America/Los_Angeles")
    names = {path.relative_to(public) for path in public.rglob("*") if path.is_file()}
    again = {
        path.relative_to(tmp_path / "public")
        for path in (tmp_path / "public").rglob("*")
        if path.is_file()
    }
    _, different, unreadable = filecmp.cmpfiles(
        public, tmp_path / "public", [str(name) for name in names], shallow=False
    )

    assert names == again
    assert not different + unreadable


def test_every_page_exists_in_both_languages(pages: dict[str, LexborHTMLParser]) -> None:
    korean = [*(SITE / "content").rglob("*.ko.md"), *RULES.glob("*.ko.md")]

    assert {twin(page) for page in pages} == set(pages)
    assert len(pages) == 2 * (len(korean) + 1), "each source makes a page; 404 has none"


def test_every_rule_has_a_page_at_its_name(
    public: Path, pages: dict[str, LexborHTMLParser]
) -> None:
    rules = {path.stem.replace("_", "-") for path in RULES.glob("[!_]*.py")}

    for lang, below in (("ko", "docs/rules/"), ("en", "en/docs/rules/")):
        listed = attributes(pages[below], ".rules a", "href")

        assert {f"/{below}{rule}/" for rule in rules} == set(listed)
        assert len(pages[below].css(".rules .severity")) == len(rules)
        for rule in rules:
            page = pages[f"{below}{rule}/"]

            assert [node.text() for node in page.css("h1")] == [rule]
            assert page.css(".code--good")
            assert (public / below / rule / "index.html").is_file(), lang


def test_every_page_says_its_language_and_where_the_other_is(
    pages: dict[str, LexborHTMLParser],
) -> None:
    for name, page in pages.items():
        root = page.css_first("html")
        alternates = dict(
            zip(
                attributes(page, "head link[hreflang]", "hreflang"),
                attributes(page, "head link[hreflang]", "href"),
                strict=True,
            )
        )

        assert root.attributes["lang"] == language(name), name
        if name.endswith("404.html"):
            assert not alternates, name
            continue
        korean = BASE + min(name, twin(name), key=lambda each: each.startswith("en/"))
        assert alternates == {
            language(name): BASE + name,
            language(twin(name)): BASE + twin(name),
            "x-default": korean,
        }, name
        assert attributes(page, "link[rel=canonical]", "href") == [BASE + name], name


def test_the_language_switch_leads_to_the_translation(pages: dict[str, LexborHTMLParser]) -> None:
    for name, page in pages.items():
        expected = twin("" if name == "404.html" else "en/" if name == "en/404.html" else name)

        assert attributes(page, ".languages a", "href") == [f"/{expected}"], name
        assert attributes(page, ".languages a", "lang") == [language(twin(name))], name


def test_every_page_can_be_found_and_shared(pages: dict[str, LexborHTMLParser]) -> None:
    for name, page in pages.items():
        assert len(page.css("h1")) == 1, name
        assert attributes(page, "meta[name=description]", "content")[0], name
        assert attributes(page, "meta[property='og:image']", "content")[0].startswith(BASE), name
        assert attributes(page, "meta[property='og:title']", "content")[0], name


def structured(page: LexborHTMLParser) -> dict[str, dict[str, Any]]:
    """What the page tells search engines, by type."""
    texts = [node.text() for node in page.css("script[type='application/ld+json']")]
    return {thing["@type"]: thing for text in texts for thing in json.loads(text)["@graph"]}


def test_a_page_has_the_scripts_that_it_uses_and_waits_for_none(
    pages: dict[str, LexborHTMLParser],
) -> None:
    for name, page in pages.items():
        scripts = page.css("script[src]")
        wanted = ["copy"] * bool(page.css(".code")) + ["search"] * bool(page.css(".search"))
        sources = [Path(script.attributes["src"] or "").name for script in scripts]

        assert [source.partition(".")[0] for source in sources] == wanted, name
        for script in scripts:
            assert "defer" in script.attributes or script.attributes["type"] == "module", name
            assert script.attributes["integrity"], name


def test_a_page_without_its_pictures_weighs_at_most_60_kilobytes(
    public: Path, pages: dict[str, LexborHTMLParser]
) -> None:
    """As sent: compressed, with its style sheet and scripts."""

    def sent(path: str) -> int:
        return len(gzip.compress((public / path).read_bytes(), mtime=0))

    for name, page in pages.items():
        own = name if name.endswith(".html") else f"{name}index.html"
        more = attributes(page, "link[rel=stylesheet]", "href")
        more += attributes(page, "script[src]", "src")

        assert sum(map(sent, [own, *(each.lstrip("/") for each in more)])) <= 60_000, name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_sitemap_says_what_the_pages_say(
    public: Path, pages: dict[str, LexborHTMLParser], lang: str
) -> None:
    listed = ElementTree.parse(public / lang / "sitemap.xml").getroot()
    urls = {(url.findtext("{*}loc") or "").removeprefix(BASE): url for url in listed}

    assert set(urls) == {
        name for name in pages if language(name) == lang and not name.endswith("404.html")
    }
    for name, url in urls.items():
        links = [(link.get("hreflang"), link.get("href")) for link in url.findall("{*}link")]

        assert links == list(
            zip(
                attributes(pages[name], "head link[hreflang]", "hreflang"),
                attributes(pages[name], "head link[hreflang]", "href"),
                strict=True,
            )
        ), name


def test_search_engines_are_told_what_a_page_is(
    public: Path, pages: dict[str, LexborHTMLParser]
) -> None:
    for name, page in pages.items():
        things = structured(page)
        expected = {"WebSite"} if name in ("", "en/") else {"BreadcrumbList"}
        post = re.fullmatch(r"(en/)?posts/[^/]+/", name)

        assert set(things) == (
            set() if name.endswith("404.html") else expected | ({"BlogPosting"} if post else set())
        ), name
        for item in things.get("BreadcrumbList", {}).get("itemListElement", []):
            assert item["item"].removeprefix(BASE) in pages, name
            assert item["name"], name
        if not post:
            continue
        told = things["BlogPosting"]
        work = told["workTranslation"][0] if language(name) == "ko" else told["translationOfWork"]
        picture = told["image"]["url"]
        assert told["headline"] == page.css_first("h1").text(), name
        assert told["datePublished"] == attributes(page, ".meta time", "datetime")[0], name
        assert told["inLanguage"] == {"ko": "ko-KR", "en": "en-US"}[language(name)], name
        assert all(author["url"].removeprefix(BASE) in pages for author in told["author"]), name
        assert told["author"], name
        assert picture.startswith(BASE), name
        assert (public / picture.removeprefix(BASE)).is_file(), name
        assert [picture] == attributes(page, "meta[property='og:image']", "content"), name
        assert work["@id"] == BASE + twin(name), name


def test_no_markdown_survives(pages: dict[str, LexborHTMLParser]) -> None:
    for name, page in pages.items():
        page = LexborHTMLParser(page.html or "")
        struck = page.css("main del")
        for code in page.css("pre, code, script, style"):
            code.decompose()
        text = page.body.text() if page.body else ""

        assert not struck, name
        assert not re.search(r"\*\*|\]\(|^#{2,} |\{\{", text, re.MULTILINE), name


def test_every_link_and_picture_leads_somewhere(
    public: Path, pages: dict[str, LexborHTMLParser]
) -> None:
    for name, page in pages.items():
        targets = attributes(page, "[href]", "href") + attributes(page, "[src]", "src")
        for source in attributes(page, "[srcset]", "srcset"):
            targets += [candidate.split()[0] for candidate in source.split(",")]
        for target in targets:
            url = urlsplit(urljoin(BASE + name, target))
            if url.netloc != urlsplit(BASE).netloc:
                continue
            path = unquote(url.path).removeprefix("/")

            file = public / path
            file = file / "index.html" if file.is_dir() else file

            assert file.is_file(), (name, target)
            if url.fragment:
                ids = attributes(pages[path], "[id]", "id")
                assert unquote(url.fragment) in ids, (name, target)


def test_pictures_say_what_they_show_and_hold_their_place(
    pages: dict[str, LexborHTMLParser],
) -> None:
    for name, page in pages.items():
        for picture in page.css("img"):
            assert picture.attributes.get("width"), name
            assert picture.attributes.get("height"), name
            decoration = picture.parent is not None and "aria-hidden" in picture.parent.attributes
            assert decoration or picture.attributes.get("alt"), name


def test_films_and_diagrams_say_what_they_show_and_hold_their_place(
    public: Path, pages: dict[str, LexborHTMLParser]
) -> None:
    films = [(name, film) for name, page in pages.items() for film in page.css("video")]
    diagrams = [(name, each) for name, page in pages.items() for each in page.css(".goat__frame")]

    for name, film in films:
        assert film.attributes["aria-label"], name
        assert film.attributes["width"], name
        assert film.attributes["height"], name
        assert film.attributes["preload"] == "none", name
        assert "controls" in film.attributes, name
        assert "autoplay" not in film.attributes, name
        assert (public / unquote(film.attributes["poster"] or "").lstrip("/")).is_file(), name
    for name, diagram in diagrams:
        assert diagram.attributes["role"] == "img", name
        assert diagram.attributes["aria-label"], name
        assert diagram.css("svg[viewBox] text"), name
    assert films
    assert diagrams


def test_nothing_is_loaded_from_elsewhere(public: Path, pages: dict[str, LexborHTMLParser]) -> None:
    for name, page in pages.items():
        loaded = attributes(page, "link[rel=stylesheet], link[rel=icon]", "href")
        loaded += attributes(page, "[src]", "src") + attributes(page, "[srcset]", "srcset")

        assert all(source.startswith("/") and not source.startswith("//") for source in loaded), (
            name
        )
        assert not page.css("iframe, object, embed"), name
    for sheet in public.rglob("*.css"):
        assert not re.search(r"url\(|@import", sheet.read_text(encoding="utf-8")), sheet


@pytest.mark.parametrize(
    ("section", "rel"),
    [("posts", "prev"), ("docs", "next")],
)
def test_neighbours_lead_through_the_whole_section(
    pages: dict[str, LexborHTMLParser], section: str, rel: str
) -> None:
    """Posts from the newest back, the documentation from its first page on."""
    listed = attributes(pages[f"{section}/"], "main h2 a", "href")
    walked = [listed[0].removeprefix("/")]
    while following := attributes(pages[walked[-1]], f".neighbours [rel={rel}]", "href"):
        walked.append(following[0].removeprefix("/"))

    assert [f"/{page}" for page in walked] == listed


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_feed_has_the_posts_of_its_language(public: Path, lang: str) -> None:
    folder = public if lang == "ko" else public / lang
    feed = (folder / "index.xml").read_text(encoding="utf-8")
    links = re.findall(r"<guid>(.*?)</guid>", feed)
    posts = {path.parent.name for path in (SITE / "content" / "posts").glob(f"*/index.{lang}.md")}
    prefix = BASE if lang == "ko" else f"{BASE}{lang}/"

    assert set(links) == {f"{prefix}posts/{post}/" for post in posts}


@pytest.mark.parametrize(
    ("mistake", "complaint"),
    [
        ("![고양이](images/none.png)", r"images/none\.png.*kv-cache/index\.ko\.md:\d+"),
        ("[없는 글](../no-such-post/)", r"no-such-post.*kv-cache/index\.ko\.md:\d+"),
        (r"\(\frac{1}\)", r"formula.*kv-cache/index\.ko\.md:\d+"),
        ("{{< note tipp >}}오타{{< /note >}}", r"tipp.*kv-cache/index\.ko\.md:\d+"),
        ("```goat\n--> x\n```", r"diagram has no alt.*kv-cache/index\.ko\.md:\d+"),
        (
            '{{< video src="images/none.mp4" poster="images/cover.png" alt="영상" >}}',
            r"none\.mp4.*kv-cache/index\.ko\.md:\d+",
        ),
        (
            '{{< video src="images/cover.png" alt="영상" >}}',
            r"no poster.*kv-cache/index\.ko\.md:\d+",
        ),
    ],
    ids=["picture", "link", "formula", "note", "diagram", "film", "poster"],
)
def test_a_mistake_stops_the_build_and_says_where(
    tmp_path: Path, caches: Path, mistake: str, complaint: str
) -> None:
    site = tmp_path / "site"
    shutil.copytree(SITE, site, ignore=shutil.ignore_patterns("public", "resources"))
    for mounted in (RULES, TOOLS / "schemas"):
        shutil.copytree(mounted, tmp_path / "tools" / "twinpost" / mounted.name)
    post = site / "content" / "posts" / "kv-cache" / "index.ko.md"
    with post.open("a", encoding="utf-8") as text:
        text.write(f"\n{mistake}\n")

    result = build(site, tmp_path / "public", caches=caches)

    assert result.returncode != 0
    assert re.search(complaint, result.stdout + result.stderr)
