"""What real Hugo says about a site, and what Twinpost makes of it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from harness import files, marked
from twinpost import frontmatter, hugo
from twinpost.errors import UserError
from twinpost.finding import Finding
from twinpost.markdown import Goldmark
from twinpost.model import Mount, Need

PLAIN = (
    "-- hugo.yaml --\ntitle: x\ndefaultContentLanguage: ko\n"
    "languages: {ko: {weight: 1}, en: {weight: 2}}\n"
    "disableKinds: [taxonomy, term, RSS, sitemap, section]\n"
    "-- layouts/home.html --\n{{ range site.RegularPages }}{{ .Content }}{{ end }}\n"
    "-- layouts/page.html --\n{{ .Content }}\n"
)
POST = "-- content/a.md --\n---\ntitle: 가나다\n---\n한글 문단입니다.\n\n"


def write(root: Path, archive: str) -> Path:
    for path, text in files(archive).items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode("utf-8", "surrogateescape"))
    return root


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [hugo.binary(), "--noBuildLock", *arguments],
        cwd=root,
        env={**os.environ, "PWD": str(root)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def failure(root: Path, archive: str) -> tuple[Finding, ...]:
    """The findings of a build that fails."""
    done = run(write(root, PLAIN + archive), "--destination", str(root / "public"))
    assert done.returncode
    return hugo.errors(done.stderr, root)


# -- the binary


def test_the_binary_is_the_one_of_the_package():
    found = hugo.binary()

    assert found.parent.name == "binaries"
    assert hugo.version(found) >= (0, 160)


def test_a_variable_names_another_hugo(monkeypatch, tmp_path):
    other = tmp_path / "hugo"
    other.symlink_to(hugo.binary())
    monkeypatch.setenv("TWINPOST_HUGO", str(other))

    assert hugo.binary() == other


@pytest.mark.parametrize("name", ["/no/such/hugo", "no-such-hugo"])
def test_a_variable_that_names_nothing(monkeypatch, name):
    monkeypatch.setenv("TWINPOST_HUGO", name)

    with pytest.raises(UserError, match=name):
        hugo.binary()


def test_what_is_not_hugo():
    with pytest.raises(UserError, match="is not Hugo"):
        hugo.version(Path(sys.executable))


@pytest.mark.skipif(os.name == "nt", reason="a script stands for an old Hugo")
def test_a_hugo_that_does_not_understand_us(monkeypatch, tmp_path):
    old = tmp_path / "hugo"
    old.write_text(
        "#!/bin/sh\n"
        '[ "$1" = version ] && echo "hugo v0.131.0+extended linux/amd64" && exit\n'
        'echo "Error: unknown flag: --printZero" >&2; exit 1\n'
    )
    old.chmod(0o755)
    monkeypatch.setenv("TWINPOST_HUGO", str(old))

    with pytest.raises(UserError, match=r"Hugo 0\.131\.0 is too old"):
        hugo.settings(tmp_path)


# -- settings


@pytest.mark.parametrize(
    "configuration",
    [
        "",
        "defaultContentLanguage: ko",
        "defaultContentLanguage: KO\nlanguages: {en: {}, ko: {}, ja: {}}",
        "defaultContentLanguage: ko\nlanguages: {en: {weight: 3}, ko: {}, ja: {weight: 1}, zh: {}}",
        "languages: {en: {weight: -3}, ko: {weight: 2}, ja: {weight: 2}, de: {weight: 1}}",
        "languages: {zh-CN: {weight: 1}, en: {weight: 2}, fr: {weight: 3, disabled: true}}",
        "disableLanguages: [fr]\nlanguages: {ko: {weight: 9}, en: {weight: 2}, fr: {weight: 3}}",
    ],
)
def test_languages_are_those_of_hugo_in_its_order(tmp_path, configuration):
    template = "{{ range site.Languages }}{{ .Lang }} {{ end }}{{ site.Language.Lang }} "
    write(
        tmp_path, f"-- hugo.yaml --\ntitle: x\n{configuration}\n-- layouts/home.html --\n{template}"
    )
    settings = hugo.settings(tmp_path)
    run(tmp_path, "--renderToMemory=false", "--destination", str(tmp_path / "public"))
    said = [
        (tmp_path / "public" / folder / "index.html").read_text("utf-8").split()
        for folder in ("", settings.default_language)
        if (tmp_path / "public" / folder / "index.html").exists()
    ]

    assert [*settings.languages, settings.default_language] in said


def test_a_plain_site(tmp_path):
    write(tmp_path, "-- hugo.yaml --\ntitle: x\n-- content/a.md --\n-- static/a.png --\n")
    settings = hugo.settings(tmp_path)

    assert settings.content == (Mount(tmp_path / "content", "", "en"),)
    assert settings.static == (Mount(tmp_path / "static"),)
    assert settings.assets == ()
    assert settings.time_zone == ""
    assert settings.taxonomies == {"category": "categories", "tag": "tags"}
    assert settings.base_path == "/"
    assert settings.goldmark.strikethrough
    assert settings.goldmark.tables
    assert settings.goldmark.typographer
    assert settings.goldmark.footnotes
    assert settings.goldmark.heading_attributes
    assert not settings.goldmark.unsafe
    assert not settings.goldmark.escaped_space
    assert settings.goldmark.passthrough == ()
    assert settings.goldmark.markdown_shortcodes == {"details"}
    assert settings.ignored_files == ()
    assert settings.publish_dir == tmp_path / "public"
    assert settings.needs == ()
    assert settings.incomplete == ()


def test_everything_the_other_way_round(tmp_path):
    write(
        tmp_path,
        r"""-- hugo.yaml --
baseURL: https://example.org/블로그
publishDir: docs
defaultContentLanguage: ko
languages: {ko: {weight: 1, timeZone: Asia/Seoul}, en: {weight: 2, timeZone: Europe/Paris}}
ignoreFiles: ['\.bak$']
taxonomies: {Author: authors}
module: {hugoVersion: {min: 0.150.0}}
markup:
  goldmark:
    renderer: {unsafe: true}
    parser: {attribute: {title: false}}
    extensions:
      {table: false, taskList: false, definitionList: false, footnote: false,
       strikethrough: false, typographer: false,
       cjk: {enable: true, escapedSpace: true},
       passthrough: {enable: true, delimiters: {block: [[$$, $$]], inline: [['\(', '\)'], [$$, $$]]}}}
""",
    )
    settings = hugo.settings(tmp_path)
    goldmark = settings.goldmark

    assert settings.base_path == "/블로그/"
    assert settings.publish_dir == tmp_path / "docs"
    assert settings.time_zone == "Asia/Seoul"
    assert settings.ignored_files == (r"\.bak$",)
    assert settings.taxonomies == {"author": "authors"}
    assert settings.needs == (Need("project", "Min 0.150.0", met=True),)
    assert goldmark.unsafe
    assert goldmark.escaped_space
    assert not any((goldmark.tables, goldmark.task_lists, goldmark.definition_lists))
    assert not any((goldmark.footnotes, goldmark.strikethrough, goldmark.typographer))
    assert not goldmark.heading_attributes
    assert goldmark.passthrough == (("$$", "$$"), (r"\(", r"\)"))


@pytest.mark.parametrize(
    ("goldmark", "expected"),
    [
        ("", Goldmark()),
        (
            "extensions: {strikethrough: false, extras: {delete: {enable: true}}}",
            Goldmark(single_tilde=False),
        ),
        ("extensions: {linkify: false}", Goldmark(linkify=False)),
        ("parser: {attribute: {block: true}}", Goldmark(block_attributes=True)),
        ("extensions: {cjk: {eastAsianLineBreaks: true}}", Goldmark()),
        (
            "extensions: {cjk: {enable: true, eastAsianLineBreaks: true}}",
            Goldmark(joined_lines="simple"),
        ),
        (
            "extensions: {cjk: {enable: true, eastAsianLineBreaks: true,"
            " eastAsianLineBreaksStyle: css3draft}}",
            Goldmark(joined_lines="css3draft"),
        ),
        (
            "renderer: {hardWraps: true}, extensions: {cjk: {enable: true,"
            " eastAsianLineBreaks: true}}",
            Goldmark(),
        ),
    ],
)
def test_how_goldmark_reads_a_text(tmp_path, goldmark, expected):
    write(tmp_path, f"-- hugo.yaml --\nmarkup: {{goldmark: {{{goldmark}}}}}\n")
    read = hugo.settings(tmp_path).goldmark

    assert read == replace(expected, link_hook=read.link_hook, image_hook=read.image_hook)


TWO = "languages: {ko: {weight: 1}, en: {weight: 2}}\n"
HOSTS = TWO.replace("weight", "baseURL: https://a.org/, weight", 1).replace(
    "{weight: 2", "{baseURL: https://b.org/, weight: 2"
)
OWN_HOOK = "-- layouts/_markup/render-link.html --\n<a>{{ .Text }}</a>\n"


@pytest.mark.parametrize(
    ("configuration", "theme", "expected"),
    [
        ("", "", "none"),
        (TWO, "", "embedded"),
        (HOSTS, "", "none"),
        (f"{TWO}markup: {{goldmark: {{duplicateResourceFiles: true}}}}", "", "none"),
        (TWO, OWN_HOOK, "own"),
        (TWO, OWN_HOOK.replace("layouts", "layouts/posts"), "own"),
        *(
            (
                f"{languages}markup: {{goldmark: {{renderHooks: {{link: {{useEmbedded: {wanted}}}}}}}}}",
                own,
                expected,
            )
            for languages in ("", TWO)
            for wanted, own, expected in (
                ("never", "", "none"),
                ("never", OWN_HOOK, "own"),
                ("fallback", "", "embedded"),
                ("fallback", OWN_HOOK, "own"),
                ("always", "", "embedded"),
                ("always", OWN_HOOK, "embedded"),
            )
        ),
    ],
)
def test_who_renders_links_is_asked_of_hugo(tmp_path, configuration, theme, expected):
    plain = "disableKinds: [taxonomy, term, RSS, sitemap, section]\ntitle: x\n"
    layouts = (
        "-- layouts/home.html --\n{{ range site.RegularPages }}{{ .Content }}{{ end }}\n"
        "-- layouts/page.html --\nx\n"
    )
    pages = "-- content/posts/a.md --\n[b](b.md)\n-- content/posts/b.md --\nb\n"
    write(tmp_path, f"-- hugo.yaml --\n{plain}{configuration}\n{layouts}{pages}{theme}")
    destination = tmp_path / "public"
    assert run(tmp_path, "--destination", str(destination)).returncode == 0
    homes = [destination / name / "index.html" for name in ("", "ko", "en")]
    html = next(home.read_text("utf-8") for home in homes if "b" in _read(home))
    made = {"<a>b</a>": "own", "b.md": "none"}
    theirs = next((who for sign, who in made.items() if sign in html), "embedded")

    assert hugo.settings(tmp_path).goldmark.link_hook == expected == theirs


def _read(path: Path) -> str:
    return path.read_text("utf-8") if path.is_file() else ""


@pytest.mark.parametrize(
    ("template", "reads"),
    [
        ("{{ if ne .Params.cover.relative true }}x{{ end }}", True),
        ("{{ with .Params.cover }}{{ cond .relative 1 2 }}{{ end }}", True),
        ('<p class="relative">{{ .RelPermalink }}<style>.relative {}</style>', False),
    ],
)
def test_templates_that_ask_where_a_cover_lies(tmp_path, template, reads):
    write(tmp_path, f"-- hugo.yaml --\ntheme: t\n-- themes/t/layouts/page.html --\n{template}\n")

    assert hugo.settings(tmp_path).reads_relative is reads


def test_what_links_can_lead_to(tmp_path):
    write(
        tmp_path,
        "-- hugo.yaml --\nbaseURL: https://Example.ORG/a/\ncanonifyURLs: true\ntheme: t\n"
        "-- layouts/page.html --\n<p id=\"comments\"><p id=top><p id='x-{{ .Title }}'>\n"
        "-- static/_redirects --\n# moved\n/old/* /new/:splat\n/a/:b /c\n/x/ /y/\n/* /404 404\n"
        "-- themes/t/layouts/_markup/render-heading.html --\n<h2>{{ .Text }}</h2>\n",
    )
    settings = hugo.settings(tmp_path)

    assert (settings.host, settings.base_path) == ("example.org", "/a/")
    assert settings.rewrites_urls
    assert settings.template_ids == {"comments", "top"}
    assert settings.reads_relative is False
    assert settings.redirects == ("/old**", "/a/*", "/x")
    assert settings.goldmark.heading_ids == ""
    assert not settings.unseen_pages


@pytest.mark.parametrize(
    "more",
    [
        "-- themes/t/content/posts/a.md --\n",
        "-- config/_default/cascade.yaml --\ncascade: {url: /:slug/}\n",
    ],
)
def test_pages_that_we_do_not_see(tmp_path, more):
    write(tmp_path, f"-- hugo.yaml --\ntheme: t\n-- themes/t/theme.toml --\n{more}")

    assert hugo.settings(tmp_path).unseen_pages


@pytest.mark.parametrize(
    ("extensions", "strikethrough", "escaped_space", "passthrough"),
    [
        ("strikethrough: false, extras: {delete: {enable: true}}", True, False, False),
        ("cjk: {escapedSpace: true}", True, False, False),
        ("passthrough: {delimiters: {block: [[$$, $$]]}}", True, False, False),
        ("passthrough: {enable: true}", True, False, False),
        ("passthrough: {enable: true, delimiters: {inline: [[$, $]]}}", True, False, True),
    ],
)
def test_extensions_count_when_they_are_enabled(
    tmp_path, extensions, strikethrough, escaped_space, passthrough
):
    write(tmp_path, f"-- hugo.yaml --\nmarkup: {{goldmark: {{extensions: {{{extensions}}}}}}}\n")
    goldmark = hugo.settings(tmp_path).goldmark

    assert goldmark.strikethrough is strikethrough
    assert goldmark.escaped_space is escaped_space
    assert bool(goldmark.passthrough) is passthrough


@pytest.mark.parametrize(
    ("configuration", "expected"),
    [
        (
            "languages: {ko: {weight: 1, contentDir: content/ko}, en: {weight: 2, contentDir: content/en}}",
            [("content/ko", "", "ko"), ("content/en", "", "en")],
        ),
        (
            "languages: {ko: {weight: 1}, en: {weight: 2, contentDir: content/en}}",
            [("content", "", "ko"), ("content/en", "", "en")],
        ),
        (
            "languages: {ko: {weight: 1}, en: {weight: 2}, ja: {weight: 3}}\n"
            "module: {mounts: [{source: content, target: content},"
            "{source: notes, target: content/notes, sites: {matrix: {languages: ['{ko,en}']}}},"
            "{source: rest, target: content/rest, sites: {matrix: {languages: ['! ko']}}},"
            "{source: all, target: content/all, sites: {matrix: {languages: ['**']}}}]}",
            [
                ("content", "", "ko"),
                *(("notes", "notes", language) for language in ("ko", "en")),
                *(("rest", "rest", language) for language in ("en", "ja")),
                *(("all", "all", language) for language in ("ko", "en", "ja")),
            ],
        ),
    ],
)
def test_content_directories(tmp_path, configuration, expected):
    write(tmp_path, f"-- hugo.yaml --\ndefaultContentLanguage: ko\n{configuration}\n")
    for folder in ("content/ko", "content/en", "notes", "rest", "all"):
        (tmp_path / folder).mkdir(parents=True)

    assert [
        (mount.source.relative_to(tmp_path).as_posix(), mount.target, mount.language)
        for mount in hugo.settings(tmp_path).content
    ] == expected


def test_static_files_and_assets_of_the_project_come_before_the_theme(tmp_path):
    write(
        tmp_path,
        "-- hugo.yaml --\ntheme: [내테마]\nstaticDir: [static, more]\n"
        "module: {mounts: [{source: shots, target: assets/shots}, {source: assets, target: assets}]}\n"
        "-- static/a --\n-- more/a --\n-- shots/a --\n-- assets/a --\n"
        "-- themes/내테마/static/a --\n-- themes/내테마/assets/a --\n",
    )
    settings = hugo.settings(tmp_path)
    theme = tmp_path / "themes/내테마"

    own = {Mount(tmp_path / "static"), Mount(tmp_path / "more")}

    assert (set(settings.static[:-1]), settings.static[-1]) == (own, Mount(theme / "static"))
    assert settings.assets == (
        Mount(tmp_path / "shots", "shots"),
        Mount(tmp_path / "assets"),
        Mount(theme / "assets"),
    )


def test_shortcodes_and_whether_they_enclose_text(tmp_path):
    write(
        tmp_path,
        "-- hugo.yaml --\ntheme: t\n"
        "-- layouts/_shortcodes/Box.html --\n{{ .Inner }}\n"
        "-- layouts/_shortcodes/sub/word.ko.html --\n{{/* .Inner */}}\n"
        "-- layouts/shortcodes/figure.html --\n{{ $.InnerDeindent }}\n"
        "-- layouts/_shortcodes/both.html --\n{{ .Inner }}\n"
        "-- layouts/docs/_shortcodes/both.html --\nx\n"
        "-- themes/t/layouts/_shortcodes/box.html --\nx\n"
        "-- themes/t/layouts/_shortcodes/themed.html --\nx\n",
    )
    known = hugo.settings(tmp_path).shortcodes

    assert {name for name in known if known[name]} >= {"box", "figure", "details", "highlight"}
    assert (known["sub/word"], known["themed"], known["both"]) == (False, False, None)


def test_no_shortcodes_are_known_while_the_theme_is_missing(tmp_path):
    write(tmp_path, "-- hugo.yaml --\ntheme: t\n")

    assert hugo.settings(tmp_path).shortcodes == {}


def test_shortcodes_that_render_what_they_enclose(tmp_path):
    write(
        tmp_path,
        "-- hugo.yaml --\ntheme: t\n"
        "-- layouts/_shortcodes/note.html --\n<b>{{ .Inner | markdownify }}</b>\n"
        "-- layouts/shortcodes/old.html --\n{{ .Page.RenderString .Inner }}\n"
        "-- layouts/posts/_shortcodes/sub/box.ko.html --\n{{ $.Page.RenderString .Inner }}\n"
        "-- layouts/_shortcodes/raw.html --\n<b>{{ .Inner }}</b>\n"
        "-- layouts/_shortcodes/title.html --\n{{ .Get 0 | markdownify }}\n"
        "-- layouts/_shortcodes/wrap.html --\n<div>{{ .Inner }}</div>\n"
        "-- layouts/_shortcodes/wrap2.html --\n<aside class='a'>\n{{- .Inner -}}\n</aside>\n"
        "-- layouts/_shortcodes/wrap3.html --\n<div>\n\n{{ .Inner }}\n\n</div>\n"
        "-- layouts/_partials/no.html --\n{{ .Inner | markdownify }}\n"
        "-- layouts/_shortcodes/replaced.html --\n{{ .Inner }}\n"
        "-- themes/t/layouts/_shortcodes/replaced.html --\n{{ .Inner | markdownify }}\n"
        "-- themes/t/layouts/_shortcodes/themed.html --\n{{ .Inner | markdownify }}\n",
    )

    assert hugo.settings(tmp_path).goldmark.markdown_shortcodes == {
        *("details", "note", "old", "sub/box", "themed")
    }
    assert hugo.settings(tmp_path).goldmark.plain_shortcodes == {
        *("raw", "replaced", "wrap", "wrap2", "wrap3")
    }
    assert hugo.settings(tmp_path).goldmark.block_shortcodes == {("wrap", ""), ("wrap2", "\n")}


def test_details_is_what_the_site_makes_of_it(tmp_path):
    write(tmp_path, "-- hugo.yaml --\n-- layouts/_shortcodes/details.html --\n{{ .Inner }}\n")

    assert hugo.settings(tmp_path).goldmark.markdown_shortcodes == frozenset()


def test_an_environment_has_settings_of_its_own(tmp_path):
    write(
        tmp_path,
        "-- config/_default/hugo.toml --\ntitle = 'x'\n"
        "-- config/staging/hugo.toml --\nbaseURL = 'https://example.org/next/'\n",
    )

    assert hugo.settings(tmp_path).base_path == "/"
    assert hugo.settings(tmp_path, "staging").base_path == "/next/"


@pytest.mark.parametrize(
    ("archive", "missing"),
    [
        ("-- hugo.yaml --\ntheme: nope\n", "theme `nope` is missing"),
        (
            "-- hugo.yaml --\ntheme: [there, nope]\n-- themes/there/a --\n",
            "theme `nope` is missing",
        ),
        ("-- hugo.yaml --\nmodule: {imports: [{path: nope}]}\n", "theme `nope` is missing"),
        (
            "-- hugo.yaml --\ntheme: nope\nmodule: {imports: [{path: gone}]}\n",
            "theme `nope` is missing",
        ),
        (
            "-- hugo.yaml --\nmodule: {imports: [{path: example.invalid/x/y}]}\n"
            "-- go.mod --\nmodule x\n\ngo 1.22\n\nrequire example.invalid/x/y v1.0.0\n",
            "Hugo modules",
        ),
    ],
)
def test_a_site_without_its_theme_can_still_be_asked(tmp_path, monkeypatch, archive, missing):
    monkeypatch.setenv("GOPROXY", "off")
    write(tmp_path, f"{archive}-- content/a.md --\n")
    settings = hugo.settings(tmp_path)

    assert settings.content == (Mount(tmp_path / "content", "", "en"),)
    assert [what.en for what, _ in settings.incomplete if missing in what.en]


def test_a_theme_whose_submodule_is_empty(tmp_path):
    write(tmp_path, "-- hugo.yaml --\ntheme: 테마\n")
    (tmp_path / "themes/테마").mkdir(parents=True)
    ((what, cure),) = hugo.settings(tmp_path).incomplete

    assert what.en == "theme `테마` is an empty directory"
    assert "git submodule update --init" in cure.en


@pytest.mark.parametrize(
    ("archive", "needs"),
    [
        (
            "-- hugo.yaml --\nmodule: {hugoVersion: {min: 9.1.0, extended: true}}\n",
            (Need("project", "Min 9.1.0 extended", met=False),),
        ),
        (
            "-- hugo.yaml --\ntheme: t\n-- themes/t/theme.toml --\nmin_version = '0.120.0'\n",
            (Need("t", "Min 0.120.0", met=True),),
        ),
        (
            "-- hugo.yaml --\ntheme: t\n-- themes/t/theme.toml --\nmin_version = 9.1\n",
            (Need("t", "Min 9.1", met=False),),
        ),
        (
            "-- hugo.yaml --\ntheme: t\n"
            "-- themes/t/hugo.yaml --\nmodule: {hugoVersion: {min: 9.0.0, max: 9.2.0}}\n",
            (Need("t", "9.0.0/9.2.0", met=False),),
        ),
    ],
)
def test_the_versions_that_are_asked_for(tmp_path, archive, needs):
    assert hugo.settings(write(tmp_path, archive)).needs == needs


@pytest.mark.parametrize(
    ("archive", "place", "reason"),
    [
        ("-- hugo.yaml --\ntitle: '한글's x'\n", "hugo.yaml:1:12", "a value goes on after its end"),
        ('-- hugo.yaml --\ntitle: "x\n', "hugo.yaml:1:8", "a quote is not closed"),
        ("-- hugo.yaml --\nparams:\n\ta: 3\n", "hugo.yaml:2:1", "a tab indents the line"),
        ("-- hugo.toml --\ntitle = x\n", "hugo.toml:1:9", "a value without quotes"),
        (
            "-- config/_default/hugo.toml --\n-- config/_default/params.toml --\na =\n",
            "config/_default/params.toml:1:4",
            "a key has no value",
        ),
        (
            "-- hugo.yaml --\ntimeZone: Asia/Seul\n",
            "hugo.yaml",
            "there is no time zone `Asia/Seul`",
        ),
        (
            "-- hugo.yaml --\ndefaultContentLanguage: ko\nlanguages: {en: {}}\n",
            "hugo.yaml",
            "`defaultContentLanguage` is `ko`, which `languages` does not have",
        ),
        ("-- hugo.yaml --\nlanguages: {en: 3}\n", "hugo.yaml", "`en` is a plain value"),
        (
            "-- hugo.yaml --\nlanguages: {en: {weight: x}}\n",
            "hugo.yaml",
            "`en.Weight` is `x`; Hugo wants `int`",
        ),
        (
            "-- hugo.yaml --\nmarkup: {goldmark: {renderer: {unsafe: maybe}}}\n",
            "hugo.yaml",
            "`Goldmark.Renderer.Unsafe` is `maybe`; Hugo wants `bool`",
        ),
        ("-- config.yaml --\nignoreFiles: ['[']\n", "config.yaml", "is no regular expression"),
        ("-- hugo.json --\n{\n", "hugo.json:1:1", "unexpected end of JSON input"),
    ],
)
def test_a_broken_configuration(tmp_path, archive, place, reason):
    with pytest.raises(UserError, match="can't read the configuration") as caught:
        hugo.settings(write(tmp_path, archive))

    assert caught.value.place == place
    assert reason in caught.value.message.en
    assert "설정을 읽지 못합니다" in caught.value.message.ko


# -- errors

ERRORS = [
    # shortcodes
    (POST + "가나 ⟦{{< nope >}}⟧\n", "there is no shortcode `nope`"),
    (POST + "😀 ⟦{{% nope 'x' %}}⟧ 뒤\n", "there is no shortcode `nope`"),
    (
        POST.replace("a.md", '내 글/a"b.md') + "⟦{{< nope >}}⟧\n",
        "there is no shortcode `nope`",
    ),
    (
        POST + "가나 ⟦{{< box >}}⟧ 열림\n-- layouts/_shortcodes/box.html --\n{{ .Inner }}\n",
        "shortcode `box` is not closed",
    ),
    (
        POST + "{{< box >}}가⟦{{< /box >}}⟧\n-- layouts/_shortcodes/box.html --\n<b></b>\n",
        "shortcode `box` takes no content, but has a closing tag",
    ),
    (
        POST + "{{< box >}}가{{< /⟦bux⟧ >}}\n-- layouts/_shortcodes/box.html --\n{{ .Inner }}\n",
        "closing tag `bux` closes no open shortcode",
    ),
    (
        POST + '가나 {{< box x="⟦1⟧ >}}\n-- layouts/_shortcodes/box.html --\n<b></b>\n',
        "a quoted parameter of the shortcode is not closed",
    ),
    (
        POST + "가나 {{< box ⟦%⟧}}\n-- layouts/_shortcodes/box.html --\n<b></b>\n",
        "`%` cannot stand in a shortcode",
    ),
    (
        POST + "가나 {{< box a=1 ⟦b⟧ >}}\n-- layouts/_shortcodes/box.html --\n<b></b>\n",
        "the shortcode has parameters with and without names",
    ),
    (
        POST + "가나 {{< box\n⟦⟧-- layouts/_shortcodes/box.html --\n<b></b>\n",
        "a shortcode tag is not",
    ),
    (POST + "동영상 ⟦{{< youtube >}}⟧\n", "shortcode `youtube` needs an id argument"),
    (
        POST + "가 ⟦{{< box >}}⟧\n-- layouts/_shortcodes/box.html --\n"
        '{{ errorf "box needs src, see %s" .Position }}\n',
        "box needs src",
    ),
    (
        POST + '가 ⟦{{< box src="그림.png" >}}⟧\n-- layouts/_shortcodes/box.html --\n'
        '{{ (.Page.Resources.Get (.Get "src")).Width }}\n',
        "the template asks for `.Width` of something that was not found",
    ),
    (
        POST + "가 {{< out >}}나 ⟦{{< in >}}⟧{{< /out >}}\n"
        "-- layouts/_shortcodes/out.html --\n{{ .Inner }}\n"
        "-- layouts/_shortcodes/in.html --\n{{ .Foo }}\n",
        "the template asks for `.Foo`, which `hugolib.ShortcodeWithPage` does not have",
    ),
    # references
    (POST + '가나 [글](⟦{{< ref "nope.md" >}}⟧)\n', "`ref` to `nope.md` finds no page in `ko`"),
    (
        POST + '[글](⟦{{< relref path="/없음" lang="en" >}}⟧)\n',
        "`ref` to `/없음` finds no page in `en`",
    ),
    (
        POST + '[글](⟦{{< ref "b" >}}⟧)\n-- content/x/b.md --\n-- content/y/b.md --\n',
        "`ref` to `b` fits more than one page",
    ),
    # front matter
    ("-- content/a.md --\n---\ndate: ⟦2026-13-45⟧\n---\n", "`date` is not a date"),
    ("-- content/a.md --\n---\ntitle: 가\nLastmod: ⟦어제⟧\n---\n", "`lastmod` is not a date"),
    ("-- content/a.md --\n---\n⟦title⟧: 가\n본문\n", "the front matter has no end"),
    ("-- content/a.md --\n---\nsites: ⟦3⟧\n---\n", "`sites` has a value of the wrong kind"),
    (
        "-- content/a.md --\n---\nurl: ⟦https://example.org/x⟧\n---\n",
        "`url` is a whole address, `https://example.org/x`",
    ),
    # templates
    (
        POST + "-- layouts/page.html --\n<p>\n가 {{ ⟦.Nope.Foo⟧ }}\n",
        "the template asks for `.Nope`, which `hugolib.pageState` does not have",
    ),
    (
        POST + "-- layouts/page.html --\n  ⟦가 {{ .Content }⟧ \n",
        "the template can't be read: unexpected",
    ),
    (POST + "-- layouts/page.html --\n⟦{{ nope . }}⟧\n", "Hugo has no template function `nope`"),
    (
        POST + '-- layouts/page.html --\n가 {{ ⟦partial⟧ "x.html" . }}\n',
        "there is no partial `x.html`",
    ),
    (
        POST + '-- layouts/page.html --\n{{ partial "x.html" . }}\n'
        "-- layouts/_partials/x.html --\n\n{{ ⟦.Site.Nope⟧ }}\n",
        "the template asks for `.Nope`, which `page.Site` does not have",
    ),
    (
        POST + "[가](x.md)\n-- layouts/_markup/render-link.html --\n가 {{ ⟦.Foo⟧ }}\n",
        "the template asks for `.Foo`, which `goldmark.linkContext` does not have",
    ),
    # other files
    (
        '-- data/x.yaml --\na: ⟦"⟧\n-- layouts/home.html --\n{{ hugo.Data.x }}\n',
        "a quote is not closed",
    ),
    ('-- i18n/ko.yaml --\na: [가, ⟦"⟧\n', "a quote is not closed"),
    # in Markdown that a shortcode renders, with a line of that string
    (
        POST + "가 {{< box >}}\n\n나 [다](⟦../없음/⟧)\n{{< /box >}}\n"
        "-- layouts/_shortcodes/box.html --\n{{ .Inner | .Page.RenderString }}\n"
        "-- layouts/_markup/render-link.html --\n"
        '{{ errorf "link %q leads nowhere: %s" .Destination .Position }}\n',
        'link "../없음/" leads nowhere',
    ),
    # without a place: at the configuration
    (
        '-- hugo.yaml --\n⟦⟧title: x\n-- layouts/home.html --\n{{ errorf "뭔가 %s" "없다" }}\n',
        "뭔가 없다",
    ),
    (
        "-- hugo.yaml --\n⟦⟧title: x\noutputs: {home: [html, foo]}\n",
        "`outputs.home` names `foo`, which is no output format",
    ),
]


@pytest.mark.parametrize(("archive", "message"), ERRORS)
def test_errors_stand_where_they_can_be_mended(tmp_path, archive, message):
    clean, expected = marked(archive)
    findings = failure(tmp_path, clean)

    assert [(f.path, f.span) for f in findings] == expected
    assert message in findings[0].message.en
    assert findings[0].message.ko != findings[0].message.en
    assert {(f.rule, f.severity) for f in findings} == {("hugo-build", "error")}


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: 'each module's role'\n---\n",
        "---\ntitle: '가나다's 한글'\n---\n",
        "---\ntitle: 가: 나: 다\n---\n",
        "---\ntitle: 가\ntags: [나, 다\n---\n",
        "---\r\ntitle: 가\r\n\ttags: [나]\r\n---\r\n",
        "+++\ntitle = '가' x\n+++\n",
        "+++\na = 1\na = 2\n+++\n",
    ],
)
def test_broken_front_matter_is_explained_by_our_own_reader(tmp_path, front):
    archive = f"-- content/a.md --\n{front}본문\n"
    (finding,) = failure(tmp_path, archive)
    problem = frontmatter.parse(files(archive)["content/a.md"]).problems[0]

    assert (finding.path, finding.span) == ("content/a.md", problem.span)
    assert (finding.message, finding.help) == (problem.message, problem.help)


def test_a_shortcode_that_fails_names_its_template(tmp_path):
    (finding,) = failure(
        tmp_path, POST + "{{< box >}}\n-- layouts/_shortcodes/box.html --\n가 {{ .Foo }}\n"
    )
    (related,) = finding.related

    assert related.path == "layouts/_shortcodes/box.html"
    assert related.span.of("가 {{ .Foo }}\n") == ".Foo"


def test_a_template_that_fails_names_the_page(tmp_path):
    (finding,) = failure(tmp_path, POST + "-- layouts/page.html --\n{{ .Foo }}\n")

    assert [related.path for related in finding.related] == ["content/a.md"]


def test_all_that_hugo_logs_is_found(tmp_path):
    findings = failure(
        tmp_path,
        "-- content/a.md --\n---\ndate: 어제\n---\n-- content/b.md --\n---\nexpiryDate: x\n---\n",
    )

    assert sorted(finding.path for finding in findings) == ["content/a.md", "content/b.md"]


def test_a_template_outside_the_site_has_its_whole_path(tmp_path):
    theme = write(tmp_path / "my themes/t", "-- layouts/page.html --\n{{ .Foo }}\n")
    root = tmp_path / "site"
    archive = POST + f'-- hugo.yaml --\ntheme: t\nthemesDir: "{theme.parent}"\n'
    write(root, PLAIN + archive)
    (root / "layouts/page.html").unlink()
    done = run(root, "--destination", str(tmp_path / "public"))
    (finding,) = hugo.errors(done.stderr, root)

    assert finding.path == (theme / "layouts/page.html").as_posix()


def test_words_without_form_reach_the_user():
    (finding,) = hugo.errors("ERROR the moon is in the wrong house\n", Path("/nowhere"))

    assert (finding.path, finding.message.en) == ("hugo.yaml", "the moon is in the wrong house")


def test_warnings_come_once_with_all_their_lines():
    said = (
        "WARN  a\nWARN  경고\n둘째 줄\nYou can suppress this warning by adding the following to "
        "your project configuration:\nignoreLogs = ['x']\nWARN  a\nERROR b\n"
    )

    assert hugo.warnings(said) == ("a", "경고\n둘째 줄")
