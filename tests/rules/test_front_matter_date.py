import pytest

import hugo_truth
from harness import findings, found, marked
from twinpost.fix import edited

NO_BREAK = "\u00a0"


def page(fields: str) -> str:
    return f"-- content/posts/a.ko.md --\n---\ntitle: 글\n{fields}\n---\n본문\n"


@pytest.mark.parametrize(
    "document",
    [
        "---\ndate: 2026-01-03\nlastmod: 2026-01-04T10:00:00+09:00\n---\n",
        "---\ndate:\nlastmod: ''\n---\n",
        "---\ndate: 2026-01-03 # 첫 글\n---\n",
        "---\ndate: ⟦2026/01/03⟧ # 첫 글\n---\n",
        "---\ndate: ⟦2026년 1월 3일⟧\nlastmod: ⟦'2026. 1. 4.'⟧\n---\n",
        "---\nDATE: ⟦Jan 3, 2026⟧\r\npublishDate: ⟦TBD⟧\r\n---\r\n",
        "---\ndate: ⟦[2026-01-03]⟧\nexpiryDate: ⟦true⟧\n---\n",
        "---\nunpublishdate: ⟦2026.01⟧\n---\n",
        "---\ncascade:\n  date: ⟦2026-1-3⟧\n---\n",
        "---\ncascade:\n- target: {kind: page}\n  date: 2026-1-3\n- lastmod: ⟦2026-1-3⟧\n---\n",
        # Hugo looks no further than the first date that it can read.
        "---\npublishDate: 2026-01-03\npubdate: 2026/01/03\n---\n",
        "---\nlastmod: 2026-01-03\nmodified: 2026/01/03\ndate: ⟦x⟧\n---\n",
        # What is nobody's date but the theme's.
        "---\ncreated: 2026/01/03\nparams:\n  date: 2026/01/03\ncover:\n  date: x\n---\n",
        "---\ndate: 20260103\n---\n",  # a number: misread, not refused
        "+++\ndate = 2026-01-03\nlastmod = 2026-01-03T10:00:00\n+++\n",
        "+++\ndate = ⟦'2026/01/03'⟧\nlastmod = ⟦10:00:00⟧\n+++\n",
        '{"date": ⟦"2026.01.03"⟧, "lastmod": ⟦20260103⟧}\n',
        "---\ndate: 2026/01/03\nsummary: 'module's'\n---\n",  # broken: another rule's business
    ],
)
def test_front_matter_date(document):
    archive, expected = marked(f"-- content/posts/a.ko.md --\n{document}")

    assert found("front-matter-date", archive) == expected


def test_hugo_reads_the_dates_of_side_files_too():
    archive, expected = marked(
        f"-- content/a/index.md --\n{page('')}-- content/a/b.md --\n---\ndate: ⟦x⟧\n---\n"
    )

    assert found("front-matter-date", archive) == expected


def test_fields_that_the_site_names():
    archive, expected = marked(page("created: ⟦2026/01/03⟧\ndate: 2026/01/03"))

    assert found("front-matter-date", archive, dates={"date": ("created",)}) == expected


def test_a_date_from_git_is_enough():
    dates = {"lastmod": (":git", "lastmod")}

    assert found("front-matter-date", page("lastmod: x"), dates=dates, git_info=True) == []
    assert found("front-matter-date", page("lastmod: x"), dates=dates)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("date: 2026/01/03 # 날짜", "date: 2026-01-03 # 날짜"),
        ("date: '2026.01.03'", "date: '2026-01-03'"),
        ('date: "2026-1-3"', 'date: "2026-01-03"'),
        ("date: 2026년 1월 3일 오후 3:04", "date: 2026-01-03T15:04:00"),
        ("date: 2026-01-03 10:00 KST", "date: 2026-01-03T10:00:00+09:00"),
        (f"date: 2026{NO_BREAK}/ 01 / 03", "date: 2026-01-03"),
        ("published: false", "draft: true"),
        ("published: true\ndraft: false", None),
        ("date: 03/01/2026", None),
        ("date: 2026-02-30", None),
        ("date: [2026/01/03]", None),
        ("date: >-\n  2026/01/03", None),
    ],
)
def test_fixes(before, after):
    archive = page(before)
    (finding,) = findings("front-matter-date", archive)

    if after is None:
        assert finding.fix is None
    else:
        assert finding.fix
        assert finding.fix.safe
        text = page(before).partition(" --\n")[2]
        assert edited(text, finding.fix.edits) == page(after).partition(" --\n")[2]


def test_json_gets_quotes():
    archive = '-- content/a.md --\n{"date": 20260103}\n'
    (finding,) = findings("front-matter-date", archive)

    assert finding.fix
    assert finding.fix.edits[0].text == '"2026-01-03"'


def test_messages():
    (finding,) = findings("front-matter-date", page("publishDate: 2026-02-30"))

    assert finding.message.en == (
        "Hugo can't read the `publishDate` `2026-02-30`: February 2026 has 28 days"
    )


FRONT = [
    "date: 2026/01/03",
    "lastmod: 2026/01/03\ndate: 2026-01-03",
    "lastmod: 2026-01-03\nmodified: x",
    "publishDate: 2026-01-03\npubdate: x\ndate: 2026-01-03",
    "pubdate: x\ndate: 2026-01-03",
    "published: true",
    "published: false\npublishDate: 2026-01-03",
    "expiryDate: 2036-01-03\nunpublishdate: x",
    "unpublishdate: x",
    "params: {date: x}",
    "cover: {date: x}",
    "created: x",
    "date: []",
    "date: {}",
    "date: 1.5",
    "date: 5",
    "date: true",
    "date: ''",
    "date: ' '",
    "cascade: {date: x}",
    "cascade: {target: {path: /nowhere/**}, date: x}",
]


@pytest.mark.slow
def test_hugo_refuses_the_same():
    texts = [page(front).partition(" --\n")[2] for front in FRONT]
    texts += ['{"title": "x", "date": 20260103}\n', "+++\ntitle = 'x'\ndate = 10:00:00\n+++\n"]
    ours = [bool(found("front-matter-date", f"-- content/a.md --\n{text}")) for text in texts]

    assert ours == [isinstance(answer, str) for answer in hugo_truth.ask(texts)]
