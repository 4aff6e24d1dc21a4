"""Sections and translations that are texts of their own."""

from __future__ import annotations

import pytest

from harness import findings, found, pair

STEPS = (
    "`make defconfig`",
    "`make -j4`",
    "`make flash`",
    "`make reset`",
    "`make log`",
    "`make all`",
)
KOREAN = "\n\n".join(f"{step}를 실행합니다." for step in STEPS)
ENGLISH = "\n\n".join(f"Run {step} now." for step in STEPS)
OTHER = "\n\n".join(f"![x](images/{n}.png)" for n in range(4))


@pytest.mark.parametrize(
    ("source", "translation", "messages"),
    [
        (f"## 빌드\n\n{KOREAN}", f"## Build\n\n{ENGLISH}", []),
        (f"## 빌드\n\n{KOREAN}", "The translation will follow.", ["6 of the 7 blocks"]),
        ("곧 번역합니다.", f"## Build\n\n{ENGLISH}", ["6 of the 7 blocks"]),
        # Two gaps are a list of two.
        (f"## 빌드\n\n{KOREAN}", f"## Build\n\n{ENGLISH.replace('Run `make -j4` now.', '')}", []),
        (
            f"## 빌드\n\n{KOREAN}\n\n## 끝\n\n{KOREAN}\n\n`reboot`합니다.",
            "## Build\n\n"
            + "\n\n".join(f"Run {step} now." for step in STEPS[::2])
            + f"\n\n```bash\nexit 1\n```\n\n## End\n\n{ENGLISH}\n\nThen `reboot`.",
            ["this section differs from the `ko` text: 3 blocks are missing here, 1 there"],
        ),
    ],
)
def test_diverged_section(source, translation, messages):
    archive = pair(source, translation)
    said = [finding.message.en for finding in findings("diverged-section", archive)]

    assert len(said) == len(messages)
    assert all(one.startswith(wanted) for one, wanted in zip(said, messages, strict=True))
    assert not messages or not found("missing-block", archive)


def test_a_beginning_is_said_of_the_text_that_is_one():
    (finding,) = findings("diverged-section", pair("곧 번역합니다.", f"## Build\n\n{ENGLISH}"))

    assert finding.path == "content/posts/a/index.ko.md"
    assert finding.message.ko == "`en` 글의 블록 7개 중 6개가 이 글에 없습니다(이 글의 블록은 1개)"


def test_a_draft_may_be_a_beginning():
    archive = pair(f"## 빌드\n\n{KOREAN}", "The translation will follow.")
    archive = "draft: true\n---\nThe translation".join(archive.split("---\nThe translation"))

    assert "draft: true" in archive
    assert not found("diverged-section", archive)
    assert not found("missing-block", archive)
