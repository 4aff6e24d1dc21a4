"""Take the pictures of the site that the READMEs show.

Chromium is asked for by its usual Linux path. The pictures depend on the machine's fonts, so take
both anew when either changes.
"""

from __future__ import annotations

import io
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from pens import LANGUAGES
from PIL import Image
from playwright.sync_api import sync_playwright

from twinpost import hugo

SITE = Path(__file__).parents[1]
PICTURES = SITE.parent / ".github" / "images"
WIDTH, HEIGHT = 1280, 800
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and keeps its log to itself."""

    def log_message(self, format: str, *args: object) -> None:
        pass


def homes(address: str) -> dict[str, bytes]:
    """The home page in each language, as it opens at a desk."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        taken = {}
        for lang, path in zip(LANGUAGES, ("", "en/"), strict=True):
            page.goto(address + path, wait_until="networkidle")
            taken[lang] = page.screenshot()
        browser.close()
        return taken


def save(picture: bytes, path: Path) -> None:
    """Few colours, and so few bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    image.quantize(128, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
        path, optimize=True
    )


def main() -> None:
    """Build aside, serve, look."""
    with TemporaryDirectory() as folder:
        hugo.build(SITE, hugo.settings(SITE), destination=Path(folder))
        serve = partial(Quiet, directory=folder)
        with ThreadingHTTPServer(("127.0.0.1", 0), serve) as server:
            Thread(target=server.serve_forever, daemon=True).start()
            pictures = homes(f"http://127.0.0.1:{server.server_port}/")
            server.shutdown()
    for lang, picture in pictures.items():
        save(picture, PICTURES / f"home.{lang}.png")


if __name__ == "__main__":
    main()
