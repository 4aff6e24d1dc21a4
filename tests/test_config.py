"""twinpost.yaml: what is understood, and where the error is when something is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from twinpost import config
from twinpost.errors import UserError
from twinpost.lint import load_rules

RULES = load_rules()
SCHEMA = Path(config.__file__).parent / "schemas" / "twinpost.schema.json"
GOOD = [
    "",
    "# 설정 없음\n",
    "language: ko\n",
    "search: true\n",
    "rules:\n",
    "rules:\n  heading-level: off\n  image-alt: 'off'\n  missing-translation: note\n",
    "rules:\n  heading-level:\n    severity: error\n    top: 1\n",
    "rules:\n  missing-translation: {languages: [ko, ja]}\n",
    "rules:\n  front-matter-required:\n    fields: [title]\n    sections:\n      docs: [title, date]\n",
    "rules:\n  front-matter-value:\n    types: {toc: boolean}\n    allowed: {level: ['1', '2']}\n",
]
BAD = [
    ("langauge: ko\n", "1:1", "`language`"),
    ("language: kr\n", "1:11", "en, ko"),
    ("search: yes\n", "1:9", "true or false"),
    ("rules:\n  heading-levle: off\n", "2:3", "`heading-level`"),
    ("rules:\n  heading-level: wrong\n", "2:18", "error, warning, note, off"),
    ("rules:\n  heading-level: {severity: bad}\n", "2:29", "error, warning, note, off"),
    ("rules:\n  heading-level:\n    tpo: 1\n", "3:5", "`top`"),
    ("rules:\n  heading-level:\n    top: two\n", "3:10", "a whole number"),
    ("rules:\n  heading-level:\n    top: true\n", "3:10", "a whole number"),
    ("rules:\n  image-alt:\n    allow-empty: yes\n", "3:18", "true or false"),
    ("rules:\n  missing-translation:\n    languages: ko\n", "3:16", "a list of texts"),
    ("rules:\n  front-matter-required:\n    sections: [docs]\n", "3:15", "a mapping"),
    ("rules:\n  front-matter-value:\n    types: {toc: bool}\n", "3:12", "one of boolean, integer"),
    ("rules: [a]\n", "1:8", "a mapping"),
    ("- rules\n", "1:1", ""),
    ("rules\n", "1:1", ""),
    ("language: 'ko\n", "1:11", ""),
    ("language: ko\nlanguage: en\n", "2:1", ""),
]


@pytest.mark.parametrize("text", GOOD)
def test_good(text):
    config.parse(text, "twinpost.yaml", RULES)

    Draft202012Validator(config.schema(RULES)).validate(YAML(typ="safe").load(text) or {})


@pytest.mark.parametrize(("text", "place", "says"), BAD)
def test_bad(text, place, says):
    with pytest.raises(UserError) as caught:
        config.parse(text, "twinpost.yaml", RULES)

    assert caught.value.place == f"twinpost.yaml:{place}"
    assert says in caught.value.message.en + caught.value.help.en


def test_what_is_chosen():
    chosen = config.parse(
        "language: ko\nrules:\n  heading-level: {top: 1}\n  image-alt: off\n", "", RULES
    )
    by_id = {rule.id: rule for rule in RULES}

    assert chosen.language == "ko"
    assert chosen.options(by_id["heading-level"]) == {"top": 1}
    assert chosen.severity(by_id["heading-level"]) == by_id["heading-level"].severity
    assert chosen.severity(by_id["image-alt"]) is None


def test_no_file_is_the_defaults(tmp_path):
    assert config.load(tmp_path, RULES) == config.Config()


def test_not_utf8(tmp_path):
    (tmp_path / "twinpost.yaml").write_bytes("# 설정".encode("cp949"))

    with pytest.raises(UserError):
        config.load(tmp_path, RULES)


def test_the_shipped_schema_is_the_one_that_the_rules_make():
    shipped = json.loads(SCHEMA.read_text(encoding="utf-8"))

    assert shipped == config.schema(RULES), (
        "run: twinpost schema config > tools/twinpost/schemas/twinpost.schema.json"
    )
    Draft202012Validator.check_schema(shipped)
