"""One function for each verb; the command line and the Invoke tasks share them.

Each returns the exit code: 0 clean, 1 the content has errors. UserError is for the callers.
What was asked for goes to stdout, everything else to stderr.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from shutil import get_terminal_size

from twinpost import config, hugo, locate, pages, search
from twinpost import fix as fixing
from twinpost.baseline import Baseline
from twinpost.commands.saying import has_color as has_color
from twinpost.commands.saying import print_changes, print_report, shown, tell
from twinpost.commands.writing import renew_baseline, write_fixed, write_page, write_records
from twinpost.errors import UserError
from twinpost.finding import Finding
from twinpost.lint import load_rules
from twinpost.model import Site
from twinpost.opened import Opened, locale_language, open_site
from twinpost.report.summary import about_baseline, summary
from twinpost.text import Text


def check(
    paths: Sequence[str] = (),
    *,
    site: str | None = None,
    fix: bool = False,
    diff: bool = False,
    format: str = "text",
    publish: bool = False,
    baseline: bool = True,
    write_baseline: bool = False,
) -> int:
    """Report what is wrong with the site, of the files at `paths` only if any are given."""
    opened = open_site(paths, site, publish=publish)
    recorded = _recorded(opened, paths, baseline=baseline, anew=write_baseline)
    opened.refuse_empty()

    def findings_in(site: Site) -> list[Finding]:
        return locate.among(opened.lint(site), site, paths)

    if fix or diff:
        # What the baseline hides, too: a safe fix changes neither meaning nor looks.
        fixed, findings = fixing.until_done(opened.site, findings_in)
        changed = [d for d in fixed.documents if d is not opened.site.by_path[d.path]]
        if diff:
            return print_changes(changed, opened)
        write_fixed(changed, opened)
        opened = replace(opened, site=fixed)
    else:
        findings = findings_in(opened.site)
    if write_baseline:
        recorded = renew_baseline(recorded, findings, opened)
    compared = recorded.compare(findings, opened.site, opened.rules)
    if paths:
        compared = replace(compared, obsolete=0)  # of the other files nothing is known
    print_report(format, compared.new, opened, compared)
    return int(any(finding.severity == "error" for finding in compared.new))


def status(
    paths: Sequence[str] = (),
    *,
    site: str | None = None,
    html: str | None = None,
    json: bool = False,
) -> int:
    """Show the state of all posts: languages, what lags behind, findings, words, dates."""
    from twinpost import status as showing
    from twinpost.status import json as for_programs
    from twinpost.status import page, table

    opened = open_site(paths, site)
    opened.refuse_empty()
    posts = locate.posts(opened.site, paths)
    if not posts:
        raise _no_post(paths)
    recorded = Baseline.load(opened.site.root)
    compared = recorded.compare(opened.lint(opened.site), opened.site, opened.rules)
    shown = showing.of(opened.site, posts, compared.new, compared.hidden)
    if html is not None:
        write_page(Path(html), page.page(shown, opened.language), opened.language)
    if json:
        sys.stdout.write(for_programs.report(shown))
    elif html is None:
        width = get_terminal_size((120, 24)).columns
        color = has_color(sys.stdout)
        sys.stdout.write(table.table(shown, opened.language, color=color, width=width))
    return 0


def sync(
    paths: Sequence[str] = (),
    *,
    site: str | None = None,
    block: int = 0,
    all: bool = False,
    check: bool = False,
) -> int:
    """Record that posts, or one block of a post, are in step in their languages."""
    from twinpost.parity import marking

    if bool(paths) == all or (block and (all or len(paths) != 1)):
        raise _no_posts_to_sync(block)
    paths = [_at_home(path, site) for path in paths]
    opened = open_site(paths, site)
    opened.refuse_empty()
    posts = locate.posts(opened.site, paths)
    if not posts:
        raise _no_post(paths)
    if block:
        marks = marking.of_block(opened.site, locate.document(opened.site, paths[0]), block)
    else:
        marks = marking.of_posts(opened.site, posts)
    whole = not block and len(posts) == len(opened.site.posts)
    lost = marking.lost(opened.site, marks) if whole else ()
    for mark in marks:
        for line in mark.lines:
            print(f"{shown(opened.site.root / line.path)}{line.text.to(opened.language)}")
    if not check:
        write_records(marks, lost, opened)
    tell(marking.summary(marks, lost, written=not check), opened.language)
    return int(check and bool(marks or lost))


def build(
    *,
    site: str | None = None,
    check: bool = True,
    drafts: bool = False,
    base_url: str | None = None,
    environment: str | None = None,
    destination: str | None = None,
) -> int:
    """Check the site, then build it with Hugo."""
    opened = open_site((), site, environment=environment)
    if opened.config.search:
        search.program()  # better missed now than after the build
    if check and not _passes(opened):
        return 1
    built = hugo.build(
        opened.site.root,
        opened.site.settings,
        destination=Path(destination) if destination else None,
        drafts=drafts,
        base_url=base_url,
        environment=environment,
        finishing=[search.index] if opened.config.search else [],
    )
    for warning in built.warnings:
        tell(Text(f"hugo: {warning}", f"hugo: {warning}"), opened.language)
    if built.findings:
        print_report("text", built.findings, opened)
        return 1
    tell(built.summary, opened.language)
    return 0


def preview(
    *, site: str | None = None, port: int = 1313, open: bool = False, publish: bool = False
) -> int:
    """Serve the site while the author writes, and check what changes."""
    from twinpost import preview as previewing

    root = locate.site_root((), site)
    return previewing.run(
        root,
        port=port,
        open_browser=open,
        publish=publish,
        language=locale_language(),
        color=has_color(sys.stderr),
    )


def new(
    title: str,
    *,
    site: str | None = None,
    section: str = "posts",
    slug: str | None = None,
    author: str | None = None,
) -> int:
    """Begin a page in every language, from the archetype of its section if there is one."""
    from twinpost import new as newly

    opened = open_site((), site)
    post = newly.begin(title, opened.site, section=section, slug=slug, author=author)
    newly.write(opened.site.root, post)
    for path in sorted(post.files):
        print(shown(opened.site.root / path))
    return 0


def doctor(*, site: str | None = None) -> int:
    """Say whether the machine has what the site needs."""
    from twinpost import doctor as examining

    root = locate.site_root((), site)
    checks = examining.examine(root)
    print(examining.table(checks, locale_language(), color=has_color(sys.stdout)), end="")
    return int(any(check.ok == "error" for check in checks))


def rules() -> int:
    """List the rules."""
    listed = load_rules()
    wide = max(len(rule.id) for rule in listed)
    for rule in listed:
        summary = pages.read(rule, locale_language()).summary
        print(f"{rule.id:<{wide}}  {rule.severity:<7}  {summary}")
    return 0


def explain(name: str) -> int:
    """Print the page of a rule."""
    page = pages.read(pages.find(name, load_rules()), locale_language())
    if has_color(sys.stdout):
        pages.show(page)
    else:
        print(page.text, end="")
    return 0


def schema(name: str, *, site: str | None = None, section: str = "") -> int:
    """Print a JSON Schema: of `twinpost.yaml`, of what JSON says, or of a site's front matter."""
    import json
    from importlib import resources

    if name in ("findings", "status"):
        schemas = resources.files("twinpost") / "schemas"
        print((schemas / f"{name}.schema.json").read_text(encoding="utf-8"), end="")
        return 0
    made = config.schema(load_rules()) if name == "config" else _of_front_matter(site, section)
    print(json.dumps(made, indent=2, ensure_ascii=False))
    return 0


def _of_front_matter(site: str | None, section: str) -> dict[str, object]:
    """The JSON Schema of the front matter of a section, or of a page without one."""
    from twinpost import frontmatter_schema

    root = locate.site_root((), site)
    chosen = config.load(root, load_rules())
    return frontmatter_schema.schema(hugo.settings(root), chosen, section)


def _passes(opened: Opened) -> bool:
    """Whether the check finds no error; it speaks up only if it does."""
    found = opened.lint(opened.site)
    compared = Baseline.load(opened.site.root).compare(found, opened.site, opened.rules)
    if any(finding.severity == "error" for finding in compared.new):
        print_report("text", compared.new, opened, compared)
        return False
    for text in about_baseline(summary(compared.new, opened.site, compared.hidden)):
        tell(Text(f"check: {text.en}", f"검사: {text.ko}"), opened.language)
    count = len(compared.new)
    if count:
        tell(
            Text(
                f"check: no errors; `twinpost check` shows {count} more findings",
                f"검사: 오류 없음. 나머지 {count}건은 `twinpost check`로 볼 수 있습니다",
            ),
            opened.language,
        )
    return True


def _no_post(paths: Sequence[str]) -> UserError:
    named = ", ".join(f"`{path}`" for path in paths) or "content/"
    return UserError(
        Text(f"there is no post at {named}", f"글이 없는 경로입니다: {named}"),
        Text("name the folder of a post, or a section", "글이나 섹션의 폴더를 지정해 주세요"),
    )


def _at_home(path: str, site: str | None) -> str:
    """A path as it was typed, or as findings name it: from the root of the site."""
    inside = Path(site or ".") / path
    return str(inside) if not Path(path).exists() and inside.exists() else path


def _no_posts_to_sync(block: int) -> UserError:
    if block:
        return UserError(
            Text("a block is one of one file", "블록은 파일 하나에서 고릅니다"),
            Text(
                "name that file: `twinpost sync FILE --block LINE`",
                "파일을 지정해 주세요: `twinpost sync 파일 --block 줄`",
            ),
        )
    return UserError(
        Text("say what is in step: posts, or `--all`", "어느 글인지 정해지지 않았습니다"),
        Text(
            "name files or folders, or give `--all` for the whole site",
            "파일이나 폴더를 지정하거나, 사이트 전체라면 `--all`만 붙여 주세요",
        ),
    )


def _recorded(opened: Opened, paths: Sequence[str], *, baseline: bool, anew: bool) -> Baseline:
    """The baseline to compare with; one that is written anew may be broken."""
    if not anew:
        return Baseline.load(opened.site.root) if baseline else Baseline()
    if paths:
        raise UserError(
            Text("a baseline is of the whole site", "기준선은 사이트 전체에 대한 것입니다"),
            Text("leave out the paths", "경로를 빼고 실행해 주세요"),
        )
    try:
        return Baseline.load(opened.site.root)
    except UserError:
        return Baseline()
