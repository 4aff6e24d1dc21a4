"""Which files are pages and which are translations of one another: asked of Hugo itself."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harness import found
from hugo_pages import CONFIG, FRONT, KINDS, contested, load, make, names, ours, truth
from twinpost import globs
from twinpost.pairing.conflicts import conflicts

BASE = f"baseURL: https://example.org/\n{KINDS}defaultContentLanguage: ko\n"
BY_DIRECTORY = f"""\
{BASE}languages:
  ko: {{weight: 1, contentDir: content/ko}}
  en: {{weight: 2, contentDir: content/en}}
  fr: {{disabled: true}}
"""
INSIDE = f"{BASE}languages: {{ko: {{weight: 1}}, en: {{weight: 2, contentDir: content/en}}}}\n"
REGIONAL = f"{BASE}languages: {{ko: {{}}, zh-Hant: {{}}, pt_BR: {{}}, fr: {{disabled: true}}}}\n"
SHARED = f"""\
{BASE}languages: {{ko: {{weight: 1}}, en: {{weight: 2}}, ja: {{weight: 3}}}}
module:
  mounts:
    - {{source: content, target: content}}
    - {{source: all, target: content/all, sites: {{matrix: {{languages: ["**"]}}}}}}
    - {{source: not, target: content/not, sites: {{matrix: {{languages: ["! en"]}}}}}}
    - {{source: odd, target: content/odd, sites: {{matrix: {{languages: ["! en", "en"]}}}}}}
"""


def keyed(key: str) -> str:
    return f"---\ntranslationKey: {key}\n---\n"


def matrix(languages: str) -> str:
    return f"---\nsites: {{matrix: {{languages: {languages}}}}}\n---\n"


SITES = {
    "by suffix": (
        CONFIG,
        """
        posts/a/index.ko.md posts/a/index.en.md
        posts/b/index.md posts/b/index.EN.md
        posts/c.md posts/c.pt-BR.md
        posts/d/index.md posts/d.en.md
        posts/e/_index.md posts/e/_index.en.md posts/e/f.ko.md posts/e/f.en.md
        posts/g.fr.md posts/g.en.md
        posts/h/index.ko.md posts/h/index.fr.md posts/h/notes.md posts/h/sub/index.ko.md
        posts/v1.2.ko.md posts/v1.2.en.md
        """,
    ),
    "what stands behind the language": (
        CONFIG,
        """
        a.en.draft.md a.md b.en.x.y.md b.x.en.y.md c/index.md c/index.en.x.md en.x.md ko.en.md
        d.ko.en.md e.en..md f..en.md g/_index.en.x.md g/h.md i.en.md.md j.en/k.md j.en/l/index.md
        """,
    ),
    "odd names": (
        CONFIG,
        """
        posts/한글.ko.md posts/한글.en.md
        posts/Upper.ko.md posts/upper.en.md
        posts/two words.ko.md posts/two-words.en.md posts/a\u00a0b.md posts/a-b.en.md
        posts/_draft/index.ko.md posts/_draft/index.en.md
        posts/.hidden/index.ko.md posts/#old.ko.md posts/old~.ko.md
        about.ko.md about.en.md _index.ko.md _index.en.md
        posts/x.markdown posts/x.en.mdown posts/y.mkd
        posts/ko.md posts/index.x.md
        İ.md i.en.md OΣ.md oσ.en.md oς.pt-br.md ẞ.md ß.en.md
        """,
    ),
    "by directory": (
        BY_DIRECTORY,
        """
        en/posts/a.md ko/posts/a.md
        en/posts/b/index.md ko/posts/b.md
        en/posts/c.ko.md ko/posts/d.en.md ko/posts/d.md
        en/_index.md ko/_index.md en/only.md ko/old.fr.md
        ko/p/index.md ko/p/x.md en/p.md en/p/x.md
        """,
    ),
    "a directory inside another": (
        INSIDE,
        "a.md en/a.md b.md en/b.en.md en/c.ko.md p/index.md en/p/index.md en/p/y.md _index.md",
    ),
    "regions": (
        REGIONAL,
        "a.md a.zh-hant.md b.zh-Hant.md b.ZH_hant.md c.md c.pt_BR.md d.md d.fr.md e/index.fr.md",
    ),
    "branches": (
        CONFIG,
        "p.md p/_index.en.md q/index.md q/_index.en.md r/_index.md r.en.md r/s.md",
    ),
}
TEXTS = {
    "keys": (
        CONFIG,
        {
            "content/a.ko.md": keyed("same"),
            "content/deep/b.en.md": keyed("same"),
            "content/c.ko.md": keyed("5"),
            "content/d.en.md": keyed("'5'"),
            "content/e.ko.md": keyed("0"),
            "content/f.en.md": keyed("0.0"),
            "content/g.ko.md": keyed("true"),
            "content/h.pt-br.md": keyed("true"),
            "content/i.ko.md": keyed("2026-01-01"),
            "content/j.en.md": keyed("2026-01-01"),
            "content/k.ko.md": keyed("Up"),
            "content/l.en.md": keyed("up"),
            "content/m.ko.md": keyed("' s '"),
            "content/n.en.md": keyed("s"),
            "content/o.ko.md": keyed("[a]"),
            "content/o.en.md": keyed("''"),
            "content/p/index.ko.md": keyed("kinds"),
            "content/q/_index.en.md": keyed("kinds"),
            "content/r.ko.md": keyed("one-sided"),
            "content/r.en.md": FRONT,
            "content/s.ko.md": keyed("several"),
            "content/t.ko.md": keyed("several"),
            "content/t.en.md": keyed("several"),
        },
    ),
    "matrix": (
        CONFIG,
        {
            f"content/{suffix[1:]}{i}{suffix}.md": matrix(languages)
            for suffix in ("", ".en")
            for i, languages in enumerate(
                (
                    "[ko, en]",
                    "[en]",
                    "en",
                    "'**'",
                    "['! en']",
                    "[EN]",
                    "[fr]",
                    "[]",
                    "[fr, en]",
                    "5",
                )
            )
            if not suffix or i in (4, 6)
        }
        | {f"content/own{i}.en.md": matrix(each) for i, each in enumerate(("[ko]", "['! en']"))},
    ),
    "directories for several languages": (
        SHARED,
        dict.fromkeys(
            (
                *("content/x.md", "all/a.md", "all/a.en.md", "all/b/index.md", "all/c.ja.md"),
                *("not/a.md", "not/b.en.md", "odd/a.md"),
            ),
            FRONT,
        )
        | {"all/d.md": matrix("[ja]"), "all/e.md": matrix("[fr]"), "all/f.en.md": matrix("[fr]")},
    ),
}


@pytest.mark.parametrize(
    ("config", "files"),
    [
        *((config, names(text)) for config, text in SITES.values()),
        *TEXTS.values(),
    ],
    ids=[*SITES, *TEXTS],
)
def test_pages_and_translations_are_hugos(tmp_path, config, files):
    make(tmp_path, config, files)
    site = load(tmp_path)

    assert ours(site) == truth(tmp_path)


def test_the_two_spellings_of_hangul_are_two_pages_on_linux(tmp_path):
    make(tmp_path, CONFIG, ["content/\uac00.ko.md", "content/\u1100\u1161.en.md"])

    assert ours(load(tmp_path)) == truth(tmp_path)


GLOBS = ("ko", "en", "! ko", "! en", "e*", "! e*", "**", "fr", "EN", "! fr", "!en", "! ! en", "?o")


def test_matrices_are_read_as_hugo_does(tmp_path):
    pairs = [[one, other] for one in GLOBS for other in GLOBS]
    several = [*pairs, *([a, b, "**"] for a, b in pairs), *([a, "en", b] for a, b in pairs)]
    make(tmp_path, CONFIG, {f"content/{i:03}.md": matrix(repr(g)) for i, g in enumerate(several)})
    pages = truth(tmp_path)

    for i, each in enumerate(several):
        languages = ("ko", "en", "pt-br")
        chosen = globs.choose(each, languages) or ("ko",)
        assert chosen == tuple(
            la for la in languages if (f"content/{i:03}.md", la, f"/{i:03}") in pages
        )


def test_a_cascade_is_honoured_by_hugo_and_told_by_the_settings(tmp_path):
    cascade = "cascade: {sites: {matrix: {languages: [ko, en]}}}\n"
    make(tmp_path, CONFIG + cascade, ["content/a.ko.md"])
    site = load(tmp_path)

    assert {language for _, language, _ in truth(tmp_path)} == {"ko", "en"}
    assert site.settings.cascades_languages
    assert not found("missing-translation", site)


@pytest.mark.parametrize(
    ("name", "text", "is_told"),
    [
        ("hugo.toml", "[[cascade]]\n[cascade.sites.matrix]\nlanguages = ['**']\n", True),
        ("hugo.yaml", "cascade:\n  - target: {path: /x}\n    sites:\n      matrix: {}\n", True),
        ("hugo.yaml", "cascade:\n  url: x\nmodule:\n  mounts:\n    - sites: {matrix: {}}\n", False),
        ("hugo.toml", "[cascade]\nurl = 'x'\n[module]\nmatrix = 1\n", False),
    ],
)
def test_which_configurations_cascade_languages(tmp_path, name, text, is_told):
    from twinpost.hugo import config

    (tmp_path / name).write_text(text, encoding="utf-8")

    assert config._cascades_languages(tmp_path) is is_told


STEMS = (
    *("a", "A", "b", "a b", "a-b", "index", "_index", "Index", "v1.2", "가", "가", "ko", "en"),
    *("a.x", "x.en", "å", "Σ", "İ", "a_b", "index.x"),
)
SUFFIXES = ("", "", ".ko", ".en", ".EN", ".pt-BR", ".pt_br", ".fr", ".x", ".en.x", ".ko.en", ".")
FOLDERS = ("", "p/", "P/", "p q/", "p-q/", "p/s/", "p.en/")
FRONTS = st.sampled_from(
    [FRONT] * 12
    + [keyed(key) for key in ("k1", "k2", "K1", "5", "5.0", "true")]
    + [matrix(each) for each in ("[ko, en]", "['**']", "['! en']", "[fr]", "['e*', ko]", "en")]
)


def micro_sites(tops: tuple[str, ...]) -> st.SearchStrategy[list[dict[str, str]]]:
    """Many small sites: each will be a section of its own in one."""
    parts = [st.sampled_from(each) for each in (tops, FOLDERS, STEMS, SUFFIXES, (".md", ".MD"))]
    path = st.tuples(*parts)
    named = st.dictionaries(path, FRONTS, min_size=1, max_size=7)
    return st.lists(
        named.map(lambda m: {f"{t}/SECTION/{''.join(rest)}": x for (t, *rest), x in m.items()}),
        min_size=30,
        max_size=40,
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("config", "tops"),
    [(CONFIG, ("content",)), (BY_DIRECTORY, ("content/ko", "content/en"))],
    ids=["by suffix", "by directory"],
)
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(drawn=st.data())
def test_any_names(config, tops, drawn):
    """Conflicts are not compared, but each must be one for us: Hugo publishes one page there."""
    sites = drawn.draw(micro_sites(tops))
    files = {
        path.replace("SECTION", f"s{i}"): text
        for i, each in enumerate(sites)
        for path, text in each.items()
    }
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        make(root, config, files)
        site, hugos = load(root), truth(root)
    unsure = {document.path for each in conflicts(site) for document in each.documents}
    places = contested(site) | {(d.lang, d.key) for p in unsure for d in [site.by_path[p]]}
    keys = {key for _, key in places}

    def sure(pages):
        return {
            page: frozenset(each for each in translations if each[0] not in unsure)
            for page, translations in pages.items()
            if page[0] not in unsure and page[2] not in keys
        }

    assert sure(ours(site)) == sure(hugos)
    assert all(sum(page[1:] == place for page in hugos) <= 1 for place in contested(site))
