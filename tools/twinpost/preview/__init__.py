"""The live preview: serve the site, and check what its author saves.

`watch` tells which files were saved, `process` runs a command that never outlives us, `server`
keeps Hugo's server up with it, `blog` is the site as it is now, `session` joins them.
"""

from __future__ import annotations

import sys
from pathlib import Path


def run(
    root: Path,
    *,
    port: int = 1313,
    open_browser: bool = False,
    publish: bool = False,
    language: str = "en",
    color: bool = False,
) -> int:
    """Preview the site at `root` until it is told to end, which is no failure: 0.

    Raises UserError when it can't begin.
    """
    from twinpost.preview.blog import Blog
    from twinpost.preview.ending import until_told
    from twinpost.preview.session import Session
    from twinpost.preview.voice import Voice

    with until_told():
        blog = Blog(root.resolve(), publish=publish)
        voice = Voice(sys.stderr, blog.config.language or language, color)
        session = Session(blog, voice, port=port, open_browser=open_browser, publish=publish)
        session.run()
    return 0
