"""The blog of this repository, as its readers meet it: built by real Hugo, opened in a real browser."""

from __future__ import annotations

import filecmp
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from hugo_truth import binary

SITE = Path(__file__).parents[1] / "site"
BASE = "https://twinpost.example/"
LANGUAGES = ("ko", "en")
CHROMIUM = Path("/usr/bin/chromium")
CHROMIUM_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PAGE_TYPES = (
    "",
    "posts/",
    "posts/token-to-logits/",
    "posts/bold-before-a-particle/",
    "docs/",
    "docs/writing-a-post/",
    "tags/",
    "tags/hugo/",
    "categories/",
    "series/transformer/",
    "authors/twinpost/",
    "404.html",
)

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
    korean = list((SITE / "content").rglob("*.ko.md"))

    assert {twin(page) for page in pages} == set(pages)
    assert len(pages) == 2 * (len(korean) + 1), "each source makes a page; 404 has none"


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


def test_nothing_is_loaded_from_elsewhere(public: Path, pages: dict[str, LexborHTMLParser]) -> None:
    for name, page in pages.items():
        loaded = attributes(page, "link[rel=stylesheet], link[rel=icon]", "href")
        loaded += attributes(page, "[src]", "src") + attributes(page, "[srcset]", "srcset")

        assert all(source.startswith("/") and not source.startswith("//") for source in loaded), (
            name
        )
        assert not page.css("script[src], iframe, object, embed"), name
    for sheet in public.rglob("*.css"):
        assert not re.search(r"url\(|@import", sheet.read_text(encoding="utf-8")), sheet


@pytest.mark.parametrize(
    ("start", "rel"),
    [("posts/one-post-two-languages/", "prev"), ("docs/get-started/", "next")],
)
def test_neighbours_lead_through_the_whole_section(
    pages: dict[str, LexborHTMLParser], start: str, rel: str
) -> None:
    """Posts from the newest back, the documentation from its first page on."""
    section = start.split("/")[0]
    walked = [start]
    while following := attributes(pages[walked[-1]], f".neighbours [rel={rel}]", "href"):
        walked.append(following[0].removeprefix("/"))
    listed = attributes(pages[f"{section}/"], "main h2 a", "href")

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
    ],
    ids=["picture", "link", "formula", "note"],
)
def test_a_mistake_stops_the_build_and_says_where(
    tmp_path: Path, caches: Path, mistake: str, complaint: str
) -> None:
    site = tmp_path / "site"
    shutil.copytree(SITE, site, ignore=shutil.ignore_patterns("public", "resources"))
    post = site / "content" / "posts" / "kv-cache" / "index.ko.md"
    with post.open("a", encoding="utf-8") as text:
        text.write(f"\n{mistake}\n")

    result = build(site, tmp_path / "public", caches=caches)

    assert result.returncode != 0
    assert re.search(complaint, result.stdout + result.stderr)


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and keeps its log to itself."""

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, caches: Path) -> Iterator[str]:
    """The address of the site below a folder, as on GitHub Pages."""
    root = tmp_path_factory.mktemp("served") / "root"
    root.mkdir()
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(root))) as server:
        base = f"http://127.0.0.1:{server.server_port}/blog/"
        result = build(SITE, root / "blog", "--minify", "--baseURL", base, caches=caches)
        assert result.returncode == 0, result.stdout + result.stderr
        Thread(target=server.serve_forever, daemon=True).start()
        yield base
        server.shutdown()


@pytest.fixture(scope="module")
def chromium():  # type: ignore[no-untyped-def]
    """Debian's Chromium; only CI insists on it."""
    if not CHROMIUM.exists():
        assert not os.environ.get("CI"), f"{CHROMIUM} is missing"
        pytest.skip(f"{CHROMIUM} is missing")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=CHROMIUM_FLAGS, chromium_sandbox=False
        )
        yield browser
        browser.close()


@pytest.mark.browser
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page_type", PAGE_TYPES)
def test_a_phone_shows_it_without_trouble(
    served: str,
    chromium,  # type: ignore[no-untyped-def]
    page_type: str,
    lang: str,
) -> None:
    """No error, no request that fails or leaves the site, nothing wider than the screen."""
    trouble: list[str] = []

    def answered(response) -> None:  # type: ignore[no-untyped-def]
        if response.status >= 400:
            trouble.append(f"{response.status}: {response.url}")

    with chromium.new_context(viewport={"width": 390, "height": 844}) as context:
        context.route(lambda url: not url.startswith(served), lambda route: route.abort())
        page = context.new_page()
        page.on("console", lambda message: trouble.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: trouble.append(f"script: {error}"))
        page.on("requestfailed", lambda request: trouble.append(f"failed: {request.url}"))
        page.on("response", answered)
        page.goto(served + ("" if lang == "ko" else "en/") + page_type, wait_until="load")
        wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        style = page.evaluate("getComputedStyle(document.body).wordBreak")

        assert page.locator("h1").is_visible()

    assert not trouble
    assert wider <= 0
    assert style == "keep-all"
