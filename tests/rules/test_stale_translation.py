"""What `twinpost sync` recorded, and what of it changed since in one language only."""

from __future__ import annotations

import time

import pytest

from harness import FRONT, findings, found, marked, rules, site
from twinpost import sync
from twinpost.config import Config
from twinpost.lint import lint
from twinpost.parity import alignment, records

KO = """\
## 부팅 시간

기상 관측기의 보드를 켜고 화면이 나올 때까지 40초가 걸립니다.

- `systemd` 서비스 40개를 4개로 줄였습니다.
- 커널에는 `quiet` 옵션을 주었습니다.

| 부분 | 시간 |
| --- | --- |
| 로더 | 900 ms |

```sh
systemctl disable network
```

밤에는 쉬고, 아침에는 다시 켜서 하루 내내 온도와 습도와 기압을 재고, 저녁에는 그 값을 서버로 보냅니다.
"""
EN = """\
## Boot time

It takes 40 seconds from power to picture on the board of a weather station.

- Of 40 services of `systemd`, 4 are left.
- The kernel got the option `quiet`.

| Part | Time |
| --- | --- |
| loader | 900 ms |

```sh
systemctl disable network
```

It sleeps at night, and in the morning it wakes, measures temperature, humidity and pressure all day, and
sends them to the server in the evening.
"""


def bodies(ko: str, en: str, name: str = "a") -> str:
    return (
        f"-- content/{name}/index.ko.md --\n{FRONT}{ko}"
        f"-- content/{name}/index.en.md --\n{FRONT}{en}"
    )


def recorded(archive: str) -> str:
    """The records of an archive, as it would have them after `twinpost sync --all`."""
    written = ""
    for post in site(archive).posts:
        for pair in alignment.of_post(post):
            record = records.renewed(pair, None).written.decode()
            written += f"-- {sync.FOLDER}/{records.name_of(pair)}.txt --\n{record}"
    return written


SYNCED = recorded(bodies(KO, EN))


def changed(*changes: tuple[str, str, str]) -> str:
    texts = {"ko": KO, "en": EN}
    for language, old, new in changes:
        assert old in texts[language]
        texts[language] = texts[language].replace(old, new)
    return SYNCED + bodies(texts["ko"], texts["en"])


@pytest.mark.parametrize(
    "changes",
    [
        [],
        # no change of what is said
        [("ko", "40초가", "**40초**가")],
        [("ko", "켜고 화면이 나올 때까지", "켜고, 화면이\n나올때까지")],
        [("ko", "보드를", "[보드](/x)를"), ("en", "board", "[board](https://example.org/)")],
        [("ko", "## 부팅", "### 부팅"), ("en", "- Of", "* Of"), ("en", "| loader |", "|loader|")],
        [("en", "It takes 40 seconds", '*It* takes "40" Seconds;')],
        [("en", "```sh\n", "```bash {linenos=true}\n")],
        # together
        [("ko", "40초", "12초"), ("en", "40 seconds", "12 seconds")],
        # only here
        [("ko", "40초", "12초"), ("en", "It takes 40", "⟦It takes 40"), ("en", "on.\n", "on.⟧\n")],
        [("en", "40 sec", "12 sec"), ("ko", "기상", "⟦기상"), ("ko", "때까지 40초가 걸립니다.", "때까지 40초가 걸립니다.⟧")],
        [("ko", "부팅 시간", "켜는 시간"), ("en", "## Boot time", "⟦## Boot time⟧")],
        [("ko", "900 ms", "800 ms"), ("en", "| Part", "⟦| Part"), ("en", "| 900 ms |", "| 900 ms |⟧")],
        [("en", "network\n", "network --now\n"), ("ko", "```sh", "⟦```sh"), ("ko", "work\n```", "work\n```⟧")],
        [("ko", "`quiet`", "`loglevel=3`"), ("en", "The kernel got the option `quiet`.", "⟦The kernel got the option `quiet`.⟧")],
    ],
)  # fmt: skip
def test_what_is_stale(changes):
    archive, expected = marked(changed(*changes))

    assert found("stale-translation", archive) == expected


def test_the_finding_names_the_new_words_and_the_command():
    (finding,) = findings("stale-translation", changed(("ko", "습도와 기압을", "풍속을")))
    texts = {"content/a/index.ko.md": FRONT + KO.replace("습도와 기압을", "풍속을")}
    shown = [r.span.of(texts[r.path]) for r in finding.related]

    assert "changed in the `ko` text (about " in finding.message.en
    assert "of 15 words), and not here" in finding.message.en
    assert any("풍속을" in words for words in shown)
    assert sum(map(len, shown)) < 40
    line = FRONT.count("\n") + EN[: EN.index("It sleeps")].count("\n") + 1
    assert f"`twinpost sync content/a/index.en.md --block {line}`" in finding.help.en


def test_order_is_no_change():
    parts = KO.split("\n\n")
    moved = "\n\n".join(parts[i].strip() for i in (0, 5, 1, 2, 3, 4)) + "\n"
    shuffled = bodies(moved, EN)

    assert found("stale-translation", SYNCED + shuffled) == []


def test_what_was_dropped_or_added_on_one_side_is_for_missing_block():
    dropped = changed(("ko", "- 커널에는 `quiet` 옵션을 주었습니다.\n", ""))
    added = changed(("en", "## Boot", "We measured `initcall_debug` first.\n\n## Boot"))

    assert found("stale-translation", dropped) == []
    assert found("stale-translation", added) == []


def test_a_renamed_post_keeps_its_record():
    edited = bodies(KO.replace("40초", "12초"), EN, "b")

    assert len(findings("stale-translation", SYNCED + edited)) == 1
    assert findings("stale-translation", SYNCED + bodies("딴 글입니다.\n", "Else.\n", "b")) == []


def test_without_a_record_nothing_is_known():
    assert findings("stale-translation", bodies(KO.replace("40초", "12초"), EN)) == []


def test_one_of_two_that_are_alike():
    ko, en = ("## 예\n\n하나\n\n## 예\n\n둘\n", "## Example\n\none\n\n## Example\n\ntwo\n")
    edited, expected = marked(
        recorded(bodies(ko, en))
        + bodies(
            ko[::-1].replace("예 ##", "제예 ##", 1)[::-1],
            "## Example\n\none\n\n⟦## Example⟧\n\ntwo\n",
        )
    )

    assert found("stale-translation", edited) == expected


def test_every_language_is_behind_the_source():
    archive = bodies(KO, EN) + f"-- content/a/index.ja.md --\n{FRONT}{EN}"
    languages = ("ko", "en", "ja")
    before = site(archive, languages=languages)
    written = "".join(
        f"-- {sync.FOLDER}/{records.name_of(pair)}.txt --\n"
        f"{records.renewed(pair, None).written.decode()}"
        for pair in alignment.of_post(before.posts[0])
    )
    after = written + archive.replace("40초", "12초")

    assert [f.path for f in findings("stale-translation", after, languages=languages)] == [
        "content/a/index.en.md",
        "content/a/index.ja.md",
    ]


def test_it_is_fast():
    """One changed post of 20 KB among many: what was not changed is not compared again."""
    long = bodies((KO + "\n") * 40, (EN + "\n") * 40)
    many = "".join(bodies(KO, EN, f"p{i}") for i in range(200))
    whole = site(recorded(long + many) + long + many)
    rule = rules("stale-translation")
    lint(whole, rule, Config())
    start = time.perf_counter()
    for _ in range(5):
        lint(whole, rule, Config())

    assert (time.perf_counter() - start) / 5 < 0.05
