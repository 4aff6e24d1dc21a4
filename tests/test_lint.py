"""The engine: what it stamps, remembers and leaves out; and that imports go one way."""

from __future__ import annotations

import ast
from pathlib import Path

import twinpost
from harness import post, rules, site
from twinpost.config import Config
from twinpost.lint import lint, load_rules

PACKAGE = Path(twinpost.__file__).parent
ORDER = (  # each may import what stands before it
    {"particles", "__init__"},
    {"text"},
    {"dimensions", "errors", "fields", "globs", "span"},
    {"shortcode", "frontmatter", "node", "sync"},
    {"linkify"},
    {"delimiters", "masks"},
    {"markdown", "finding"},
    {"prose"},
    {"casts"},
    {"model", "content"},
    {"hints", "keys", "lint", "storage", "git", "pictures", "terms", "addresses", "repeated"},
    {"rendering", "words", "dates"},
    {"parity"},
    {"human_dates", "misreadings", "refusals", "unseen"},
    {"pairing"},
    {"config", "fix", "report", "rules", "pages", "locate"},
    {"baseline"},
    {"frontmatter_schema", "images", "hugo", "search", "verify"},
    {"new", "doctor", "preview", "opened", "status"},
    {"commands"},
    {"cli"},
    {"__main__"},
)
RANK = {name: rank for rank, names in enumerate(ORDER) for name in names}


def test_imports_go_one_way():
    for file in PACKAGE.rglob("*.py"):
        own = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith(
                "twinpost"
            ):
                continue
            _, _, rest = node.module.partition(".")
            imported = [rest.partition(".")[0]] if rest else [alias.name for alias in node.names]
            for name in imported:
                assert name in RANK or name == "__version__", (
                    f"{file}: give {name} a place in ORDER"
                )
                assert name == own or RANK.get(name, 0) <= RANK[own], f"{file} imports {name}"


def test_a_finding_may_weigh_less_than_its_rule():
    """`sentence-length` has notes and warnings; the configuration lowers both, and raises one."""
    sentences = [f"{'가나다라 ' * n}끝입니다." for n in (26, 40)]
    archive = post("\n\n".join(sentences))
    levels = {
        level: [
            finding.severity
            for finding in lint(
                site(archive),
                rules("sentence-length"),
                Config(severities={"sentence-length": level}),
            )
        ]
        for level in ("error", "warning", "note")
    }

    assert levels == {
        "error": ["note", "error"],
        "warning": ["note", "warning"],
        "note": ["note", "note"],
    }


def test_severity_and_options_come_from_the_configuration():
    archive = post("# 제목")
    chosen = Config(severities={"heading-level": "note"})

    (finding,) = lint(site(archive), rules("heading-level"), chosen)

    assert (finding.rule, finding.severity) == ("heading-level", "note")
    assert (
        lint(site(archive), rules("heading-level"), Config(severities={"heading-level": "off"}))
        == []
    )
    assert (
        lint(site(archive), rules("heading-level"), Config(chosen={"heading-level": {"top": 1}}))
        == []
    )


def test_findings_are_ordered_by_place():
    archive = post("# 하나\n\n![](a.png)\n\n# 둘") + post("# 하나", name="index.en.md")
    found = lint(site(archive), load_rules(), Config())

    assert found == sorted(found, key=lambda f: (f.path, f.span, f.rule))
    assert len({(f.path, f.rule) for f in found}) > 3


def test_a_document_is_asked_once_as_long_as_it_lives():
    before = site(post("# 하나"))
    first = lint(before, rules("heading-level"), Config())
    remembered = dict(before.documents[0].memory)
    again = lint(before, rules("heading-level"), Config())

    assert first == again
    assert before.documents[0].memory == remembered
    assert remembered
