"""A translation beside its source: what is put side by side, for generated documents."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from harness import pair, site
from twinpost.parity import alignment, blocks
from twinpost.parity.alignment import Alignment
from twinpost.parity.matching import BAND, matched

NAMES = (
    "kubectl",
    "containerd",
    "etcd",
    "istio",
    "helm",
    "redis",
    "kafka",
    "nginx",
    "spark",
    "ray",
)
Both = tuple[str, str]  # a block in Korean and in English


@st.composite
def paragraphs(draw) -> Both:
    name, number = draw(st.sampled_from(NAMES)), draw(st.integers(14, 9999))
    more = draw(st.integers(0, 4))
    return (
        f"{name} 설정을 바꾸면 {number}번 다시 시작합니다."
        + " 그다음에 결과를 다시 잽니다." * more,
        f"A change of {name} restarts it {number} times." + " Then we measure it again." * more,
    )


@st.composite
def listings(draw) -> Both:
    name, number = draw(st.sampled_from(NAMES)), draw(st.integers(14, 9999))
    code = f"```bash\n{name} --replicas={number}\n```"
    return code, code


@st.composite
def pictures(draw) -> Both:
    number = draw(st.integers(14, 9999))
    return f"![그림](images/{number}.png)", f"![Picture](images/{number}.png)"


@st.composite
def headings(draw) -> Both:
    name = draw(st.sampled_from(NAMES))
    return f"## {name} 설정", f"## How to set {name}"


@st.composite
def tables(draw) -> Both:
    rows = [draw(st.integers(14, 9999)) for _ in range(draw(st.integers(1, 3)))]
    return tuple(
        f"| {head} | n |\n| --- | --- |\n" + "\n".join(f"| {word} | {n} |" for n in rows)
        for head, word in (("단계", "커널"), ("Step", "Kernel"))
    )


BLOCKS = st.lists(
    st.one_of(paragraphs(), paragraphs(), listings(), pictures(), headings(), tables()),
    min_size=2,
    max_size=24,
    unique_by=lambda both: tuple(re.findall(r"\d\d+", both[0])) or both,
)


def aligned(source: Sequence[str], translation: Sequence[str]) -> Alignment:
    (post,) = site(pair("\n\n".join(source), "\n\n".join(translation))).posts
    (found,) = alignment.of_post(post)
    return found


def numbers(found: Alignment) -> list[tuple[list[int], list[int]]]:
    """The pairs, as the numbers of blocks."""
    left, right = list(blocks.of(found.source)), list(blocks.of(found.translation))
    return [
        ([left.index(b) for b in one.source], [right.index(b) for b in one.translation])
        for one in found.pairs
    ]


@given(BLOCKS)
@settings(max_examples=60, derandomize=True)
def test_a_translation_is_aligned_block_by_block(both):
    found = aligned([a for a, _ in both], [b for _, b in both])

    assert not found.missing
    assert not found.moved
    assert numbers(found) == [([i], [i]) for i in range(len(both))]


@given(BLOCKS, st.data())
@settings(max_examples=100)
def test_each_block_is_in_one_place_whatever_is_done(both, data):
    """Delete and shuffle on both sides: nothing is lost, nothing counted twice."""
    left = data.draw(st.permutations([a for a, _ in both]))
    right = data.draw(st.lists(st.sampled_from([b for _, b in both]), min_size=1))
    found = aligned(left, right)

    for document, side in ((found.source, "source"), (found.translation, "translation")):
        placed = [b for one in found.pairs for b in getattr(one, side)]
        placed += [b for one in found.missing if one.document is document for b in one.blocks]
        assert sorted(placed, key=lambda b: b.span) == list(blocks.of(document))


@given(BLOCKS, st.data())
@settings(max_examples=100, derandomize=True)
def test_a_deleted_block_is_missing(both, data):
    """Not a heading: among sections that are alike, another may be taken for it."""
    i = data.draw(st.integers(0, len(both) - 1))
    assume(not both[i][0].startswith("##"))
    deletes_source = data.draw(st.booleans())
    sides = [[a for a, _ in both], [b for _, b in both]]
    sides[not deletes_source].pop(i)
    found = aligned(*sides)
    lone = [b.span.of(one.document.text) for one in found.missing for b in one.blocks]

    assert lone == [both[i][deletes_source]]


def test_a_deleted_heading_with_nothing_below_it():
    """What hypothesis found once: the heading above it was taken for the deleted one."""
    restarts = [f"kubectl 설정을 바꾸면 {n}번 다시 시작합니다." for n in range(14, 19)]
    restarted = [f"A change of kubectl restarts it {n} times." for n in range(14, 19)]
    found = aligned(
        [*restarts, "## kubectl 설정", "## containerd 설정", "## etcd 설정"],
        [*restarted, "## How to set kubectl", "## How to set etcd"],
    )
    lone = [b.span.of(one.document.text) for one in found.missing for b in one.blocks]

    assert lone == ["## containerd 설정"]


STARTS = ("보드가 빨리 켜집니다.", "The board starts fast.")
LOGS = ("로그를 끄고 다시 잽니다.", "Turn off the logs and measure again.")
SAVES = ("설정을 바꾸고 저장합니다.", "Change the settings and save them.")
DRIVERS = ("드라이버를 나중에 올립니다.", "Load the drivers later on.")
RESULTS = ("결과를 표로 정리합니다.", "Sum up the results in a table.")
A, B, C, D, E = (
    (f"## 제목 {a}", f"## Title {b} here") for a, b in zip("가나다라마", "ABCDE", strict=True)
)


@pytest.mark.parametrize(
    ("both", "deleted"),
    [
        # Its last block is like one of its neighbours'.
        ([A, LOGS, B, LOGS, STARTS, DRIVERS, C, STARTS, D, SAVES, E, LOGS, RESULTS], range(2, 6)),
        # The section above begins as the one below does.
        ([A, DRIVERS, SAVES, B, RESULTS, C, LOGS, STARTS, D, RESULTS, LOGS], range(5, 8)),
    ],
)
def test_a_deleted_section_is_missing_as_a_whole(both, deleted):
    left, right = [a for a, _ in both], [b for _, b in both]
    found = aligned(left, [b for n, b in enumerate(right) if n not in deleted])
    runs = [[b.span.of(one.document.text) for b in one.blocks] for one in found.missing]

    assert runs == [[left[n] for n in deleted]]


def test_units_are_leaves():
    body = """\
> 인용문

- 항목

  ```bash
  ls
  ```
  - 안쪽

용어
: 뜻

![그림](a.png)

$$x^2$$

{{< youtube abc >}}

<div>HTML</div>

<!-- 주석 -->

---

말[^1]

[^1]: 각주
"""
    (document, _) = site(pair(body, "x")).documents[::-1]
    kinds = " ".join(block.kind for block in blocks.of(document))

    assert kinds == (
        "quote item code item definition definition image math shortcode html paragraph footnote"
    )


@pytest.mark.parametrize("length", [50, 200, 800])
def test_matching_is_linear(length):
    """Of two long sequences only what lies near the diagonal is compared."""
    asked = 0

    def likeness(one: int, other: int) -> float:
        nonlocal asked
        asked += 1
        return float(one == other)

    left, right = list(range(length)), [n for n in range(length) if n != length // 2]

    assert matched(left, right, likeness) == [
        (n, n - (n > length // 2)) for n in range(length) if n != length // 2
    ]
    assert asked <= length * (2 * (BAND + 1) + 1)
