"""Draw the card of pages without a cover."""

from __future__ import annotations

from pens import ACCENT, ASSETS, INK, PAPER, Cover


def card() -> None:
    """The twin sheets of the site's mark, for pages that have no cover."""
    sheet = Cover(PAPER)
    sheet.box(450, 135, 210, 260, line=INK, width=28, radius=40)
    sheet.box(548, 212, 204, 254, fill=ACCENT, radius=40)
    sheet.save(ASSETS / "card.png")


if __name__ == "__main__":
    card()
