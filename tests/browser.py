"""Chromium for the tests, what they ask of every page in it, and what goes wrong there."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page, Response

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
VIOLATIONS = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}: ${failureSummary}`));
}"""


@cache
def axe() -> str:
    """The script of axe-core; the package around it is not even imported."""
    package = find_spec("axe_playwright_python")
    assert package
    assert package.submodule_search_locations

    return (Path(package.submodule_search_locations[0]) / "axe.min.js").read_text("utf-8")


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
