"""Long lines in messages: only the part that differs from the counterpart is shown."""

from __future__ import annotations

from itertools import takewhile

SHOWN = 60  # characters of code or of a formula


def excerpt(text: str, other: str = "") -> str:
    """A text, or, of a long one, what surrounds its first difference from the other."""
    if len(text) <= SHOWN:
        return text
    pairs = zip(text, other, strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    start = max(min(same - SHOWN // 2, len(text) - SHOWN), 0)
    end = start + SHOWN
    return f"{'…' if start else ''}{text[start:end].strip()}{'…' if end < len(text) else ''}"
