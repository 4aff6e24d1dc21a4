"""Blocks that one language has and the other has not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from harness import findings, found, marked, pair, rules, site
from twinpost.config import Config
from twinpost.lint import lint

SOURCE = """\
보드가 4초 만에 켜집니다.

## 커널

커널을 먼저 줄입니다. 설정은 `make menuconfig`로 바꿉니다.

```bash
make menuconfig
```

- 드라이버를 나중에 올립니다.
- 로그를 끕니다. 0.8초가 줄어듭니다.

## 측정

| 단계 | 초 |
| --- | --- |
| 커널 | 1.4 |

![켜지는 시간](images/boot.png)"""
TRANSLATION = """\
The board starts in four seconds.

## Kernel

The kernel comes first. `make menuconfig` changes its settings.

```bash
make menuconfig
```

- Drivers are loaded later.
- Without logs it takes 0.8 seconds less.

## Measured

| Step | Seconds |
| --- | --- |
| Kernel | 1.4 |

![Time to start](images/boot.png)"""


def without(*blocks: str) -> str:
    """The translation without these blocks."""
    text = TRANSLATION
    for block in blocks:
        assert block in text
        text = text.replace(block, "")
    return text


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        (SOURCE, TRANSLATION),
        (SOURCE.replace("보드가", "⟦보드가").replace("니다.\n\n## 커널", "니다.⟧\n\n## 커널"),
         without("The board starts in four seconds.\n")),
        (SOURCE.replace("```bash\nmake menuconfig\n```", "⟦```bash\nmake menuconfig\n```⟧"),
         without("```bash\nmake menuconfig\n```\n")),
        (SOURCE.replace("로그를 끕니다. 0.8초가 줄어듭니다.", "⟦로그를 끕니다. 0.8초가 줄어듭니다.⟧"),
         without("- Without logs it takes 0.8 seconds less.\n")),
        # A section is one finding, at its heading.
        (SOURCE.replace("## 측정", "⟦## 측정⟧"), TRANSLATION[: TRANSLATION.index("## Measured")]),
        # A heading alone: what stands below it has its counterparts.
        (SOURCE.replace("## 측정", "⟦## 측정⟧"), without("## Measured\n")),
        (SOURCE.replace("![켜지는 시간](images/boot.png)", "⟦![켜지는 시간](images/boot.png)⟧"),
         without("![Time to start](images/boot.png)")),
        (SOURCE, TRANSLATION + "\n\n⟦```bash\nmake flash PORT=/dev/ttyUSB0\n```⟧"),
        # Comments are no blocks, and footnotes are another rule's.
        (SOURCE + "\n\n<!-- 나중에 -->", TRANSLATION),
        (SOURCE.replace("켜집니다.", "켜집니다.[^1]") + "\n\n[^1]: 열 번 쟀습니다.", TRANSLATION),
    ],
)  # fmt: skip
def test_missing_block(source, translation):
    archive, expected = marked(pair(source, translation))

    assert found("missing-block", archive) == expected


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        (
            "커널을 먼저 줄입니다. 설정은 `make menuconfig`로 바꿉니다.\n\n"
            "드라이버를 나중에 올리면 0.8초가 더 줄어듭니다.",
            "The kernel comes first. `make menuconfig` changes its settings. "
            "Loading the drivers later saves another 0.8 seconds.",
        ),
        (
            "커널을 먼저 줄입니다. 설정은 `make menuconfig`로 바꿉니다. "
            "드라이버를 나중에 올리면 0.8초가 더 줄어듭니다.",
            "The kernel comes first. `make menuconfig` changes its settings.\n\n"
            "Loading the drivers later saves another 0.8 seconds.",
        ),
    ],
)
def test_merged_and_split_paragraphs_are_counterparts(source, translation):
    context = "\n\n## 끝\n\n측정은 `perf stat`으로 했습니다."

    assert not found("missing-block", pair(source + context, translation + context))


def test_the_message_names_both_places():
    cut = TRANSLATION.replace("- Without logs it takes 0.8 seconds less.\n", "")
    (finding,) = findings("missing-block", pair(SOURCE, cut))
    (expected,) = finding.related

    assert finding.message.en == "the `en` text has no counterpart of this list item"
    assert finding.message.ko == "`en` 글에 이 목록 항목의 짝이 없습니다"
    assert finding.help
    assert finding.help.en == "translate it behind line 16 of `index.en.md`, or drop it here"
    assert expected.path == "content/posts/a/index.en.md"
    assert expected.span.of(site(pair(SOURCE, cut)).by_path[expected.path].text) == (
        "Drivers are loaded later."
    )


def test_neighbours_are_one_finding():
    cut = TRANSLATION[: TRANSLATION.index("```bash")] + "\n## Measured\n\n![x](images/boot.png)"
    messages = [f.message.en for f in findings("missing-block", pair(SOURCE, cut))]

    assert messages == [
        "the `en` text has no counterpart of these 3 blocks",
        "the `en` text has no counterpart of this table",
    ]


def test_languages_that_miss_the_same_are_one_finding():
    archive = "".join(
        f"-- content/posts/a/index.{language}.md --\n---\ntitle: x\n---\n{body}\n"
        for language, body in (
            ("ko", SOURCE),
            ("en", without("![Time to start](images/boot.png)")),
            ("de", without("![Time to start](images/boot.png)")),
        )
    )
    (finding,) = findings("missing-block", archive, languages=("ko", "en", "de"))

    assert finding.message.en == "the `en` and `de` texts have no counterpart of this image"
    assert [one.path for one in finding.related] == [
        "content/posts/a/index.en.md",
        "content/posts/a/index.de.md",
    ]


def test_an_edit_of_the_translation_is_seen():
    before = site(pair(SOURCE, TRANSLATION))
    of_the_rule = rules("missing-block")
    english = before.by_path["content/posts/a/index.en.md"]
    cut = english.text.replace("- Without logs it takes 0.8 seconds less.\n", "")
    after = before.with_document(replace(english, text=cut))
    counts = [len(lint(each, of_the_rule, Config())) for each in (before, after, before)]

    assert counts == [0, 1, 0]
