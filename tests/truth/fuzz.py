"""Mutate realistic front matters, and compare our verdict on each with Hugo's.

    python tests/truth/fuzz.py 5000 --seed 1

prints recall and precision of "Hugo rejects". Hugo's decoders are asked for a thousand mutants in
one process. `--pages` has it read pages as well, with a build for each that it rejects, to see that
both ways agree: they differ where a page has more rules than YAML, and `date: 2026/1/3` is one.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import hugo_truth
import truth
from twinpost.frontmatter import fences, parse

SIGNS = "'\":#@`%*&!|>[]{},-?\\~=.()“’： \t"
PIECES = (": ", "- ", " #", "''", '""', "'s ", "\n", "\n  ", "\n\t", "\u00a0", "\u200b", "가", "a")


def mutants(seed: int) -> Iterator[tuple[str, str]]:
    """Format and document of one mutant after the other, for ever."""
    chance = random.Random(seed)
    documents = [case.text for case in truth.group(truth.FOLDER / "realistic.md.txt")]
    while True:
        text = chance.choice(documents)
        found = fences.find(text)
        assert found
        content = text[found.content : found.content_end]
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            content = chance.choice(MUTATIONS)(chance, content) or "\n"
        text = text[: found.content] + content + text[found.content_end :]
        again = fences.find(text)
        if again and again.closed and text[again.content : again.content_end] == content:
            yield found.format, text


def delete(chance: random.Random, text: str) -> str:
    """Without one to three characters."""
    at = chance.randrange(len(text))
    return text[:at] + text[at + chance.choice((1, 1, 1, 2, 3)) :]


def insert(chance: random.Random, text: str) -> str:
    """With a sign or a piece more."""
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice((chance.choice(SIGNS), chance.choice(PIECES))) + text[at:]


def replace(chance: random.Random, text: str) -> str:
    """With a sign in the place of a character."""
    at = chance.randrange(len(text))
    return text[:at] + chance.choice(SIGNS) + text[at + 1 :]


def swap(chance: random.Random, text: str) -> str:
    """With two neighbours swapped."""
    at = chance.randrange(max(len(text) - 1, 1))
    return text[:at] + text[at : at + 2][::-1] + text[at + 2 :]


def double(chance: random.Random, text: str) -> str:
    """With a stretch of it twice."""
    at = chance.randrange(len(text))
    return text[:at] + text[at : at + chance.randint(1, 12)] + text[at:]


def quote(chance: random.Random, text: str) -> str:
    """With a quote lost, or another kind of it."""
    places = [i for i, character in enumerate(text) if character in "'\""]
    if not places:
        return insert(chance, text)
    at = chance.choice(places)
    return text[:at] + chance.choice(("", "'", '"', "“", "''", "\\'")) + text[at + 1 :]


def start(chance: random.Random, text: str) -> str:
    """With something before a value, as people write titles."""
    places = [i + 2 for i in range(len(text)) if text.startswith((": ", "- "), i)]
    if not places:
        return insert(chance, text)
    at = chance.choice(places)
    return text[:at] + chance.choice((*SIGNS, "- ", "[a] ", "{{ a }} ", "**b** ")) + text[at:]


def colon(chance: random.Random, text: str) -> str:
    """With a colon in a value."""
    places = [i for i, character in enumerate(text) if character == " "]
    if not places:
        return insert(chance, text)
    at = chance.choice(places)
    return text[:at] + chance.choice((":", ": ", " :", " #", "：")) + text[at:]


def line(chance: random.Random, text: str) -> str:
    """With a line lost, doubled, swapped, joined or indented."""
    lines = text.splitlines(keepends=True)
    i, j = chance.randrange(len(lines)), chance.randrange(len(lines))
    kind = chance.randrange(8)
    if kind == 0:
        del lines[i]
    elif kind == 1:
        lines.insert(j, lines[i])
    elif kind == 2:
        lines[i], lines[j] = lines[j], lines[i]
    elif kind == 3:
        lines[i] = lines[i].rstrip("\n") + chance.choice((" ", ""))
    elif kind == 4:
        lines[i] = lines[i].lstrip(" ")
    elif kind == 5:
        lines[i] = lines[i].replace("  ", "\t", 1)
    else:
        lines[i] = chance.choice((" ", "  ", "    ", "\t")) + lines[i]
    return "".join(lines)


MUTATIONS = (delete, insert, replace, swap, double, quote, quote, start, colon, line, line)


def rejected(asked: Sequence[tuple[str, str]]) -> list[bool]:
    """Does Hugo's decoder refuse each, or read something that is no map?"""
    verdicts: dict[int, bool] = {}
    for kind in {kind for kind, _ in asked}:
        chosen = [i for i, each in enumerate(asked) if each[0] == kind]
        contents = [content(asked[i][1]) for i in chosen]
        for i, answer in zip(chosen, hugo_truth.decode(contents, kind), strict=True):
            refused = "error" in answer or not isinstance(answer["value"], dict | None)
            verdicts[i] = refused
    return [verdicts[i] for i in range(len(asked))]


def content(text: str) -> str:
    """What lies between the fences."""
    found = fences.find(text)
    assert found
    return text[found.content : found.content_end]


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pages", action="store_true", help="ask Hugo for pages as well")
    parser.add_argument("--show", action="store_true", help="print where we and Hugo differ")
    asked = parser.parse_args()
    texts = list(islice(mutants(asked.seed), asked.count))
    hugo = [each for i in range(0, len(texts), 1000) for each in rejected(texts[i : i + 1000])]
    ours = [bool(parse(text).problems) for _, text in texts]
    both = sum(a and b for a, b in zip(hugo, ours, strict=True))
    print(f"{len(texts)} mutants, seed {asked.seed}: Hugo rejects {sum(hugo)}, we {sum(ours)}")
    print(f"recall {both / sum(hugo):.4f}, precision {both / sum(ours):.4f}")
    for (_, text), theirs, our in zip(texts, hugo, ours, strict=True):
        if asked.show and theirs != our:
            print(f"-- {'Hugo' if theirs else 'we'} --\n{text}")
    if asked.pages:
        pages = [isinstance(page, str) for page in hugo_truth.ask([text for _, text in texts])]
        print(f"pages and decoders differ: {sum(a != b for a, b in zip(hugo, pages, strict=True))}")


if __name__ == "__main__":
    main()
