"""Why Hugo stopped, in words: what its errors mean, and how each is cured.

Hugo's words stand on the left; the first that is found in an error explains it, so causes come
before the wrappings that Hugo puts around them.
"""

from __future__ import annotations

import re
from string import Template

from twinpost.hugo import reasons_of_content as content
from twinpost.hugo import reasons_of_site as site
from twinpost.text import Text

REASONS = (
    *content.SHORTCODES,
    *content.FRONT_MATTER,
    *site.TEMPLATES,
    *site.TEMPLATE_SYNTAX,
    *content.YAML_AND_TOML,
    *site.CONFIGURATION,
)


def explain(error: str) -> tuple[Text, Text] | None:
    """What an error of Hugo means and how to cure it; None when it speaks for itself."""
    for reason in REASONS:
        if found := re.search(reason.hugo, error):
            groups = found.groupdict("")
            return _filled(reason.message, groups), _filled(reason.help, groups)
    return None


def _filled(text: Text, groups: dict[str, str]) -> Text:
    return Text(Template(text.en).substitute(groups), Template(text.ko).substitute(groups))
