"""Where links lead: small generated sites are built, and Hugo's own pages are asked."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

import pytest

from hugo_truth import build, write
from twinpost import fix, hugo
from twinpost.model import Document, Site
from twinpost.rendering import links
from twinpost.rendering.destinations import Destinations
from twinpost.rules.link_broken import link_broken

CONFIGURATION = """\
baseURL: https://blog.test{base}
refLinksErrorLevel: warning
buildFuture: true
defaultContentLanguage: ko
defaultContentLanguageInSubdir: {subdir}
languages: {languages}
disableKinds: [RSS, sitemap, robotsTXT, '404']
markup: {{goldmark: {{renderer: {{unsafe: true}}, renderHooks: {{link: {{useEmbedded: {hook}}}}}}}}}
"""
HOME = (
    "{{ range hugo.Sites }}{{ range .Pages }}{{ $page := . }}{{ with .File }}"
    "{{ dict `file` .Filename `url` $page.RelPermalink `html` (string $page.Content) | jsonify }}\n"
    "{{ end }}{{ end }}{{ end }}"
)
PAGES = [
    "posts/a/index.md",
    "posts/a/index.en.md",
    "posts/b.md",
    "posts/b.en.md",
    "posts/My Post.md",
    "posts/한글 글.md",
    "posts/v1.2.md",
    "posts/only-ko.md",
    "posts/only-en.en.md",
    "posts/twice/index.md",
    "docs/twice.md",
    "docs/_index.md",
    "docs/_index.en.md",
    "docs/deep/_index.md",
    "docs/deep/one.md",
    "docs/deep/one.en.md",
    "about.md",
    "about.en.md",
    "posts/draft.md: draft: true",
    "posts/old.md: expiryDate: 2020-01-01",
    "posts/later.md: date: 2090-01-01",
    "posts/slug.md: slug: Other",
    "posts/url.en.md: url: /chosen/",
    "posts/alias.md: aliases: [/moved/, beside]",
    "posts/tagged.md: tags: [Go, 머신 러닝]",
]
FILES = ["static/s.pdf", "static/img/x.png", "static/demo/index.html", "content/posts/a/r.pdf"]
NAMES = [
    *("a", "b", "My Post", "my-post", "한글 글", "한글-글", "v1.2", "only-ko", "only-en", "twice"),
    *("deep", "one", "about", "draft", "old", "later", "slug", "other", "url", "chosen", "alias"),
    *(
        "moved",
        "beside",
        "tagged",
        "Go",
        "go",
        "tags",
        "posts",
        "docs",
        "nowhere",
        "s.pdf",
        "r.pdf",
    ),
    *("index", "_index", "A", "img/x.png", "demo", "img", "x.png", "머신-러닝", "page/1"),
]
FOLDERS = [
    *("", "", "/", "./", "../", "../../", "posts/", "/posts/", "/Posts/", "../posts/", "docs/"),
    *(
        "/docs/",
        "/docs/deep/",
        "deep/",
        "/en/",
        "/en/posts/",
        "/ko/posts/",
        "/sub/posts/",
        "/tags/",
    ),
    *("https://blog.test/", "https://blog.test/posts/", "/posts/a/", "../a/"),
]
ENDS = ["", "", "/", "/", ".md", ".en.md", "/index.md", ".html", "/index.html", "?q=1", "#x", "/#x"]
FORMS = [
    "[L{i}](<{target}>)",
    '<a href="{target}">L{i}</a>',
    '[L{i}]({{{{< relref "{target}" >}}}})',
]
ANCHOR = re.compile(r'<a href="([^"]*)"[^>]*>L(\d+)</a>')


@pytest.mark.slow
@pytest.mark.parametrize("hook", ["never", "auto", "always"])
@pytest.mark.parametrize("base", ["/", "/sub/"])
@pytest.mark.parametrize("several", [True, False])
def test_links_lead_where_they_lead_in_the_built_site(tmp_path, hook, base, several):
    _generate(tmp_path, hook, base, several=several)
    theirs = dict(_hrefs(tmp_path))
    site = Site.load(tmp_path, hugo.settings(tmp_path))
    destinations = Destinations(site)

    false, missed, sure = [], [], 0
    for document, number, link in _ours(site):
        if (document.path, number) not in theirs:
            continue  # a `ref` in HTML
        url, href = theirs[document.path, number]
        there = is_there(tmp_path / "public", url, href, base)
        lead = (
            destinations.reference(link, document)
            if link.written == "ref"
            else destinations.link(link, document)
        )
        sure += lead.state != "unsure"
        if there and lead.state not in ("there", "unsure"):
            false.append((document.path, link.target, link.written, href, lead))
        if not there and lead.state == "there":
            missed.append((document.path, link.target, link.written, href, lead))

    assert not false[:10]
    assert sure > 1000
    assert len(missed) < 0.03 * sure, missed


@pytest.mark.slow
@pytest.mark.parametrize("hook", ["never", "always"])
@pytest.mark.parametrize("base", ["/", "/sub/"])
def test_a_mended_link_leads_somewhere(tmp_path, hook, base):
    _generate(tmp_path, hook, base, several=True)
    before = Site.load(tmp_path, hugo.settings(tmp_path))
    found = [finding for finding in link_broken.check(before) if finding.fix]
    numbers = {(f.path, _number(before.by_path[f.path], f.span.start)) for f in found}
    for document in fix.apply(before, found).documents:
        write(tmp_path / document.path, document.text)
    theirs = dict(_hrefs(tmp_path))

    assert len(numbers) > 50
    for number in numbers & set(theirs):
        assert is_there(tmp_path / "public", *theirs[number], base), (number, theirs[number])


def _generate(root: Path, hook: str, base: str, *, several: bool) -> None:
    languages = "{ko: {weight: 1}, en: {weight: 2}}" if several else "{ko: {weight: 1}}"
    subdir = "true" if several and base != "/" else "false"
    chosen = CONFIGURATION.format(base=base, subdir=subdir, languages=languages, hook=hook)
    write(root / "hugo.yaml", chosen)
    write(root / "layouts/home.html", HOME)
    write(root / "layouts/all.html", "page")
    chance = random.Random(f"{hook}{base}{several}")
    for page in PAGES:
        name, _, front = page.partition(": ")
        body = "\n\n".join(_written(chance, 150))
        write(root / "content" / name, f"---\ntitle: x\n{front}\n---\n{body}\n")
    for name in FILES:
        write(root / name, "x")


def _number(document: Document, offset: int) -> int:
    """The number of the link at an offset."""
    found = re.search(r"\bL(\d+)\b", document.lines.line(document.lines.position(offset).line))
    return int(found[1]) if found else -1


def _written(chance: random.Random, count: int) -> Iterator[str]:
    for i in range(count):
        target = chance.choice(FOLDERS) + chance.choice(NAMES) + chance.choice(ENDS)
        yield chance.choice(FORMS).format(i=i, target=target)


def _hrefs(root: Path) -> Iterator[tuple[tuple[str, int], tuple[str, str]]]:
    """By file and number of a link, the address of its page and its `href`."""
    text = build(root)
    home = root / "public/ko/index.html"
    text = text if text.startswith("{") else home.read_text("utf-8")
    for line in filter(None, text.split("\n")):
        page = json.loads(line)
        path = Path(page["file"]).relative_to(root).as_posix()
        for href, number in ANCHOR.findall(page["html"]):
            yield (path, int(number)), (page["url"], href.replace("&amp;", "&"))


def _ours(site: Site) -> Iterator[tuple[Document, int, links.Link]]:
    for document in site.documents:
        for link in links.of(document):
            if link.target:  # otherwise a `ref` in it names the target
                yield document, _number(document, link.span.start), link


def is_there(public: Path, url: str, href: str, base: str) -> bool:
    """Whether a browser finds something: the way of GitHub Pages."""
    if not href:
        return False
    parts = urlsplit(href)
    if parts.netloc not in ("", "blog.test"):
        return False
    path = unquote(parts.path)
    target = normpath(join(dirname(unquote(url)), path)) if path else unquote(url)
    if not f"{target}/".startswith(base):
        return False
    if path.endswith(".pdf/"):  # normpath takes the slash away
        return False
    place = public / target.removeprefix(base.rstrip("/")).lstrip("/")
    return place.is_file() or (place / "index.html").is_file()
