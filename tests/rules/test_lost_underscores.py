import re

import pytest

from harness import findings, found, marked, post, site
from hugo_rendering import render, seen
from twinpost import fix

# The body, and what the fix makes of it.
TABLE = [
    ("패키지의 ⟦__init__.py⟧와 ⟦__main__.py⟧", "패키지의 `__init__.py`와 `__main__.py`"),
    ("when ⟦__name__⟧ is set, (⟦__call__⟧)", "when `__name__` is set, (`__call__`)"),
    (
        "# ⟦__init__⟧\n\n- ⟦__my_hook__⟧()를 부릅니다",
        "# `__init__`\n\n- `__my_hook__`()를 부릅니다",
    ),
    ("__굵게__ __very much__ __note__ __Init__ **init** **init**.py", None),
    ("`__init__.py` snake__init__case \\_\\_init\\_\\_ ___init___", None),
    ("[__init__](a.py) 뒤", None),
]


@pytest.mark.parametrize("body", [body for body, _ in TABLE if "[__" not in body])
def test_lost_underscores(body):
    archive, expected = marked(post(body))

    assert found("lost-underscores", archive) == expected


@pytest.mark.slow
def test_hugo_loses_them_and_the_fix_keeps_them():
    rows = [(re.sub("[⟦⟧]", "", body), after) for body, after in TABLE if after]
    before = render([body for body, _ in rows])

    assert not any("__" in seen(html) for html in before)
    for body, after in rows:
        archive = site(post(body))
        fixed = fix.apply(archive, findings("lost-underscores", archive))
        assert fixed.documents[0].text.endswith(f"{after}\n")
