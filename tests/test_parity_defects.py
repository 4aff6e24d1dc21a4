"""The benchmark of injected defects measures what it means to: its defects are what they are called.

What the rules make of them is for the benchmark to say, not for the tests.
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

import pytest

from harness import site
from twinpost.config import Config
from twinpost.finding import Finding, Text
from twinpost.markdown import Goldmark
from twinpost.model import Document
from twinpost.span import Span

sys.path.insert(0, str(Path(__file__).parents[1] / "tools" / "benchmarks"))

from defects.injury import Injury
from defects.kinds import KINDS, Kind
from defects.outline import outline
from defects.trial import Trial, trials
from defects.twins import Bench

KOREAN = """\
처음 문단입니다. 서버 12대를 묶었습니다. `batch_size`와 Redis를 **함께** 썼습니다.

둘째 문단은 [문서](/docs/cache/#size)를 보라고 합니다[^1]. 그리고 2,048개를 셉니다.

![배치의 그림](images/batch.png)

## 캐시

- NumPy 배열을 32개로 나눕니다.
- kubectl로 다시 배포합니다.
- Grafana에서 지연을 봅니다.

```python
size = 64  # 한 번에
run(size, "다시")
stop(limit=3)
```

> Brooks가 한 말입니다.

### 표

| 단계 | 시간 | 크기 |
| --- | ---: | ---: |
| 읽기 | 31 | 5 |
| 쓰기 | 47 | 6 |

$$
E = mc^2
$$

{{< figure src="images/path.svg" alt="길" >}}

## 끝

다시 시작하는 GPT-2 모델은 768차원입니다. 나머지는 LayerNorm이 합니다. 이것으로 모두 끝났습니다.

[^1]: Knuth의 책입니다.
"""
ENGLISH = """\
The first paragraph. We tied 12 servers together. We used `batch_size` and Redis **as one**.

The second one sends you to [a page](/docs/cache/#size)[^1]. And it counts 2,048 of them.

![A picture of batches](images/batch.png)

## The cache

- We cut NumPy arrays into 32.
- We deploy again with kubectl.
- We watch the latency in Grafana.

```python
size = 64  # at once
run(size, "again")
stop(limit=3)
```

> Brooks said so.

### The table

| Step | Time | Size |
| --- | ---: | ---: |
| read | 31 | 5 |
| write | 47 | 6 |

$$
E = mc^2
$$

{{< figure src="images/path.svg" alt="A way" >}}

## The end

The GPT-2 model that starts again has 768 dimensions. LayerNorm does the rest. That is all of it.

[^1]: A book by Knuth.
"""
FRONT = """\
---
title: 제목
date: 2026-11-20T09:00:00+09:00
authors: [kim]
tags: [hugo, cache]
cover:
  image: images/cover.png
  relative: true
---
"""
ARCHIVE = (
    f"-- content/posts/a/index.ko.md --\n{FRONT}{KOREAN}"
    f"-- content/posts/a/index.en.md --\n{FRONT}{ENGLISH}"
)


@pytest.fixture(scope="module")
def bench() -> Bench:
    """A tiny site; without rules: what they say is not the question."""
    goldmark = Goldmark(passthrough=(("$$", "$$"),))
    return Bench(site(ARCHIVE, goldmark), (), Config())


def injuries(kind: Kind, bench: Bench) -> list[Injury]:
    """Every defect of a kind that can be done to the site."""
    (twin,) = bench.twins
    return [
        injury for side in (0, 1) for injury in kind.make(twin, side, Random(7)) if injury.holds
    ]


def outlined(document: Document) -> list[tuple[str, str]]:
    """The kinds of the parts, and what they say, however their lines are broken."""
    return [(part.kind, " ".join(part.text.split())) for part in outline(document)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_defect_is_on_one_side(kind, bench):
    (twin,) = bench.twins
    for injury in injuries(kind, bench):
        changed = [a.text != b.text for a, b in zip(twin.documents, injury.documents, strict=True)]

        assert changed == [injury.side == 0, injury.side == 1]


def test_every_kind_can_be_done_to_a_small_post(bench):
    none = {kind.name for kind in KINDS if not injuries(kind, bench)}

    assert none == {kind.name for kind in KINDS if kind.group == "hardly seen"} & none


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_defect_can_be_seen_somewhere(kind, bench):
    for injury in injuries(kind, bench):
        texts = {document.path: document.text for document in injury.documents}
        places = list(injury.places)

        assert places
        assert all(span.end <= len(texts[path]) for path, span in places)


@pytest.mark.parametrize("name", ["blank line", "reflowed"])
def test_white_space_leaves_the_blocks_alone(name, bench):
    (kind,) = (kind for kind in KINDS if kind.name == name)
    for injury in injuries(kind, bench):
        assert outlined(injury.document) == outlined(injury.before)


def test_what_is_deleted_is_all_that_is_gone(bench):
    for kind in (
        kind for kind in KINDS if kind.name.endswith("deleted") and kind.group == "structure"
    ):
        for injury in injuries(kind, bench):
            before, after = outlined(injury.before), outlined(injury.document)
            gone = [part for part in before if part not in after]

            assert [part for part in before if part in after] == after
            assert set(gone) <= {
                (c[injury.side].kind, " ".join(c[injury.side].text.split())) for c in injury.hurt
            }


def test_what_is_moved_is_all_there(bench):
    for kind in (kind for kind in KINDS if "moved" in kind.name):
        for injury in injuries(kind, bench):
            before, after = outlined(injury.before), outlined(injury.document)

            assert before != after
            assert sorted(before) == sorted(after)


def test_trials_are_the_same_for_a_seed(bench):
    def texts(seed: int) -> list[str]:
        return [t.injury.document.text for kind in KINDS for t in trials(kind, [bench], 1, seed)]

    assert texts(3) == texts(3)
    assert texts(3) != texts(4)
    assert len(texts(3)) >= 30


@pytest.mark.parametrize(
    ("rules", "verdict"),
    [
        ((), (False, False, 0)),
        (("missing-block",), (True, True, 0)),
        (("number-parity",), (False, False, 1)),
        (("missing-block", "number-parity"), (True, False, 1)),
        (("missing-block", "missing-block"), (True, False, 1)),
    ],
)
def test_verdict(rules, verdict, bench):
    (kind,) = (kind for kind in KINDS if kind.name == "quote deleted")
    injury = injuries(kind, bench)[0]
    path, span = next(injury.places)
    trial = Trial(kind, injury, tuple(Finding(path, span, Text("", ""), rule=r) for r in rules))

    assert (trial.found, trial.exact, trial.spurious) == verdict


def test_a_finding_elsewhere_is_spurious(bench):
    (kind,) = (kind for kind in KINDS if kind.name == "quote deleted")
    injury = injuries(kind, bench)[0]
    path, _ = next(injury.places)
    finding = Finding(path, Span(0, 3), Text("", ""), rule="missing-block")

    assert Trial(kind, injury, (finding,)).spurious == 1
