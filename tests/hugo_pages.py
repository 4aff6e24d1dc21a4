"""Which files Hugo makes pages of, in which language, and which of them it takes for translations.

Files have their front matter only, so that no theme is needed, and `-D -E -F` leaves nothing out.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from twinpost import hugo
from twinpost.model import Site

FRONT = "---\ntitle: x\n---\n글\n"
KINDS = 'disableKinds: [taxonomy, term, rss, sitemap, robotsTXT, "404"]\n'
CONFIG = f"""\
baseURL: https://example.org/
{KINDS}defaultContentLanguage: ko
languages: {{ko: {{weight: 1}}, en: {{weight: 2}}, pt-br: {{weight: 3}}}}
"""
HOME = (
    "{{ $pages := slice }}{{ range hugo.Sites }}{{ range .Pages }}{{ if .File }}"
    "{{ $names := slice }}{{ range .AllTranslations }}{{ $page := . }}{{ with .File }}"
    "{{ $names = $names | append (dict `file` .Filename `lang` $page.Language.Lang) }}"
    "{{ end }}{{ end }}"
    "{{ $pages = $pages | append (dict `file` .File.Filename `lang` .Language.Lang"
    " `path` .Path `translations` $names) }}"
    "{{ end }}{{ end }}{{ end }}{{ $pages | jsonify }}"
)
Page = tuple[str, str, str]  # file, language, logical path
Pages = dict[Page, frozenset[tuple[str, str]]]  # with the files and languages of its translations


def make(root: Path, config: str, files: Iterable[str] | Mapping[str, str]) -> None:
    """A site of these files below its root; those without a text have a title only."""
    texts = files if isinstance(files, Mapping) else dict.fromkeys(files, FRONT)
    root.mkdir(exist_ok=True)
    (root / "hugo.yaml").write_text(config, encoding="utf-8")
    for name, text in texts.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def load(root: Path) -> Site:
    return Site.load(root, hugo.settings(root))


def truth(root: Path) -> Pages:
    """The pages of the site at `root`, and the translations that Hugo says each has."""
    (root / "layouts").mkdir(exist_ok=True)
    (root / "layouts" / "home.html").write_text(HOME, encoding="utf-8")
    command = [hugo.binary(), "-D", "-E", "-F", "--quiet", "--destination", root / "out"]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    pages = json.loads((root / "out" / "index.html").read_text(encoding="utf-8"))

    def name(path: str) -> str:
        return Path(os.path.relpath(path, root)).as_posix()

    return {
        (name(page["file"]), page["lang"], page["path"]): frozenset(
            (name(each["file"]), each["lang"]) for each in page["translations"]
        )
        for page in pages
    }


def ours(site: Site) -> Pages:
    """The same as Twinpost sees it.

    A page without `translationKey` has those at its own path for translations, too, that have one
    and do not answer: the rule translation-key says so.
    """
    posts = {document.path: post for post in site.posts for document in post.documents}
    places = [(d, language, key) for (language, key), each in site.pages.items() for d in each]
    found: Pages = {}
    for document, language, key in places:
        post = posts[document.path].documents
        at_home = key == document.key
        found[document.path, language, key] = frozenset(
            (other.path, each)
            for other, each, at in places
            if (at_home and other in post and at == other.key)
            or (at == key and not at_home)
            or (at == key and not document.translation_key and other not in post)
        )
    return found


def contested(site: Site) -> frozenset[tuple[str, str]]:
    """The pages that several files claim."""
    return frozenset(page for page, documents in site.pages.items() if len(documents) > 1)


def names(text: str) -> list[str]:
    """The files named in a text, which may have blanks within."""
    found = re.findall(r"\S(?:.*?)\.(?:md|mdown|markdown|mkd|png)\b(?!\.)", text)
    return [f"content/{name}" for name in found]
