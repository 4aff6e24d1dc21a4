"""The state of the posts for programs: the contract in `schemas/status.schema.json`.

The schema is strict, so a new key is a new version. Dates are ISO 8601 with their offset.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from json import dumps
from typing import Any

from twinpost.finding import SEVERITIES, Severity
from twinpost.report.json import RAW
from twinpost.status import Status
from twinpost.status.columns import KINDS, STATES
from twinpost.status.post import Row, Version

VERSION = 1


def report(status: Status) -> str:
    """One JSON object, indented."""
    contents = {
        "version": VERSION,
        "generated": status.site.settings.now.isoformat(timespec="seconds"),
        "languages": list(status.languages),
        "posts": [_post(row) for row in status.rows],
        "summary": _summary(status),
    }
    text = dumps(contents, ensure_ascii=False, indent=2)
    return RAW.sub(lambda c: f"\\u{ord(c[0]):04x}", text) + "\n"


def _post(row: Row) -> dict[str, Any]:
    hint = row.hint
    return {
        "key": row.key,
        "section": row.section,
        "languages": {version.language: _version(version) for version in row.versions},
        **{kind.id: kind.count(row) for kind in KINDS},
        "findings": _severities(row.severities),
        "hint": {"language": hint.language, "older": list(hint.others), "days": hint.days}
        if hint
        else None,
    }


def _version(version: Version) -> dict[str, Any]:
    date = version.change.date
    return {
        "state": version.state,
        "path": version.path or None,
        "title": version.title,
        "words": version.words,
        "changed": date.isoformat() if date else None,
        "uncommitted": version.change.uncommitted,
    }


def _summary(status: Status) -> dict[str, Any]:
    return {
        "posts": len(status.rows),
        "languages": {
            language: _coverage([row.versions[i] for row in status.rows])
            for i, language in enumerate(status.languages)
        },
        **{kind.id: sum(map(kind.count, status.rows)) for kind in KINDS},
        "findings": _severities(status.severities),
        "hidden": _severities(status.hidden),
        "elsewhere": _severities(status.elsewhere),
        "shallow": status.cut,
    }


def _coverage(versions: list[Version]) -> dict[str, int]:
    states = Counter(version.state for version in versions)
    return {
        **{state: states[state] for state in STATES},
        "words": sum(version.words for version in versions),
    }


def _severities(found: Mapping[Severity, int]) -> dict[str, int]:
    return {severity: found.get(severity, 0) for severity in SEVERITIES}
