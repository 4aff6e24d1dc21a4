import json
from urllib.parse import unquote

import pytest

import hugo_truth
from harness import files, findings, found, marked, raw, settings, site
from twinpost import fix
from twinpost.model import Site

FILES = """\
-- content/posts/a/cover.png --
-- content/posts/a/images/그림.png --
-- content/posts/a/only.en.png --
-- content/posts/b/shared.png --
-- content/posts/b/index.md --
글
-- static/img/logo.png --
-- static/posts/single/s.png --
-- assets/pictures/y.png --
"""
RELATIVE = (
    "-- content/posts/b/index.en.md --\n---\ncover:\n  image: shared.png\n  relative: true\n---\n"
)


def cover(image, relative=""):
    switch = f"  relative: {relative}\n" if relative else ""
    return f"---\ncover:\n  image: {image}\n{switch}---\n"


EVERYWHERE = [
    "---\ntitle: 글\n---\n",
    cover("⟦covre.png⟧"),
    cover("⟦'Cover.png'⟧"),
    cover("https://example.org/a.png"),
    cover("//example.org/a.png"),
    cover("data:image/gif;base64,R0"),
    cover("''"),
    cover(""),
    cover("'*cover*'"),
    cover("⟦'<image path/url>'⟧"),
    cover("img/logo.png"),
    cover("/img/logo.png"),
    cover("⟦/img/Logo.png⟧"),
    cover("pictures/y.png"),
    cover("⟦Pictures/y.png⟧"),
    cover("/posts/a/cover.png"),
    "---\ncover:\n  image: 'module's.png'\n---\n",  # broken: another rule's business
    "---\ncover: ⟦none.png⟧\nimage: ⟦none/none.jpg⟧\nimages: [⟦none.webp⟧, none.png]\n---\n",
    "---\nimage: nginx:latest\ncover: [none.png]\nthumbnail: none.png\n---\n",
    "---\nimage: nginx\nfeatured_image: logo.png\n---\n",  # a theme may say `img/` itself
    "---\nparams:\n  cover: {image: ⟦none.png⟧}\n---\n",
    "+++\n[cover]\nimage = ⟦'none.png'⟧\n+++\n",
    '{"cover": {"image": ⟦"none.png"⟧}}\n',
]


@pytest.mark.parametrize(
    "document",
    [
        *EVERYWHERE,
        cover("cover.png"),
        cover("./cover.png?v=2"),
        cover("/cover.png"),
        cover("images/그림.png"),
        cover("images/%EA%B7%B8%EB%A6%BC.png"),
        cover("images/\u1100\u1173\u1105\u1175\u11b7.png"),
        cover("only.png"),
        cover("../b/shared.png"),
        "---\ncover: cover.png\nimage: images/그림.png\n---\n",
    ],
)
def test_a_theme_that_looks_everywhere(document):
    archive, expected = marked(f"{FILES}-- content/posts/a/index.ko.md --\n{document}")

    assert found("cover-missing", archive) == expected


@pytest.mark.parametrize(
    "document",
    [
        *EVERYWHERE,
        cover("cover.png", "true"),
        cover("images/그림.png", "true"),
        cover("/cover.png", "true"),
        cover("⟦cover.png⟧"),
        cover("⟦cover.png⟧", "false"),
        cover("⟦cover.png⟧", "yes"),
        cover("⟦cover.png⟧", "'true'"),
        cover("⟦img/logo.png⟧", "true"),
        cover("⟦pictures/y.png⟧", "true"),
        cover("⟦Cover.png⟧", "true"),
        cover("⟦none.png⟧", "true"),
        cover("img/logo.png", "false"),
        "---\nimage: cover.png\n---\n",
    ],
)
def test_a_theme_that_asks_relative(document):
    archive, expected = marked(f"{FILES}{RELATIVE}-- content/posts/a/index.ko.md --\n{document}")

    assert found("cover-missing", archive) == expected


@pytest.mark.parametrize("switch", ["", "false", "true"])
def test_the_templates_say_whether_relative_counts(switch):
    archive = f"{FILES}-- content/posts/a/index.ko.md --\n{cover('cover.png', switch)}"

    assert found("cover-missing", archive, reads_relative=False) == []
    assert len(found("cover-missing", archive, reads_relative=True)) == (switch != "true")


def test_one_page_that_has_the_field_is_enough():
    archive, expected = marked(
        f"{FILES}-- content/posts/a/index.ko.md --\n{cover('⟦cover.png⟧', 'false')}"
    )

    assert found("cover-missing", archive) == expected


def test_a_page_without_a_bundle():
    archive, expected = marked(
        f"{FILES}-- content/posts/single.md --\n{cover('s.png', 'true')}"
        f"-- content/posts/two.md --\n{cover('⟦s.png⟧', 'true')}"
    )

    assert found("cover-missing", archive) == expected


def test_fields():
    archive = "-- content/a.md --\n---\nthumbnail: none.png\ncover: none.png\n---\n"

    assert len(found("cover-missing", archive, {"fields": ("thumbnail",)})) == 1


def test_where_to_put_it():
    single = f"-- content/a.md --\n{cover('x.png')}"
    bundle = f"-- content/a/index.md --\n{cover('x.png')}"

    assert "`static/x.png`" in findings("cover-missing", single)[0].help.en
    assert "`content/a/x.png`" in findings("cover-missing", bundle)[0].help.en


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "---\ncover:\n    image: cover.png # 표지\n    alt: 그림\n---\n",
            "---\ncover:\n    image: cover.png # 표지\n    relative: true\n    alt: 그림\n---\n",
        ),
        (
            "---\r\ncover:\r\n  image: 'cover.png'\r\n---\r\n",
            "---\r\ncover:\r\n  image: 'cover.png'\r\n  relative: true\r\n---\r\n",
        ),
        (
            "---\ncover: {image: cover.png, alt: 그림} # 표지\n---\n",
            "---\ncover: {image: cover.png, relative: true, alt: 그림} # 표지\n---\n",
        ),
        (
            "---\nparams:\n  cover:\n    image:\n      cover.png\n---\n",
            "---\nparams:\n  cover:\n    image:\n      cover.png\n    relative: true\n---\n",
        ),
        (
            "---\ncover:\n  image: cover.png\n  relative: false # 나중에\n---\n",
            "---\ncover:\n  image: cover.png\n  relative: true # 나중에\n---\n",
        ),
        (
            '---\ncover:\n  relative: "true"\n  image: cover.png\n---\n',
            "---\ncover:\n  relative: true\n  image: cover.png\n---\n",
        ),
        (
            "---\ncover:\n  relative:\n  image: cover.png\n---\n",
            "---\ncover:\n  relative: true\n  image: cover.png\n---\n",
        ),
        (
            "---\ncover:\n  image: img/logo.png\n  relative: true\n---\n",
            "---\ncover:\n  image: img/logo.png\n  relative: false\n---\n",
        ),
        (
            "---\ncover:\n  image: 'Images/%EA%B7%B8%EB%A6%BC.PNG'\n  relative: true\n---\n",
            "---\ncover:\n  image: 'Images/%EA%B7%B8%EB%A6%BC.PNG'\n  relative: true\n---\n",
        ),
        (
            "---\ncover:\n  image: \"Images/그림.PNG\"\n  relative: true\n---\n",
            "---\ncover:\n  image: \"images/그림.png\"\n  relative: true\n---\n",
        ),
        (
            "+++\n[cover]\n  image  = 'cover.png' # 표지\n  alt = '그림'\n+++\n",
            "+++\n[cover]\n  image  = 'cover.png' # 표지\n  relative  = true\n  alt = '그림'\n+++\n",
        ),
        (
            "+++\ncover.image = 'cover.png'\n+++\n",
            "+++\ncover.image = 'cover.png'\ncover.relative = true\n+++\n",
        ),
        (
            "+++\ncover = {image = 'cover.png'}\n+++\n",
            "+++\ncover = {image = 'cover.png', relative = true}\n+++\n",
        ),
        (
            '{"cover":{"image":"cover.png","alt":"그림"}}\n',
            '{"cover":{"image":"cover.png","relative":true,"alt":"그림"}}\n',
        ),
        (
            '{\n  "cover": {\n    "image": "cover.png"\n  }\n}\n',
            '{\n  "cover": {\n    "image": "cover.png",\n    "relative": true\n  }\n}\n',
        ),
    ],
)  # fmt: skip
def test_fixes(text, expected):
    path = "content/posts/a/index.ko.md"
    before = site(f"{FILES}{RELATIVE}-- {path} --\n{text}")
    found = findings("cover-missing", before)
    fixed = fix.apply(before, found)

    assert len(found) == 1
    assert fixed.by_path[path].text == expected
    assert not fixed.by_path[path].front_matter.problems
    assert len(findings("cover-missing", fixed)) == (text == expected)


THEME = """\
-- hugo.yaml --
baseURL: https://example.org/
defaultContentLanguage: ko
disableKinds: [taxonomy, term, rss, sitemap, robotsTXT, "404", section]
languages: {ko: {weight: 1}, en: {weight: 2}}
-- layouts/home.html --
{{ range where site.RegularPages "Params.cover" "ne" nil }}{{ $image := .Params.cover.image }}
{{- $found := or (.Resources.Get $image) (resources.Get $image) }}
{{- $shared := absURL $image }}
{{- if eq .Params.cover.relative true }}{{ $shared = absURL (path.Join .RelPermalink $image) }}{{ end }}
{{- dict "path" .File.Path "shared" $shared "found" (cond (eq $found nil) "" "x") | jsonify }}
{{ end }}
-- layouts/page.html --
{{ with .Params.cover }}{{ with resources.Get .image }}{{ .RelPermalink }}{{ end }}{{ end }}
"""
# Not `only.png`: Files knows it for a name of `only.en.png`, and not that it is for English pages.
IMAGES = [
    *("cover.png", "./cover.png", "/cover.png", "Cover.png", "none.png", "images/그림.png"),
    *("img/logo.png", "/img/logo.png", "img/Logo.png", "pictures/y.png", "Pictures/y.png"),
    *("../b/shared.png", "/posts/b/shared.png"),
]
SWITCHES = ["", "true", "false", "yes", "'true'"]


def bundles(documents):
    """Each document in a bundle like that of `FILES`."""
    beside = FILES.partition("-- content/posts/b/")[0]
    return "".join(
        beside.replace("posts/a", f"posts/{n}") + f"-- content/posts/{n}/index.ko.md --\n{document}"
        for n, document in enumerate(documents)
    )


def laid(root, archive):
    for path, text in files(archive).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(raw(path, text))


def asked(root):
    """What Hugo makes of each cover: found by its own search, and where a shared link leads."""
    lines = hugo_truth.build(root).splitlines()
    return {answer["path"]: answer for answer in map(json.loads, filter(None, lines))}


def is_there(answer, root):
    """Whether the address of a shared link, as PaperMod makes it, leads to a file."""
    path = unquote(answer["shared"].removeprefix("https://example.org/"))
    return (root / "public" / path).is_file()


def test_links_are_shared_with_a_picture_where_nothing_is_found(tmp_path):
    """As PaperMod's templates do it, which look at `relative`: before and after the fixes."""
    documents = [cover(image, switch) for image in IMAGES for switch in SWITCHES]
    laid(tmp_path, THEME + FILES + RELATIVE + bundles(documents))
    before = Site.load(tmp_path, settings(tmp_path))
    wrong = findings("cover-missing", before)
    lost = {f"content/{path}" for path, a in asked(tmp_path).items() if not is_there(a, tmp_path)}

    assert {finding.path for finding in wrong} == lost
    assert len(lost) > len(documents) / 3

    after, left = fix.until_done(before, lambda site: findings("cover-missing", site))
    for document in after.documents:
        (tmp_path / document.path).write_text(document.text, "utf-8")
    lost = {f"content/{path}" for path, a in asked(tmp_path).items() if not is_there(a, tmp_path)}

    assert {finding.path for finding in left} == lost
    assert not any(finding.fix for finding in left)


@pytest.mark.parametrize("copies", [False, True])
def test_the_setting_that_gives_each_language_a_copy(tmp_path, copies):
    """What the page of the rule advises for PaperMod in several languages."""
    setting = f"markup: {{goldmark: {{duplicateResourceFiles: {str(copies).lower()}}}}}\n"
    page = cover("cover.png", "true")
    archive = THEME.replace("languages:", f"{setting}languages:", 1) + FILES
    archive += f"-- content/posts/a/index.ko.md --\n{page}-- content/posts/a/index.en.md --\n{page}"
    laid(tmp_path, archive)
    hugo_truth.build(tmp_path)
    english = json.loads((tmp_path / "public/en/index.html").read_text("utf-8").splitlines()[0])

    assert english["shared"] == "https://example.org/en/posts/a/cover.png"
    assert is_there(english, tmp_path) == copies


def test_hugo_finds_what_a_theme_without_relative_asks_for(tmp_path):
    laid(tmp_path, THEME + FILES + bundles([cover(image) for image in IMAGES]))
    wrong = findings("cover-missing", Site.load(tmp_path, settings(tmp_path)))
    found = [IMAGES[int(path.split("/")[1])] for path, a in asked(tmp_path).items() if a["found"]]
    blamed = [IMAGES[int(finding.path.split("/")[2])] for finding in wrong]

    assert {*IMAGES[:4], "images/그림.png", "pictures/y.png"} == {*found}
    # In a bundle Hugo minds no capitals, but whatever else reads the field does.
    assert {*blamed} & {*found} == {"Cover.png"}
