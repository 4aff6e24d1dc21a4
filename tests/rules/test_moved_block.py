"""Blocks at another place."""

from __future__ import annotations

import pytest

from harness import findings, found, marked, pair

SOURCE = """\
## 커널

`CONFIG_MODULES`를 끄면 0.8초가 줄어듭니다.

설정 파일은 `arch/arm/configs` 아래에 있습니다.

| 단계 | 초 |
| --- | --- |
| 커널 | 1.4 |

## 드라이버

[드라이버 문서](https://example.org/drivers)를 먼저 읽어 주세요.

`modprobe spi`는 나중에 실행합니다."""
KERNEL = "Without `CONFIG_MODULES` it takes 0.8 seconds less.\n\n"
FILES = "The configuration lies below `arch/arm/configs`.\n\n"
TABLE = "| Step | Seconds |\n| --- | --- |\n| Kernel | 1.4 |\n\n"
DRIVERS = "Read [about the drivers](https://example.org/drivers) first.\n\n"
LATER = "`modprobe spi` is run later.\n\n"


def mark(block: str) -> str:
    return f"⟦{block.strip()}⟧\n\n"


@pytest.mark.parametrize(
    "translation",
    [
        f"## Kernel\n\n{KERNEL}{FILES}{TABLE}## Drivers\n\n{DRIVERS}{LATER}",
        # To another section, and within one.
        f"## Kernel\n\n{FILES}{TABLE}## Drivers\n\n{DRIVERS}{LATER}{mark(KERNEL)}",
        f"## Kernel\n\n{FILES}{TABLE}{mark(KERNEL)}## Drivers\n\n{DRIVERS}{LATER}",
        # Neighbours that moved together are one finding.
        f"## Kernel\n\n{TABLE}## Drivers\n\n{DRIVERS}{LATER}{mark(KERNEL)}{FILES}",
    ],
)
def test_moved_block(translation):
    archive, expected = marked(pair(SOURCE, translation))

    assert found("moved-block", archive) == expected
    assert not found("missing-block", archive)


def test_neighbours_that_are_much_alike_and_changed_places():
    def yaml(key: str) -> str:
        return f"```yaml\n---\ntitle: x\ndate: 2026-11-24\ndraft: true\n{key}\n---\n```"

    blocks = [yaml("expiryDate: 2026-12-01"), yaml("publishDate: 2026-12-01")]
    source = "## 나쁜 예\n\n" + "\n\n".join(blocks)
    translation = "## Bad\n\n" + "\n\n".join(blocks[::-1])

    assert len(found("moved-block", pair(source, translation))) == 1
    assert not found("moved-block", pair(source, source))


def test_the_message_names_the_other_place():
    archive = pair(SOURCE, f"## Kernel\n\n{FILES}{TABLE}## Drivers\n\n{DRIVERS}{LATER}{KERNEL}")
    (finding,) = findings("moved-block", archive)

    assert finding.message.en == "this paragraph stands elsewhere in the `ko` text: at line 8"
    assert finding.message.ko == "이 문단의 위치가 `ko` 글(8행)과 다릅니다"
