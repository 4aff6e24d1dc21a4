"""What every test gets: a cache of its own, so that none leaves anything in the user's. And a
browser for those that ask."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from browser import CHROMIUM, CHROMIUM_FLAGS

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session", autouse=True)
def cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Hugo's caches, for the tests and for all that they start."""
    before = os.environ.get("TWINPOST_CACHE_DIR")
    os.environ["TWINPOST_CACHE_DIR"] = str(tmp_path_factory.mktemp("cache"))
    yield
    if before is None:
        del os.environ["TWINPOST_CACHE_DIR"]
    else:
        os.environ["TWINPOST_CACHE_DIR"] = before


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; only CI on Linux insists on it."""
    if not CHROMIUM.exists():
        assert not os.environ.get("CI") or sys.platform != "linux", f"{CHROMIUM} is missing"
        pytest.skip(f"{CHROMIUM} is missing")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=CHROMIUM_FLAGS, chromium_sandbox=False
        )
        yield browser
        browser.close()
