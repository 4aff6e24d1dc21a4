"""The blog of this repository, as its readers meet it: in a real browser, at a desk and on a phone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from test_site import LANGUAGES, SITE, build
from twinpost import search

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Response

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
SCREENS = ((1280, 800), (390, 844))
SCHEMES = ("light", "dark")
PAGE_TYPES = (
    "",
    "posts/",
    "posts/token-to-logits/",
    "posts/bold-before-a-particle/",
    "docs/",
    "docs/writing-a-post/",
    "docs/rules/",
    "docs/rules/heading-level/",
    "tags/",
    "tags/hugo/",
    "categories/",
    "series/transformer/",
    "authors/twinpost/",
    "archives/",
    "about/",
    "search/",
    "404.html",
)
# Code has a thousand words in six colours: one word of each is enough to measure.
FEWER_WORDS = """() => {
  const seen = new Set();
  for (const word of document.querySelectorAll(".chroma .cl > span")) {
    if (seen.has(word.className)) word.replaceWith(...word.childNodes);
    seen.add(word.className);
  }
}"""
VIOLATIONS = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}: ${failureSummary}`));
}"""

pytestmark = [pytest.mark.slow, pytest.mark.browser]


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and keeps its log to itself."""

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site below a folder, as on GitHub Pages."""
    root = tmp_path_factory.mktemp("served") / "root"
    root.mkdir()
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(root))) as server:
        base = f"http://127.0.0.1:{server.server_port}/blog/"
        caches = tmp_path_factory.mktemp("caches")
        result = build(SITE, root / "blog", "--minify", "--baseURL", base, caches=caches)
        assert result.returncode == 0, result.stdout + result.stderr
        search.index(root / "blog")
        Thread(target=server.serve_forever, daemon=True).start()
        yield base
        server.shutdown()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
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


@pytest.fixture
def context(chromium: Browser, served: str) -> Iterator[BrowserContext]:
    """An empty profile that can reach nothing but the site."""
    with chromium.new_context() as context:
        context.route(lambda url: not url.startswith(served), lambda route: route.abort())
        yield context


@cache
def axe() -> str:
    """The script of axe-core; the package around it is not even imported."""
    package = find_spec("axe_playwright_python")
    assert package
    assert package.submodule_search_locations

    return (Path(package.submodule_search_locations[0]) / "axe.min.js").read_text("utf-8")


def home(served: str, lang: str) -> str:
    return served if lang == "ko" else f"{served}{lang}/"


def listen(page: Page) -> list[str]:
    """A list that will hold whatever goes wrong in the page."""
    trouble: list[str] = []

    def answered(response: Response) -> None:
        if response.status >= 400:
            trouble.append(f"{response.status}: {response.url}")

    page.on("console", lambda message: trouble.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: trouble.append(f"script: {error}"))
    page.on("requestfailed", lambda request: trouble.append(f"failed: {request.url}"))
    page.on("response", answered)
    return trouble


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page_type", PAGE_TYPES)
def test_anyone_can_read_it(
    served: str, context: BrowserContext, page_type: str, lang: str
) -> None:
    """No error, no request that fails or leaves the site, nothing wider than the screen, and
    nothing that axe finds in the way of anyone, at a desk and on a phone, by day and by night."""
    page = context.new_page()
    trouble = listen(page)
    page.goto(home(served, lang) + page_type, wait_until="load")

    assert page.locator("h1").is_visible()
    assert page.evaluate("getComputedStyle(document.body).wordBreak") == "keep-all"

    page.evaluate(axe())
    page.evaluate(FEWER_WORDS)
    for width, height in SCREENS:
        page.set_viewport_size({"width": width, "height": height})
        wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if wider > 0:
            trouble.append(f"{width}: {wider} wider than the screen")
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            trouble += [f"{width}, {scheme}: {each}" for each in page.evaluate(VIOLATIONS)]

    assert not trouble


@pytest.mark.parametrize(("lang", "copied"), [("ko", "복사했습니다"), ("en", "Copied")])
def test_code_is_copied_from_the_keyboard(
    served: str, context: BrowserContext, lang: str, copied: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    trouble = listen(page)
    page.goto(home(served, lang) + "posts/token-to-logits/", wait_until="load")
    block = page.locator(".code").first
    button = block.get_by_role("button")
    button.focus()
    page.keyboard.press("Enter")
    page.get_by_role("status").get_by_text(copied).wait_for(state="attached")

    assert page.evaluate("navigator.clipboard.readText()") == block.locator("code").text_content()
    assert button.text_content() == copied
    assert page.locator(".code").count() == page.locator(".code__copy").count()
    assert not trouble


def test_code_can_be_read_without_scripts(served: str, chromium: Browser) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{served}posts/token-to-logits/", wait_until="load")

        assert page.locator(".code pre").first.is_visible()
        assert not page.locator(".code__copy").count()
