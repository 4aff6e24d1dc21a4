"""How well the parity rules find what is wrong: injects one defect into pairs that are in step.

    python tools/benchmarks/parity_defects.py [--site PATH]... [--trials 1500] [--seed 7]
    python tools/benchmarks/parity_defects.py --kind "item moved" --show "item moved"
    python tools/benchmarks/parity_defects.py --clean

*Recall* is the share of trials in which a rule that is meant to says what is wrong and where;
*exact*, in which that is all that is said; *spurious*, how many findings are too many for a trial.
Of what is harmless, and of paragraphs merged and split, anything that is reported is false.
What changes places with its like is *hardly seen*: nothing in the two texts but their meaning says
which is which (defects/marks.py). Those trials are counted apart.
"""

from __future__ import annotations

import argparse
import gc
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from defects.kinds import KINDS, Kind
from defects.trial import Trial, trials
from defects.twins import Bench, Twin

SITE = Path(__file__).parents[2] / "site"
GOALS = {
    "structure": "recall >= .98, exact >= .95, spurious <= .03",
    "merge and split": "false <= .05",
}


def main() -> None:
    """Measure, and print the table."""
    asked = arguments()
    gc.disable()  # as `twinpost check` does: a parse makes thousands of tuples and no cycles
    benches = [Bench.open(path, asked.rule) for path in asked.site or [SITE]]
    if asked.clean:
        for bench in benches:
            print_clean(bench)
        return
    kinds = [kind for kind in KINDS if not asked.kind or kind.name in asked.kind]
    count = -(-asked.trials // len(kinds))
    started = perf_counter()
    done = {kind: list(trials(kind, benches, count, asked.seed)) for kind in kinds}
    taken = perf_counter() - started
    for trial in (trial for kind in kinds if kind.name in asked.show for trial in done[kind]):
        if not trial.exact:
            print_trial(trial)
    print_table(done)
    number = sum(map(len, done.values()))
    print(f"{number} trials, {number / taken:.0f} a second, seed {asked.seed}")


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--site", action="append", type=Path, help="a Hugo site; may be repeated")
    parser.add_argument("--trials", type=int, default=1500, help="in all: each kind gets as many")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--kind", action="append", help="only this kind; may be repeated")
    parser.add_argument(
        "--show", action="append", default=[], help="print what went wrong of a kind"
    )
    parser.add_argument("--rule", action="append", help="ask only this one; may be repeated")
    parser.add_argument("--clean", action="store_true", help="what is reported without defects")
    return parser.parse_args()


def print_table(done: dict[Kind, list[Trial]]) -> None:
    """A line for each kind, one for each group, and one for all."""
    print(f"{'':<22}{'trials':>7}{'recall':>8}{'exact':>7}{'spurious':>10}")
    for group in dict.fromkeys(kind.group for kind in done):
        inside = {kind: some for kind, some in done.items() if kind.group == group}
        for kind, some in inside.items():
            print_row(kind.name, some)
        every = [trial for some in inside.values() for trial in some]
        print_row(group.upper(), every, GOALS.get(group, ""))
    seen = [trial for kind, some in done.items() if kind.group != "hardly seen" for trial in some]
    print_row("ALL THAT IS SEEN", seen)


def print_row(name: str, some: Sequence[Trial], goal: str = "") -> None:
    """One line; where nothing is to be found there is no recall."""
    if not some:
        print(f"{name:<22}{0:>7}")
        return
    real = [trial.found for trial in some if trial.kind.rules]
    recall = share(sum(real), len(real)) if real else "-"
    exact = share(sum(trial.exact for trial in some), len(some))
    spurious = share(sum(trial.spurious for trial in some), len(some))
    print(f"{name:<22}{len(some):>7}{recall:>8}{exact:>7}{spurious:>10}  {goal}".rstrip())


def share(part: int, whole: int) -> str:
    """Three digits are as many as some hundred trials can say."""
    return f"{part / whole:.3f}"


def print_trial(trial: Trial) -> None:
    """What was done, and what was reported of it."""
    injury = trial.injury
    line = injury.before.lines.position(injury.edits[0][0].start).line
    print(f"== {trial.kind.name}: {injury.before.path}:{line}")
    for couple in injury.hurt[:3]:
        print(f"   {couple[injury.side].text[:90]!r}\n   {couple[1 - injury.side].text[:90]!r}")
    for span, text in injury.edits[:2]:
        print(f"   - {span.of(injury.before.text)[:90]!r} -> {text[:90]!r}")
    for finding in trial.findings:
        document = next(d for d in injury.documents if d.path == finding.path)
        line = document.lines.position(finding.span.start).line
        print(f"   {finding.severity}[{finding.rule}] {finding.path}:{line} {finding.message.en}")
        print(f"      {finding.span.of(document.text)[:90]!r}")
    if not trial.findings:
        print("   nothing is reported")


def print_clean(bench: Bench) -> None:
    """How many pairs of a site are in step, and what is reported of the others."""
    rules = Counter(f.rule for twin in bench.twins for f in twin.before)
    clean = [twin for twin in bench.twins if not twin.before]
    plain = [twin for twin in bench.twins if in_step(twin)]
    print(f"{bench.site.root}: {len(bench.twins)} pairs; of {len(clean)} nothing is reported")
    print(f"  {len(plain)} have the same blocks in the same order")
    for rule, count in rules.most_common():
        print(f"  {rule:<22}{count:>6}")


def in_step(twin: Twin) -> bool:
    """Whether all parts of both documents are counterparts."""
    return sum(map(len, twin.sections)) == len(twin.outlines[0]) == len(twin.outlines[1])


if __name__ == "__main__":
    main()
