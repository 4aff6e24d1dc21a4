import pytest

from harness import FRONT, findings, found, marked, site
from twinpost.config import Config
from twinpost.lint import lint, load_rules

EN = f"""\
{FRONT}We measured the board of a weather station. **Fast start** is what users see.

## Fewer services

It took 40.5 seconds, and 1,250 files were read. The *kernel* itself needs `quiet_boot`
and a "calm" log; nobody had to wait for the network any more.

{{{{< figure src="a.png" alt="A clock" caption="Four services are left." >}}}}

## What is left

| Part | Time |
| --- | --- |
| loader | 900 ms |
"""
KO = f"""\
{FRONT}기상 관측기의 보드를 재 보았습니다.

## 서비스 줄이기

전에는 40.5초가 걸렸고 파일 1,250개를 읽었습니다. 커널에는 `quiet_boot` 옵션을 주면
충분하고, 네트워크는 기다리지 않습니다.

## 남은 것

로더가 0.9초를 씁니다.
"""


def bundle(text, name="questions.md"):
    """A post in two languages with a side file."""
    return (
        f"-- content/posts/a/index.en.md --\n{EN}-- content/posts/a/index.ko.md --\n{KO}"
        f"-- content/posts/a/{name} --\n{text}\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        # quotes
        'The post says "nobody had to wait for the network any more".',
        'The post says "⟦nobody had to wait for the disk any more⟧".',
        'Where is "nobody had ... the network" said in the text?',
        "The text has “Nobody had to wait, for the *network* any more.”",
        "The caption says 'Four services are left', the text 'a calm log'.",
        "The caption says '⟦Five services are left⟧'.",
        "What does the term “⟦cold boot⟧” mean? And ‘fast start’?",
        'Is "nobody had to wait" clear?',
        'Is "⟦nobody had to wait for any network any more⟧" clear?',  # a misquote all the same
        'Ask them how "easy it was" and "hard to follow".',
        "글에서는 “네트워크는 기다리지 않는다”라고 한다.",  # another ending
        "글에서는 “⟦네트워크를 오래 기다립니다⟧”라고 한다.",
        "“⟦빠른 시작⟧”이라는 용어는 어느 절에 나오는가?",
        # what is no claim
        'What would you say to "the text is about disks"?',
        'If the post said "nobody waits for the disk", would it be true?',
        'The post does not mention "systemd-boot" or "initramfs size".',
        'A reader says: "the article is too long".',
        'Perhaps the post should be named "Booting in four seconds".',
        'Which of these does the post say?\n\nA) "nobody waits for disks" B) "all wait for disks"',
        "글에 “디스크를 기다립니다”라는 말은 없어야 한다.",
        "만약 글이 “디스크를 기다립니다”라고 했다면 맞습니까?",
        "동료가 “글이 너무 길다”라고 말한다.",
        # sections
        'See the section "Fewer services" and the "What is left" section.',
        'See the section "⟦Less services⟧", and § ⟦What was left⟧.',
        "See [⟦Fewer servers⟧](index.en.md#fewer-services) section, and section **What is left**.",
        "‘서비스 줄이기’ 섹션, ‘⟦남은 일⟧’ 절.",
        # numbers
        "The text says that it took 40.5 seconds and read 1250 files.",
        "The text says that it took ⟦42.5⟧ seconds and read ⟦1,350⟧ files.",
        "How long did it take? Answer: ⟦45⟧ seconds, read 1,250 files.",
        "How long? (900 ms)\n\nHow many files? (⟦1,520⟧ files)",
        "| Question | Expected |\n| --- | --- |\n| How long? | ⟦41.5⟧ |\n| 99 files? | 1,250 |",
        "Ask 15 people. It takes 25 minutes. The post has about 1,300 files in question 77.",
        "With 80 services, how many files would it read? Answer: 2,500.",
        "If it had 80 services, how long would it take?\n\nAnswer: 99 seconds.",
        "How many files does the text name? A) 1,350 B) 1,450 C) 1,250",
        "글에는 파일을 ⟦1,350⟧개 읽었다고 나온다. 3번 문항, 20분.",
        # code
        "The post sets `quiet_boot`; does it name `⟦loud_boot⟧`? Run `make test`.",
        "글에 나오는 `⟦quiet-boot⟧` 옵션은 무엇인가?",
    ],
)
def test_side_file(text):
    archive, expected = marked(bundle(text))

    assert found("side-file", archive) == expected


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("q.en.md", "The text says that it took ⟦0.9⟧ seconds."),
        ("q.ko.md", "글에는 ⟦900⟧ ms가 나온다."),
        ("q.md", "The text has 0.9 seconds, and 900 ms."),
        ("q.md", "The English version has 0.9 seconds, the Korean version has 0.9 seconds."),
        ("q.md", "## 국문판\n\n글에는 ⟦900⟧ ms가 나온다.\n\n## 영문판\n\n글에는 900 ms가 나온다."),
        ("q.md", "영문판 글에는 ⟦0.9⟧ 초가 나온다. index.ko.md 본문에는 0.9 초가 있다."),
        (
            "q.en.md",
            'The Korean post says "⟦재지 못했습니다⟧", and the text "보드를 재 보았습니다".',
        ),
        ("deep/q.md", "The text has ⟦99⟧ things."),
        ("index.fr.md", "Le texte: section « x », 99 secondes."),  # a translation nobody asked for
    ],
)
def test_the_language_that_it_speaks_of(name, text):
    archive, expected = marked(bundle(text, name))

    assert found("side-file", archive) == expected


POST_EN = f"""\
{FRONT}A bench of twelve boards runs our tests. Each board starts 240 times a night.

## Why a bench

One board can be lucky. Twelve boards are not, and 97 % of the failures show up on the first night.

## What a night costs

A night takes 7.5 kWh and wears out one relay in 18 weeks. "Cheaper than a bug in the field",
as our field engineers say. The relay is driven by `bench.py`.
"""
POST_KO = f"""\
{FRONT}보드 열두 장이 시험을 돌립니다. 보드마다 하룻밤에 240번 켜집니다.

## 왜 여러 장인가

한 장은 운이 좋을 수 있습니다. 열두 장은 그렇지 않아서, 고장의 97%가 첫날 밤에 드러납니다.

## 하룻밤의 값

하룻밤에 7.5 kWh를 쓰고 18주마다 릴레이 하나가 닳습니다. 릴레이는 `bench.py`가 움직입니다.
"""
QUESTIONS = """\
# Reader test questions

Six readers, 20 minutes each. Write "not found" if the post does not answer.

1. How often does a board start in a night? (⟦250⟧ times)
2. What does the post mean by "one board can be lucky"?
3. The section "⟦What a night takes⟧" gives the energy. How much is it?
   - Expected: 7.5 kWh, and one relay in ⟦16⟧ weeks.
4. Somebody says "twelve boards cost too much". What would you answer?
5. If there were 24 boards, how many starts is that? Answer: 5,760.
6. Complete the sentence of the text: "⟦Cheaper than a bug in the lab⟧".

| Place | Expected |
| --- | --- |
| first night | 97 % |
| program that drives the relay, says the text | `⟦relay.py⟧` |

## 국문판

1. 글에서 “고장의 97%가 첫날 밤에 드러납니다”라고 한 까닭은 무엇입니까?
2. ‘⟦하룻밤의 가격⟧’ 섹션에서 릴레이는 몇 주마다 닳습니까? 정답: 18주
3. 만약 “보드가 스무 장이라면” 무엇이 달라지겠습니까?
4. “⟦시험대⟧”라는 용어는 어디에 처음 나옵니까?
"""
REVIEW = """\
# 검토 메모

영문판을 기준으로 두 사람이 읽었다. 한 사람에 30분.

- 영문판의 "Each board starts 240 times a night." 다음에 그림을 추가하면 “훨씬 쉽게” 읽힐 것이다.
- 영문판 "Why a bench" 섹션에는 “⟦in the first week⟧”라는 표현이 있다.
- 국문판의 첫 문장 “보드 열두 장이 시험을 돌립니다”가 좋다. 초고의 “시험을 실시합니다”보다 낫다.
- 글에는 전기료를 따로 적지 않았다. “한 달에 얼마”라고 묻는 독자가 있다.
- 본문에서 하룻밤에 ⟦8.5⟧ kWh를 쓴다고 한 것은 다시 잴 것.
"""


@pytest.mark.parametrize(
    ("name", "text"), [("reader-test-questions.md", QUESTIONS), ("review.md", REVIEW)]
)
def test_as_people_write_them(name, text):
    archive, expected = marked(
        f"-- content/posts/a/index.en.md --\n{POST_EN}-- content/posts/a/index.ko.md --\n{POST_KO}"
        f"-- content/posts/a/{name} --\n{text}"
    )

    assert found("side-file", archive) == expected


def test_it_shows_what_is_nearest():
    said = 'The section "Less services" says "the *kernel* itself wants".'
    section, quote = findings("side-file", bundle(said))

    assert section.message.en == "the post has no section `Less services`"
    assert section.message.ko == "글에 없는 섹션입니다: `Less services`"
    assert section.help
    assert "`Fewer services`" in section.help.en
    assert section.related[0].path == "content/posts/a/index.en.md"
    assert section.related[0].span.of(EN) == "## Fewer services"
    assert quote.related[0].span.of(EN) == "The *kernel* itself needs"


def test_what_is_not_beside_a_post_is_no_side_file():
    archive = f'-- content/posts/b.en.md --\n{FRONT}The text says "nobody had to wait any more".\n'

    assert found("side-file", archive) == []


def test_no_rule_about_posts_is_asked():
    """Neither front matter nor a translation, alt texts nor headings: it is no post."""
    nasty = (
        "# One\n\n#### Four\n\n# Two\n\n![](none.png) **어텐션(x)**은 https://example.org 10~20개, 30~40개"
        "\n\n```\ncode\n```\n\n[here](nowhere.md) {{< figure >}} " + "아주 긴 문장 " * 60
    )
    one, other = bundle(nasty), bundle(f"---\ntags: [One, one]\ndraft: yes\n---\n{nasty}")

    assert [f for f in lint(site(one), load_rules(), Config()) if "questions" in f.path] == []
    assert [f for f in lint(site(other), load_rules(), Config()) if "questions" in f.path] == []


@pytest.mark.parametrize(
    ("front", "rule"),
    [
        ('title: "x', "front-matter-syntax"),
        ("date: someday", "front-matter-date"),
        ("build: 5", "front-matter-type"),
    ],
)
def test_what_stops_hugo_is_found_all_the_same(front, rule):
    """Hugo reads the front matter of every Markdown file of a bundle."""
    assert len(found(rule, bundle(f"---\n{front}\n---\n"))) == 1
