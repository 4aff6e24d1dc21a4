"""Draw cover and figures of `kv-cache`."""

from __future__ import annotations

from pens import ACCENT, EN, POSTS, SOFT, WIDTH, Cover, rect, text, wire, write_svg

IMAGES = POSTS / "kv-cache" / "images"
# Fewer than the 64 of the text, so that they can be told apart.
HEADS = 8


def cover() -> None:
    """Four stacks of cached numbers, heights to scale: MHA 64, GQA 8, MLA 2.25, MQA 1."""
    sheet = Cover()
    unit, floor, width = 7.4, 556, 170
    for place, size in enumerate((64, 8, 2.25, 1)):
        x = 170 + place * 230
        for layer in range(int(size)):
            y = floor - (layer + 1) * unit
            sheet.box(x, y, width, unit - 2, fill=ACCENT if layer % 8 else SOFT)
        rest = (size - int(size)) * unit
        if rest:
            sheet.box(x, floor - size * unit, width, rest - 0.5, fill=ACCENT)
    sheet.stroke((120, floor + 6), (WIDTH - 120, floor + 6), width=5)
    sheet.save(IMAGES / "cover.png")


def heads() -> None:
    """Query heads above, what they share below. The names are the same in every language."""
    parts: list[str] = []
    for place, (name, groups) in enumerate((("MHA", 8), ("GQA", 2), ("MQA", 1), ("MLA", 0))):
        left, top = 4 + place % 2 * 244, place // 2 * 236
        parts.append(text(left + 96, top + 22, name, "mid strong"))
        for head in range(HEADS):
            x = left + head * 24 + 12
            shared = left + (head * groups // HEADS + 0.5) * 192 / (groups or 1)
            parts.append(rect("sheet", x - 8, top + 36, 16, 40, 3))
            bend = f"C{x} {top + 105} {shared:g} {top + 95} {shared:g} {top + 124}"
            parts.append(wire(f"M{x} {top + 78}{bend}"))
        for group in range(groups):
            shared = left + (group + 0.5) * 192 / groups
            parts.append(rect("accent", shared - 8, top + 124, 16, 36, 3))
            parts.append(rect("accent", shared - 8, top + 166, 16, 36, 3))
        if not groups:
            parts.append(rect("accent", left + 66, top + 124, 60, 36, 3))
    for top in (0, 236):
        for y, label in ((61, "Q"), (147, "K"), (189, "V")):
            parts.append(text(216, top + y, label, "small muted mid"))
    write_svg(IMAGES / "heads.svg", 440, 446, EN, parts)


def cache_bytes() -> None:
    """Cache per token, to scale."""
    parts: list[str] = []
    for row, (name, kib) in enumerate((("MHA", 2560), ("GQA", 320), ("MLA", 90), ("MQA", 40))):
        y = 4 + row * 46
        width = 330 * kib / 2560
        parts += [
            text(44, y + 21, name, "end strong"),
            rect("accent", 56, y, width, 30, 3),
            text(66 + width, y + 21, f"{kib:,} KiB", "small"),
        ]
    write_svg(IMAGES / "bytes.svg", 480, 176, EN, parts)


if __name__ == "__main__":
    cover()
    heads()
    cache_bytes()
