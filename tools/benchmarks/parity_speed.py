"""How long the parity rules take, cold, after an edit, and on ever longer texts.

    python tools/benchmarks/parity_speed.py [--site PATH]...

The peers run in the same process on the same texts: pyromark's HTML, which is what a checker that
did nothing would cost, and for the growth of one section difflib on the kinds of its blocks.
"""

from __future__ import annotations

import argparse
import gc
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path
from random import Random
from time import perf_counter

import pyromark
from defects.twins import PARITY

from twinpost import hugo, locate
from twinpost.config import Config
from twinpost.lint import Rule, lint, load_rules
from twinpost.model import Document, Mount, Settings, Site

POSTS, POST_BYTES = 28, 20_000
TERMS = 60  # 16 translations each: 960 files
LANGUAGES = (
    *("en", "ko", "ja", "zh", "de", "fr", "es", "it", "pt"),
    *("ru", "hi", "bn", "tr", "ur", "vi", "pl", "id"),
)
FRONT = "---\ntitle: TITLE\ndate: 2026-11-20T09:00:00+09:00\ntags: [hugo, cache]\n---\n\n"
GROWTH = (100, 200, 400, 800)
WORDS = {
    "ko": ("배치", "캐시", "지연", "서버", "요청", "응답", "토큰", "모델", "그림", "시간", "기록"),
    "en": ("batch", "cache", "latency", "server", "request", "answer", "token", "model", "time"),
}
NAMES = ("kubectl", "NumPy", "batch_size", "GPT-2", "Redis", "LayerNorm", "nginx", "GQA", "fp16")
# How often a block is of a kind, and how many bytes it has.
WEIGHTS = {"heading": 18, "paragraph": 45, "list": 12, "code": 13, "table": 4, "image": 8}
BYTES = {"heading": 30, "paragraph": 330, "list": 280, "code": 260, "table": 200, "image": 50}


def main() -> None:
    """Measure everything."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--site", action="append", default=[], help="a real site; may be repeated")
    rules = tuple(rule for rule in load_rules() if rule.id in PARITY)
    gc.disable()  # as `twinpost check` does
    with tempfile.TemporaryDirectory() as directory:
        root = Path(directory).resolve()
        posts(root / "blog", rules)
        glossary(root / "glossary", rules)
    growth(rules)
    for path in parser.parse_args().site:
        found = locate.site_root((), path)
        measure(path, found, hugo.settings(found), rules)


def posts(root: Path, rules: Sequence[Rule]) -> None:
    """A bilingual blog."""
    random = Random(7)
    for n in range(POSTS):
        shapes = list(shape(random, POST_BYTES))
        for language in ("ko", "en"):
            path = root / "content" / "posts" / f"post-{n}" / f"index.{language}.md"
            write(path, f"글 {n}", body(shapes, language))
    settings = Settings(("ko", "en"), "ko", (Mount(root / "content"),))
    measure(f"{POSTS} posts (goals 1.5 s, 150 ms)", root, settings, rules)


def glossary(root: Path, rules: Sequence[Rule]) -> None:
    """Small files in many languages, each in a directory of its own."""
    random = Random(7)
    for n in range(TERMS):
        shapes = list(shape(random, 2500))
        for language in random.sample(LANGUAGES[1:], 15):
            write(root / "content" / language / f"term-{n}.md", f"Term {n}", body(shapes, "ko"))
        write(root / "content" / "en" / f"term-{n}.md", f"Term {n}", body(shapes, "en"))
    mounts = tuple(Mount(root / "content" / key, language=key) for key in LANGUAGES)
    measure("a glossary (goals 5 s, 1 s)", root, Settings(LANGUAGES, "en", mounts), rules)


def measure(name: str, root: Path, settings: Settings, rules: Sequence[Rule]) -> None:
    """A site, cold, with one document edited, and unchanged."""
    started = perf_counter()
    site = Site.load(root, settings)
    lint(site, rules, Config())
    cold = perf_counter() - started
    longest = max(site.documents, key=lambda document: len(document.text))
    edited = site.with_document(replace(longest, text=f"{longest.text}\n\nOne more line.\n"))
    one, two = seconds(edited, rules), seconds(edited, rules)
    peer = html(site.documents)
    count = sum(len(post.documents) > 1 for post in site.posts)
    print(f"{name}: {len(site.documents)} documents, {count} posts with translations")
    rows = {"load and lint, cold": cold, "one edited": one, "unchanged": two, "pyromark.html": peer}
    for row, taken in rows.items():
        print(f"  {row:<22}{taken:8.3f} s {taken / peer:8.1f} x")


def growth(rules: Sequence[Rule]) -> None:
    """One pair without headings, twice as long each time: four times as slow would be square."""
    print("one section, every seventh block missing; how many times as long as half of it")
    before: tuple[float, ...] = ()
    for count in GROWTH:
        documents = section(count)
        ours = seconds(Site(Path(), Settings(("ko", "en"), "ko", ()), documents), rules)
        now = (ours, difflib_seconds(documents))
        ratios = [f"{b / a:5.1f} x" for a, b in zip(before, now, strict=False)] or [" " * 7] * 2
        print(
            f"  {count:>4} blocks{now[0]:>17.3f} s {ratios[0]}, difflib {now[1]:.4f} s {ratios[1]}"
        )
        before = now


def section(count: int) -> tuple[Document, Document]:
    """A pair without headings, parsed: that is not what is measured."""
    shapes = [one for one in shape(Random(7), 10**9, count * 2) if one[0] != "heading"][:count]
    source = Document("content/a.ko.md", "ko", FRONT + body(shapes, "ko"), "/a")
    kept = [one for n, one in enumerate(shapes) if n % 7]
    translation = Document("content/a.en.md", "en", FRONT + body(kept, "en"), "/a")
    assert source.prose
    assert translation.prose
    return source, translation


def difflib_seconds(documents: Sequence[Document]) -> float:
    """How long difflib takes to align the kinds of their blocks."""
    one, other = ([block.kind for block in document.blocks] for document in documents)
    started = perf_counter()
    SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    return perf_counter() - started


def seconds(site: Site, rules: Sequence[Rule]) -> float:
    """How long the rules take."""
    started = perf_counter()
    lint(site, rules, Config())
    return perf_counter() - started


def html(documents: Sequence[Document]) -> float:
    """How long pyromark takes to make HTML of all of them."""
    started = perf_counter()
    for document in documents:
        pyromark.html(document.text)
    return perf_counter() - started


def write(path: Path, title: str, text: str) -> None:
    """A page with its front matter."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(FRONT.replace("TITLE", title) + text, encoding="utf-8")


Shape = tuple[str, int]  # the kind of a block, and the seed of its words


def shape(random: Random, size: int, most: int = 10**6) -> Iterator[Shape]:
    """What a text of about `size` bytes is made of, in any language."""
    while size > 0 and most > 0:
        (kind,) = random.choices(list(WEIGHTS), list(WEIGHTS.values()))
        yield kind, random.randrange(10**9)
        size -= BYTES[kind]
        most -= 1


def body(shapes: Sequence[Shape], language: str) -> str:
    """The text in a language: numbers, names, links and code are the same in each."""
    return "\n\n".join(block(*one, language) for one in shapes) + "\n"


def block(kind: str, seed: int, language: str) -> str:
    """One block."""
    same = Random(seed)  # what no translator touches comes from this one
    number, name = same.randrange(2, 5000), same.choice(NAMES)
    length = same.randrange(8, 40)
    some = words(language, seed, length)
    match kind:
        case "heading":
            return f"{'#' * same.choice((2, 2, 3))} {words(language, seed, 3)}"
        case "list":
            return "\n".join(
                f"- {words(language, seed + i, same.randrange(3, 12))}" for i in range(4)
            )
        case "code":
            calls = "\n".join(f"    {name.lower()[:4]}_{i}({number + i})" for i in range(8))
            return f"```python\ndef run_{number}():\n{calls}\n```"
        case "table":
            rows = "\n".join(f"| {words(language, seed + i, 2)} | {number + i} |" for i in range(4))
            return f"| a | b |\n| --- | ---: |\n{rows}"
        case "image":
            return f"![{words(language, seed, 4)}](images/{number}.png)"
    link = f" [{name}](https://example.org/{number})"
    more = same.choice(("", f" `{name}`", link, f" {number}ms"))
    return f"{some}{more}. {words(language, seed + 1, length // 2)}."


def words(language: str, seed: int, count: int) -> str:
    """Some words of a language."""
    return " ".join(Random(f"{seed} {language}").choices(WORDS[language], k=count))


if __name__ == "__main__":
    main()
