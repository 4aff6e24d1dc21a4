import pytest

import hugo_truth
from harness import findings, found, marked
from twinpost.fix import edited


def page(fields: str) -> str:
    return f"---\ntitle: 글\n{fields}\n---\n본문\n"


@pytest.mark.parametrize(
    "document",
    [
        page("url: /글/:slug/\noutputs: [HTML, json]\nmenus: [main]\nbuild: {list: never}"),
        page("url: ⟦https://a.kr/글⟧"),
        page("url: ⟦/:foo/⟧"),
        page("aliases: ⟦[/a, 'http://a.kr']⟧"),
        page("outputs: ⟦[html, 없음]⟧"),
        page("markup: ⟦mmark⟧ # 예전 Hugo"),
        page("⟦_build⟧:\n  render: never"),
        page("build: ⟦never⟧"),
        page("Build:\n  publishResources: ⟦no⟧\n  render: ⟦[never]⟧"),
        page("sitemap:\n  disable: ⟦yes⟧\n  priority: ⟦high⟧"),
        page("menu:\n  main: ⟦글⟧"),
        page("menu:\n  main: x\nmenus: main"),  # Hugo looks at one of them
        page("menus:\n  main:\n    weight: ⟦first⟧\n    name: ⟦[a]⟧"),
        page("params: ⟦[a]⟧"),
        page("sites:\n  matrix: ⟦[en]⟧"),
        page("cascade: ⟦x⟧"),
        page("cascade:\n- target: ⟦posts⟧\n- lang: ⟦ko⟧\n- build: ⟦x⟧"),
        page("cascade:\n  target:\n    kind: ⟦pgae⟧\n  build: x"),
        "+++\nurl = ⟦'https://a.kr/'⟧\n[build]\nrender = ⟦['never']⟧\n+++\n",
        '{"outputs": ⟦"pdf"⟧}\n',
        page("url: https://a.kr\nsummary: 'module's'"),  # broken: another rule's business
    ],
)
def test_front_matter_type(document):
    archive, expected = marked(f"-- content/posts/_index.ko.md --\n{document}")

    assert found("front-matter-type", archive) == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("_build:\n  render: never # 초안", "build:\n  render: never # 초안"),
        ("build: {publishResources: no}", "build: {publishResources: false}"),
        ("sitemap: {disable: Yes}", "sitemap: {disable: true}"),
        ("sitemap: {disable: sometimes}", None),
        ("_build: {render: never}\nbuild: {}", None),
    ],
)
def test_fixes(before, after):
    (finding,) = findings("front-matter-type", f"-- content/a.md --\n{page(before)}")

    assert bool(finding.fix) == bool(after)
    if finding.fix:
        assert edited(page(before), finding.fix.edits) == page(after)


def test_messages():
    (finding,) = findings("front-matter-type", f"-- content/a.md --\n{page('outputs: [pdf]')}")

    assert finding.message.en == "Hugo refuses `outputs`: the site has no output format `pdf`"
    assert finding.message.ko.startswith("Hugo가 `outputs` 값을 거부합니다")


def test_formats_of_the_site():
    archive = f"-- content/a.md --\n{page('outputs: [Gemini]')}"

    assert found("front-matter-type", archive, outputs=frozenset({"gemini"})) == []


TOP = (
    *("aliases", "build", "cascade", "description", "draft", "headless", "isCJKLanguage"),
    *("keywords", "kind", "lang", "layout", "linkTitle", "markup", "menu", "menus", "outputs"),
    *("params", "path", "resources", "sitemap", "sites", "slug", "summary", "tags"),
    *("translationKey", "type", "url", "weight", "_build", "isbn"),
)
VALUES = ("abc", "''", "5", "1.5", "[a, b]", "{a: b}", "[{a: b}]", "", "true", "[[a]]", "[]", "{}")
INNER = (
    "build: {render: no}|build: {render: []}|build: {list: {a: b}}|build: {publishResources: no}"
    "|build: {publishResources: 'T'}|build: {publishResources: }|build: {unknown: [a]}"
    "|sitemap: {disable: 'false'}|sitemap: {disable: {}}|sitemap: {priority: ' 1'}"
    "|sitemap: {priority: '0.5'}|sitemap: {changefreq: []}|sitemap: {filename: 5}"
    "|menus: {main: }|menus: {main: {}}|menus: {main: []}|menus: {main: '{}'}|menus: {main: 5}"
    "|menus: {main: {weight: '1.5'}}|menus: {main: {weight: '5'}}|menus: {main: {weight: ''}}"
    "|menus: {main: {pre: [a]}}|menus: {main: {params: [a]}}|menus: {main: {params: [{a: b}]}}"
    "|menus: [main, {a: b}]|menus: [main, 5]|menu: main|menu: {main: x}"
    "|outputs: html json|outputs: html, json|outputs: [html, ~]|outputs: [html, [x]]"
    "|markup: Goldmark|markup: .md|markup: blackfriday|markup: text|markup: text/markdown"
    "|url: /a:b/|url: mailto:a@b.kr|url: /:title|url: /2026/10:30/|url: /:year/:month/:slug/"
    "|url: /x:8080/|url: ftp://a.kr/|url: '/a\\:b/'|url: /:Title/|url: '/a: b'|url: HTTP://a.kr"
    "|aliases: /a http://b.kr|aliases: [[a], 'http://b.kr']|aliases: [HTTP://b.kr]"
    "|sites: {matrix: {languages: en}}|sites: {matrix: {languages: {a: b}}}|sites: {matrix: x}"
    "|sites: {matrix: {languages: [[en]]}}|sites: {matrix: {roles: [x]}}|sites: {complements: x}"
    "|sites: {matrix: {languages: ['{en']}}|params: '{}'"
    "|cascade: {markup: x}|cascade: {params: x}|cascade: {outputs: [x]}"
    "|cascade: {kind: page}|cascade: {cascade: x}|cascade: {url: 'http://a.kr'}|cascade: {title: []}"
    "|cascade: {target: {kind: x}}|cascade: {target: {kind: '{page,x}'}}|cascade: {target: [x]}"
    "|cascade: {target: {path: '[a'}, a: b}|cascade: {target: {path: '/**'}, a: b}|cascade: [a, b]"
    "|cascade: {target: {lang: en}, a: b}|cascade: {target: {lang: en}}"
    "|cascade: {target: {sites: x}}|cascade: {target: {environment: [x]}}"
)


LANGUAGES = "languages: {en: {}, ko: {}}\n"
MENUS = "{{ with site.Menus.main }}{{ end }}"  # Hugo reads the menus when somebody asks for one


@pytest.mark.slow
def test_hugo_refuses_the_same(monkeypatch):
    """Every field with a value of every type, and what has parts, part by part."""
    monkeypatch.setattr(hugo_truth, "CONFIGURATION", hugo_truth.CONFIGURATION + LANGUAGES)
    monkeypatch.setattr(hugo_truth, "ANSWERS", MENUS + hugo_truth.ANSWERS)
    fields = [f"{name}: {value}" for name in TOP for value in VALUES] + INNER.split("|")
    texts = [page(field) for field in fields]
    ours = [bool(found("front-matter-type", f"-- content/a.md --\n{text}")) for text in texts]
    hugo = [_refuses(*pair) for pair in zip(texts, hugo_truth.ask(texts), strict=True)]

    assert dict(zip(fields, ours, strict=True)) == dict(zip(fields, hugo, strict=True))


def _refuses(text: str, answer: object) -> bool:
    """Where Hugo panics it ends as if all were well one time in thirty, with no page at all."""
    if answer == {}:  # or the page is headless: then it is so whenever it is asked
        return any(isinstance(again, str) for _ in range(4) for again in hugo_truth.ask([text]))
    return isinstance(answer, str)
