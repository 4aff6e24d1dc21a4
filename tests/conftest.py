"""What every test gets: a cache of its own, so that none leaves anything in the user's."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest


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
