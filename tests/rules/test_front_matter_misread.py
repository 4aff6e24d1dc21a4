import json
from typing import Any

import pytest

import hugo_truth
from harness import findings, found, marked, site
from twinpost.fix import apply, edited

WIDE, NO_BREAK, ZERO = "\u3000", "\u00a0", "\u200b"


def page(fields: str) -> str:
    return f"---\n{fields}\n---\n본문\n"


@pytest.mark.parametrize(
    "document",
    [
        # Right, and common.
        page("title: C#과 F#\ndraft: true # 다 쓰면 false로\ntags: [Go, C#] # 태그"),
        page("title: 'C# and #1'\nsummary: x # a comment\nlayout: post #기본"),
        page("title: 글 #TODO 제목 다시\ndescription: 글 # 1. 요약"),
        page("draft: False\ndate: 1767398400\nslug: 2024\ntitle: 3.5\nweight: 10"),
        page("tags: Linux\nauthors: Doe, Jane\nkeywords: [a b, 'c, d']"),
        page("base: &base a\nother: *base\ntitle: !!str 5\ndescription: A & B! *"),
        page('title: "줄\\n바꿈 \\"인용\\""\ndescription: "C:\\\\new"'),
        page("title: null\nsummary: []\nversion: 1.10\ntags: []\ndescription: -부호"),
        page("tags: [2024, '1.10', 2026-01-03, yes]"),
        # Drafts.
        page("draft: ⟦yes⟧"),
        page("draft: ⟦on⟧ # 아직\nheadless: ⟦y⟧"),
        page('draft: ⟦"true "⟧'),
        page("draft: ⟦[true]⟧"),
        page("draft: ⟦참⟧"),
        page("draft: no"),  # does what it says, if by luck: front-matter-ignored
        page("params:\n  ⟦draft⟧: true"),
        page("params:\n  draft: true\ndraft: true"),
        # Dates.
        page("date: ⟦20260103⟧"),
        page("date: ⟦2026⟧\nlastmod: ⟦3:04PM⟧"),
        # A comment in the midst of a text.
        page("title: C# and ⟦#1⟧"),
        page("title: ⟦#1 in AI⟧"),
        page("title: 오늘의 ⟦#태그 정리⟧\r\ncover:\r\n  alt: 그림 ⟦#2⟧\r\n  image: a.png #2"),
        page("tags: ⟦#개발, #일상⟧"),
        page("tags:\n- ⟦#개발⟧\n- 일상 ⟦#하루⟧"),
        # Tags and anchors of YAML.
        page("title: ⟦!important 공지⟧"),
        page("title: ⟦&and 그리고⟧\nicon: ⟦!fa home⟧"),
        # Numbers.
        page("title: ⟦1.10⟧\nslug: ⟦007⟧\ntags: [⟦1.10⟧, 2]"),
        page("title: ⟦True⟧\ntags: ⟦2.0⟧"),
        # Lists.
        page("tags: ⟦Hugo, 한글⟧"),
        page("categories: ⟦'개발、일상'⟧\nkeywords: ⟦a, b⟧\naliases: ⟦/a, /b⟧"),
        page("tags: [⟦[a, b]⟧, c]"),
        page("tags:\n- a\n- ⟦Rust: 책⟧"),
        page("tags:\n  ⟦-Hugo\n  -한글⟧"),
        page(f"tags:\n ⟦-{NO_BREAK}Hugo\n -{NO_BREAK}한글⟧"),
        page("links:\n ⟦-a\n -b⟧"),
        page("tags: ⟦{Hugo, 한글}⟧\nkeywords:\n  ⟦a: b⟧"),
        # Shapes.
        page("title: ⟦[공지]⟧\ndescription: ⟦{a: b}⟧"),
        page("summary:\n⟦- a\n- b⟧"),
        # Escapes.
        page('title: ⟦"C:\\new\\table"⟧'),
        page('description: ⟦"각 \\theta와 \\frac12"⟧'),
        page('tags: [⟦"a\\bc"⟧]\nimage: ⟦"C:\\temp\\a.png"⟧'),
        page("weight: ⟦010⟧ # 열째"),
        page("tags: [⟦“부팅”, “linux”⟧, 'a']\ntitle: “제목”"),
        page("series_idx: ⟦012⟧\nslug: ⟦007⟧\ntags: ⟦linux;memory⟧"),
        page("tags:\n  - ⟦linux\n    - memory⟧\n  - x"),
        page("Draft: true\n⟦draft⟧: false\nsummary: |\n  draft: x\n  title: y\ntitle: z"),
        page("build:\n⟦render⟧: never"),
        page("title: 글\ncover:\n⟦image⟧: a.png\nalt: 그림"),
        page("image: a.png\ncover:\n# 없음\nlist: always\nrender: always"),
        page('description: "a\\tb\\u00e9"'),
        "+++\ntitle = '글'\n⟦Title⟧ = '나'\n[[links]]\nurl = 'a'\n[[links]]\nurl = 'b'\n+++\n",
        # Fields in the wrong place, and text behind the fence.
        page("title: 글\ncover:\n  image: a.png\n  ⟦tags⟧: [a]\n  ⟦draft⟧: true"),
        page(
            "tags: [b]\ncover: {image: a.png, tags: [a]}\nparams: {tags: [c]}\ncascade: {draft: true}"
        ),
        "+++\ntitle = '글'\n[cover]\nimage = 'a.png'\n⟦tags⟧ = ['a']\n+++\n",
        '{"title": "글", ⟦"Title"⟧: "나", "cover": {"title": "다"}}\n',
        "---\ntitle: 글\n---⟦--⟧\n본문\n",
        "---\ntitle: 글\n--- ⟦본문입니다⟧\n",
        "+++\ntitle = '글'\n+++ \n본문\n",
        # Invisible characters.
        page(f"title: 글\ncover:\n⟦{NO_BREAK}{NO_BREAK}image⟧: a.png"),
        page(f"⟦dra{ZERO}ft⟧: true\ntitle: 가{ZERO}나"),
        page(f"cover:\n⟦{WIDE}image⟧: a.png"),
        # Other formats.
        "+++\ntitle = ⟦1.10⟧\ntags = ⟦'a, b'⟧\ndraft = ⟦'yes'⟧\ndate = ⟦20260103⟧\n+++\n",
        '{"title": ⟦"C:\\new"⟧, "tags": [⟦["a"]⟧], "draft": ⟦"on"⟧}\n',
        page("draft: yes\nsummary: 'module's'"),  # broken: another rule's business
    ],
)
def test_front_matter_misread(document):
    archive, expected = marked(f"-- content/posts/a.ko.md --\n{document}")

    assert found("front-matter-misread", archive) == expected


# What stands there, what the fix makes of it and whether it is sure, and what Hugo reads then.
FIXES: list[tuple[str, str, bool, str, Any]] = [
    ("title: C# and #1 ", 'title: "C# and #1" ', True, "title", "C# and #1"),
    ("title: #1 in AI", 'title: "#1 in AI"', True, "title", "#1 in AI"),
    ("title: 오늘 #태그", 'title: "오늘 #태그"', False, "title", "오늘 #태그"),
    ("title: !important x", 'title: "!important x"', True, "title", "!important x"),
    ("title: &and b", 'title: "&and b"', True, "title", "&and b"),
    ('title: !say "hi"', "title: '!say \"hi\"'", True, "title", '!say "hi"'),
    ("title: 1.10", 'title: "1.10"', True, "title", "1.10"),
    ("slug: 007", 'slug: "007"', True, "slug", "007"),
    ("title: [공지]", 'title: "[공지]"', False, "title", "[공지]"),
    ("draft: yes # 아직", "draft: true # 아직", True, "draft", True),
    ('draft: "true "', "draft: true", True, "draft", True),
    ("date: 20260103", "date: 2026-01-03", True, "date", "2026-01-03T00:00:00Z"),
    ("tags: Hugo, 한글", "tags: [Hugo, 한글]", False, "tags", ["Hugo", "한글"]),
    ("tags: 'C#, F#'", "tags: [C#, F#]", False, "tags", ["C#", "F#"]),
    ("tags: [[a, b], c]", "tags: [a, b, c]", False, "tags", ["a", "b", "c"]),
    ("tags:\n- Rust: 책", 'tags:\n- "Rust: 책"', False, "tags", ["Rust: 책"]),
    ("tags:\n  -a\n  -한글", "tags:\n  - a\n  - 한글", True, "tags", ["a", "한글"]),
    (f"tags:\n -{NO_BREAK}a", "tags:\n - a", True, "tags", ["a"]),
    ("tags: {a, b}", "tags: [a, b]", False, "tags", ["a", "b"]),
    ("tags: [1.10]", 'tags: ["1.10"]', True, "tags", ["1.10"]),
    (r'title: "C:\new\table"', r"title: 'C:\new\table'", True, "title", r"C:\new\table"),
    (r'title: "\alpha, \nu"', r"title: '\alpha, \nu'", False, "title", r"\alpha, \nu"),
    (f"{NO_BREAK}title: 가", "title: 가", True, "title", "가"),
    (f"slug: a\n{WIDE}title: 가", "slug: a\ntitle: 가", True, "title", "가"),
    (f"cover:\n{NO_BREAK} alt: x", "cover:\n  alt: x", True, "cover", {"alt": "x"}),
    ("tags:\n- a\n  - b\n  - c", "tags:\n- a\n- b\n- c", True, "tags", ["a", "b", "c"]),
    ("weight: 010", "weight: 10", False, "weight", 10),
    ("tags: [“a”, b]", 'tags: ["a", b]', True, "tags", ["a", "b"]),
    (f"sub{ZERO}title: x", "subtitle: x", True, "subtitle", "x"),
]


@pytest.mark.parametrize(("before", "after", "safe"), [fix[:3] for fix in FIXES])
def test_fixes(before, after, safe):
    (finding,) = findings("front-matter-misread", f"-- content/a.md --\n{page(before)}")

    assert finding.fix
    assert finding.fix.safe == safe
    assert edited(page(before), finding.fix.edits) == page(after)


@pytest.mark.slow
def test_hugo_reads_what_the_fixes_write():
    answers = hugo_truth.ask([page(after) for _, after, *_ in FIXES])
    read = [
        answer.get(name)
        if name in ("title", "draft", "date")
        else json.loads(answer["params"])[name]
        for answer, (*_, name, _) in zip(answers, FIXES, strict=True)
        if isinstance(answer, dict)
    ]

    assert read == [value for *_, value in FIXES]


@pytest.mark.slow
def test_hugo_reads_something_else_before():
    answers = hugo_truth.ask([page(before) for before, *_ in FIXES])
    for answer, (before, *_, name, value) in zip(answers, FIXES, strict=True):
        assert isinstance(answer, dict), before
        params = json.loads(answer["params"])
        read = answer.get(name) if name in ("title", "draft", "date") else params.get(name)

        assert read != value, before


def test_other_formats_are_fixed_in_their_own_spelling():
    toml = "+++\ntitle = 1.10 # 판\ndraft = 'yes'\ntags = 'a, b'\n+++\n"
    json_text = '{"title": 1.10, "image": "C:\\new"}\n'
    archive = f"-- content/a.md --\n{toml}-- content/b.md --\n{json_text}"
    fixed = apply(site(archive), findings("front-matter-misread", archive), unsafe=True)

    assert fixed.by_path["content/a.md"].text == (
        '+++\ntitle = "1.10" # 판\ndraft = true\ntags = ["a", "b"]\n+++\n'
    )
    assert fixed.by_path["content/b.md"].text == '{"title": "1.10", "image": "C:\\\\new"}\n'


def test_the_key_is_there_already():
    text = page(f"title: 글\n{NO_BREAK}title: 또")
    (finding,) = findings("front-matter-misread", f"-- content/a.md --\n{text}")

    assert finding.fix is None


def test_messages():
    (finding,) = findings("front-matter-misread", f"-- content/a.md --\n{page('draft: yes')}")

    assert finding.message.en == "`yes` is not `true` to Hugo: the page is published"
    assert finding.message.ko == (
        "Hugo는 `yes` 값을 `true`로 읽지 않습니다. 초안이 아니라 게시되는 글이 됩니다"
    )
