"""How long `frontmatter.parse` takes for a file, beside ruamel.yaml's own loaders.

The files are those of tests/truth/realistic.md.txt, which stand in YAML, ten times over with other
words, so that nothing is read twice. Prints microseconds for a file, the best of five rounds.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from ruamel.yaml import YAML

from twinpost.frontmatter import parse

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

import truth

COPIES = 10
ROUNDS = 5


def documents() -> list[str]:
    """Realistic documents, and their copies with a number in each title."""
    archive = truth.FOLDER / "realistic.md.txt"
    texts = [case.text for case in truth.group(archive) if case.text.startswith("---\n")]
    return [
        text.replace("title:", f"number: {n}\ntitle:", 1) for n in range(COPIES) for text in texts
    ]


def content(text: str) -> str:
    """What stands between the fences: the loaders know of none."""
    return text[4 : text.index("\n---\n", 4) + 1]


def microseconds(read: Callable[[str], object], texts: list[str]) -> float:
    """For one text, in the best round."""
    taken = []
    for _ in range(ROUNDS):
        started = perf_counter()
        for text in texts:
            read(text)
        taken.append(perf_counter() - started)
    return min(taken) / len(texts) * 1e6


def main() -> None:
    """Measure."""
    texts = documents()
    contents = [content(text) for text in texts]
    ours = microseconds(parse, texts)
    rows = {
        "frontmatter.parse": ours,
        "ruamel.yaml safe, C": microseconds(YAML(typ="safe").load, contents),
        "ruamel.yaml round trip": microseconds(YAML().load, contents[:: COPIES // 2]),
    }
    size = sum(len(text.encode()) for text in contents) // len(contents)
    print(f"{len(texts)} files, {size} bytes of front matter each on average")
    for name, taken in rows.items():
        print(f"{name:<24}{taken:9.1f} us  {taken / ours:6.1f} x")


if __name__ == "__main__":
    main()
