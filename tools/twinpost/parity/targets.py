"""Where links and pictures lead, without what differs from language to language on purpose."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import unquote

LANGUAGE = r"(?:ko|en|ja|zh|de|fr|es|pt|it|ru|ar|hi|bn|tr|vi|id|th|pl|uk|ur|ro)(?:[-_][a-z]{2,4})?"
IN_HOST = re.compile(rf"(?<=//){LANGUAGE}\.(?=[\w-]+\.[\w.]+)|(?<=//)www\.", re.IGNORECASE)
IN_PATH = re.compile(rf"(?:^|(?<=/)){LANGUAGE}(?:/|$)", re.IGNORECASE)
IN_QUERY = re.compile(r"[?&](?:hl|lang|locale|language)=[\w-]+", re.IGNORECASE)
PICTURE = re.compile(r"\.(?:png|jpe?g|webp|gif|avif|svg|bmp|ico)\Z", re.IGNORECASE)
SUFFIX = re.compile(rf"[._-]{LANGUAGE}$", re.IGNORECASE)


def link(target: str) -> str:
    """A target without its language: `/en/posts/a/` and `/posts/a/` are one page."""
    bare = IN_QUERY.sub("", unquote(target))
    if bare.startswith(("http://", "https://")):
        bare = IN_HOST.sub("", bare.partition(":")[2])
    return IN_PATH.sub("", bare).rstrip("/")


def image(target: str) -> str:
    """The base name of a picture without its extension and language: `cover.en.png` is `cover`."""
    name = PurePosixPath(re.split(r"[?#]", unquote(target))[0].replace("\\", "/")).name
    stem = PICTURE.sub("", name)
    return SUFFIX.sub("", stem).lower()


def file(path: str) -> str:
    """A path to a file without its language: `a/boot.en.mp4` is `a/boot.mp4`."""
    stem, dot, end = path.rpartition(".")
    return f"{SUFFIX.sub('', stem)}{dot}{end}" if "/" not in end and stem else path
