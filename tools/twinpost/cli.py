"""`twinpost VERB`: argv to commands. The one place that catches UserError."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from twinpost import __version__
from twinpost.errors import UserError
from twinpost.text import Text

EPILOG = """\
examples:
  twinpost check                       check the site of this folder
  twinpost check content/posts/boot    report that post only
  twinpost check --fix                 mend what can be mended safely
  twinpost check --write-baseline      from now on, report only what is new
  twinpost explain literal-emphasis    why, examples, how to fix
  twinpost status --html status.html   the state of all posts, as a page
  twinpost sync content/posts/boot     its languages are in step, as of now
  twinpost preview --open              write with a live preview

exit codes: 0 clean, 1 the content has errors, 2 Twinpost could not work
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb; returns the exit code."""
    try:
        arguments = vars(parser().parse_args(argv))
    except KeyboardInterrupt:  # while the commands are imported
        return 130
    return exit_code(arguments.pop("run"), **arguments)


def exit_code(command: Callable[..., int], *arguments: object, **options: object) -> int:
    """What `command` returns; trouble is printed, and is 2 (or 130 after Ctrl-C)."""
    try:
        code = command(*arguments, **options)
        sys.stdout.flush()
        return code
    except UserError as error:
        print_error(error)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # `twinpost check | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def print_error(error: UserError) -> None:
    """Say on stderr what is wrong, where, and what to do."""
    from twinpost.commands import has_color
    from twinpost.opened import locale_language

    language = locale_language()
    red, blue, off = ("\x1b[1;31m", "\x1b[34m", "\x1b[0m") if has_color(sys.stderr) else ("",) * 3
    word = Text("error", "오류").to(language)
    hint = Text("help", "도움말").to(language)
    print(f"{red}{word}{off}: {error.message.to(language)}", file=sys.stderr)
    if error.place:
        print(f"  {blue}-->{off} {error.place}", file=sys.stderr)
    print(f"  {blue}={off} {hint}: {error.help.to(language)}", file=sys.stderr)


def parser() -> argparse.ArgumentParser:
    """The command line."""
    from twinpost import commands

    top = argparse.ArgumentParser(
        prog="twinpost",
        description="The toolchain of a bilingual Hugo blog.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"twinpost {__version__}")
    verbs = top.add_subparsers(metavar="VERB", required=True)

    def verb(
        name: str, command: Callable[..., int], *, site: bool = True
    ) -> argparse.ArgumentParser:
        summary = (command.__doc__ or "").partition("\n")[0]
        added = verbs.add_parser(name, help=summary, description=summary)
        added.set_defaults(run=command)
        if site:
            added.add_argument("--site", metavar="DIR", help="the folder with Hugo's configuration")
        return added

    check = verb("check", commands.check)
    check.add_argument(
        "paths", nargs="*", metavar="PATH", help="report these files or folders only"
    )
    mending = check.add_mutually_exclusive_group()
    mending.add_argument("--fix", action="store_true", help="write the safe fixes")
    mending.add_argument("--diff", action="store_true", help="show the safe fixes, write nothing")
    check.add_argument("--format", choices=("text", "line", "json", "github"), default="text")
    check.add_argument("--publish", action="store_true", help="check as for publishing: no drafts")
    recording = check.add_mutually_exclusive_group()
    recording.add_argument(
        "--write-baseline", action="store_true", help="record today's findings, and hide them"
    )
    recording.add_argument(
        "--no-baseline", dest="baseline", action="store_false", help="report recorded ones too"
    )

    status = verb("status", commands.status)
    status.add_argument("paths", nargs="*", metavar="PATH", help="show these files or folders only")
    status.add_argument("--html", metavar="FILE", help="write a page that works on its own")
    status.add_argument("--json", action="store_true", help="print JSON instead of the table")

    sync = verb("sync", commands.sync)
    sync.add_argument("paths", nargs="*", metavar="PATH", help="the posts that are in step")
    sync.add_argument(
        "--block", type=int, default=0, metavar="LINE", help="only the block at this line of a file"
    )
    sync.add_argument("--all", action="store_true", help="all posts: how an older blog begins")
    sync.add_argument("--check", action="store_true", help="write nothing; 1 if there is something")

    build = verb("build", commands.build)
    build.add_argument(
        "--no-check", dest="check", action="store_false", help="build whatever it says"
    )
    build.add_argument("--drafts", action="store_true", help="build drafts too")
    build.add_argument("--base-url", metavar="URL", help="instead of the site's own")
    build.add_argument("--environment", metavar="NAME", help="Hugo's environment (production)")
    build.add_argument("--destination", metavar="DIR", help="where to build, instead of public/")

    preview = verb("preview", commands.preview)
    preview.add_argument("--port", type=int, default=1313, help="1313; the next free one if taken")
    preview.add_argument("--open", action="store_true", help="open the browser")
    preview.add_argument("--publish", action="store_true", help="hide drafts and future posts")

    new = verb("new", commands.new)
    new.add_argument("title", help="the title of the post, or the name of the author")
    new.add_argument(
        "--section", default="posts", help="posts if not said; `authors` begins a profile"
    )
    new.add_argument("--slug", help="its folder, instead of one made from the title")
    new.add_argument("--author", help="instead of the one that git's user matches")

    verb("doctor", commands.doctor)
    verb("rules", commands.rules, site=False)
    explain = verb("explain", commands.explain, site=False)
    explain.add_argument("name", metavar="RULE", help="such as literal-emphasis")
    schema = verb("schema", commands.schema)
    schema.add_argument(
        "name",
        choices=("config", "findings", "status", "front-matter"),
        help="of twinpost.yaml, of the JSON of `check` or `status`, or of a site's front matter",
    )
    schema.add_argument(
        "--section", default="", metavar="NAME", help="whose front matter: `posts`, for example"
    )
    return top
