"""Ask Hugo again what it makes of every case, and write down its answers.

    python tests/truth/record.py

What changed since the last time is what `git diff tests/truth` shows.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import hugo_truth
import truth

PLACE = re.compile(r'\.md:(\d+):(\d+)": ')
BEFORE = re.compile(r'^ERROR (?:.*\.md:\d+:\d+": )?(?:\[\d+:\d+\] |unmarshal failed: )*')
BEHIND = re.compile(r"(?:: see |[.:] In page |: failed to |\. We renamed | for path ).*")


def record(cases: Sequence[truth.Case]) -> dict[str, dict[str, Any]]:
    """Hugo's answers, by group and name."""
    found: dict[str, dict[str, Any]] = {}
    for case, answer in zip(cases, hugo_truth.ask([case.text for case in cases]), strict=True):
        said = refused(answer) if isinstance(answer, str) else accepted(answer)
        found.setdefault(case.group, {})[case.name] = said
    return found


def refused(said: str) -> dict[str, Any]:
    """What is stable in an error of Hugo: its reason, and line and column."""
    answer: dict[str, Any] = {"rejected": BEHIND.sub("", BEFORE.sub("", said))}
    place = PLACE.search(said)
    return {**answer, "at": f"{place[1]}:{place[2]}"} if place else answer


def accepted(page: dict[str, Any]) -> dict[str, Any]:
    """What Hugo reads, without what is the same in nearly all."""
    if not page:
        return {"page": None}
    go = page.pop("go")
    page["params"] = json.loads(page["params"]) if page["params"] else go
    for name in ("title", "date", "draft", "iscjklanguage"):
        if isinstance(page["params"], dict):
            page["params"].pop(name, None)
    usual = {"date": "0001-01-01T00:00:00Z", "draft": False, "terms": [], "params": {}}
    return {key: value for key, value in page.items() if value != usual.get(key)}


def main() -> None:
    """Write the answers."""
    for group, answers in record(truth.cases()).items():
        text = json.dumps(answers, ensure_ascii=False, indent=1, sort_keys=True)
        text = truth.escaped(text)
        (truth.FOLDER / f"{group}.json").write_text(text + "\n", "utf-8")
        print(f"{group}: {len(answers)}")


if __name__ == "__main__":
    main()
