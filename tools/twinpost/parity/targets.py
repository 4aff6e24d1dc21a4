"""Where links and pictures lead, without what differs from language to language on purpose."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import unquote

LANGUAGE = r"(?:ko|en|ja|zh|de|fr|es|pt|it|ru|ar|hi|bn|tr|vi|id|th|pl|uk|ur|ro)(?:[-_][a-z]{2,4})?"
IN_HOST = re.compile(rf"(?<=//){LANGUAGE}\.(?=[\w-]+\.[\w.]+)|(?<=//)www\.", re.IGNORECASE)
IN_PATH = re.compile(rf"(?:^|(?<=/)){LANGUAGE}(?:/|$)", re.IGNORECASE)
IN_QUERY = re.compile(r"[?&](?:hl|lang|locale|language)=[\w-]+", re.IGNORECASE)
SUFFIX = re.compile(rf"[._-]{LANGUAGE}$", re.IGNORECASE)


def link(target: str) -> str:
    """A target without its language: `/en/posts/a/` and `/posts/a/` are one page."""
    bare = IN_QUERY.sub("", unquote(target))
    if bare.startswith(("http://", "https://")):
        bare = IN_HOST.sub("", bare.partition(":")[2])
    return IN_PATH.sub("", bare).rstrip("/")


def image(target: str) -> str:
    """The base name of a picture without its extension and language: `cover.en.png` is `cover`."""
    stem = PurePosixPath(unquote(target).partition("?")[0].replace("\\", "/")).stem
    return SUFFIX.sub("", stem).lower()
