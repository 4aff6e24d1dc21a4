"""Hugo stops at the first broken page: what is fine is built at once, what is broken one by one."""

from __future__ import annotations

import random
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import hugo_truth
from harness import FRONT, findings, found, marked, post, site
from hugo_truth import Rejected, build, write
from twinpost import fix
from twinpost.model import Document, Mount, Settings
from twinpost.rules.shortcode_unclosed import shortcode_unclosed
from twinpost.shortcode import OWN, takes_inside

TEMPLATES = {
    "box": "<div>{{ .Inner }}</div>",
    "deep/in": "{{ with .Page }}{{ $.InnerDeindent }}{{ end }}",
    "piped": "{{ (.Inner) | markdownify }}",
    "word": "낱말",
    "remark": "{{/* .Inner */}}.Inner",
    "quoted": '{{ "}} .Inner" }}',
    "passed": '{{ partial "inner.html" . }}',
}
KNOWN = dict(OWN) | {name: takes_inside(text) for name, text in TEMPLATES.items()}
TABLE = [
    "{{< box >}}가{{< /box >}} {{% box %}}나{{% /box %}} {{< box />}} {{< word >}}",
    "{{< box >}}{{< word >}}{{< box >}}가{{< /box >}}{{< /box >}}",
    "{{< BOX >}}가{{< /BOX >}} {{<box>}}나{{</box>}} {{< box >}}다{{< / box >}} {{< box >}}{{% /box %}}",
    "{{</* box */>}} {{%/* /word */%}} {{</* it's \"one */>}}",
    "{{< deep/in >}}가{{< /deep/in >}} {{< piped >}}나{{< /piped >}}",
    "{{< remark >}} {{< quoted >}} {{< passed >}}",
    "{{< box >}}{{< piped >}}{{< /box >}}{{< /piped >}}",  # Hugo lets them cross
    '{{< box "{{< 가 >}}" >}}나{{< /box >}}',
    "⟦{{< box >}}⟧가",
    "```\n⟦{{< box >}}⟧가\n```",
    "<!-- ⟦{{% box %}}⟧ -->",
    "⟦{{< box >}}⟧가{{< box >}}나{{< /box >}}",
    "{{< box >}}가⟦{{< piped >}}⟧나{{< /box >}}",
    "{{< word >}}가⟦{{< /word >}}⟧",
    "{{< box >}}⟦{{< /word >}}⟧{{< /box >}}",
    "⟦{{< word / >}}⟧ {{% box / %}}",
    "가⟦{{< /box >}}⟧",
    "{{< box >}}가⟦{{< /Box >}}⟧",
    "⟦{{<⟧ box",
    "⟦{{<⟧ box %}}가",
    "⟦{{<⟧ >}}",
    '⟦{{<⟧ word "가 >}}',
    "⟦{{<⟧/* box >}}",
    "⟦{{<⟧ word\n\n글 {{< word >}}",
    "⟦{{< box >}}⟧가⟦{{<⟧ /box 나 >}}",
]


@pytest.mark.parametrize("body", TABLE)
def test_shortcode_unclosed(body):
    archive, expected = marked(post(body))

    assert found("shortcode-unclosed", archive, shortcodes=KNOWN) == expected


@pytest.mark.parametrize(
    ("body", "safe", "after"),
    [
        ("{{< box >}}가{{< /Box >}}", True, "{{< box >}}가{{< /box >}}"),
        ("{{< word />}}", True, "{{< word >}}"),
        ("{{< word >}}가{{< /word >}}", False, "{{< word >}}가"),
    ],
)
def test_fixes(body, safe, after):
    before = site(post(body), shortcodes=KNOWN)
    found = findings("shortcode-unclosed", before)
    (finding,) = (finding for finding in found if finding.fix)
    fixed = fix.apply(before, found, unsafe=True)

    assert finding.fix
    assert finding.fix.safe is safe
    assert fixed.documents[0].text == f"{FRONT}{after}\n"
    assert findings("shortcode-unclosed", fixed) == []


def test_nothing_is_said_where_templates_are_missing_or_differ():
    body = "{{< box >}} {{< /box >}}{{< /box >}}"

    assert found("shortcode-unclosed", post(body), shortcodes={}) == []
    assert found("shortcode-unclosed", post("{{< box >}}"), shortcodes={"box": None}) == []


# --- put before Hugo ---

PIECES = [
    *["{{< box >}}", "{{< /box >}}", "{{% box %}}", "{{% /box %}}", "{{< box />}}"] * 3,
    *["{{< word >}}", "{{< piped >}}", "{{< /piped >}}", "가", "`", "\n"] * 2,
    *["{{< /word >}}", "{{< /Box >}}", "{{</* box */>}}", "{{< deep/in >}}", "{{< /deep/in >}}"],
    *["{{< word / >}}", "{{<", "{{< word", '"', "{{< details >}}", "{{< /details >}}"],
]


def generated(count: int) -> list[str]:
    chance = random.Random("shortcodes")
    return ["".join(chance.choices(PIECES, k=chance.randint(1, 6))) for _ in range(count)]


def is_broken(body: str) -> bool:
    settings = Settings(("ko",), "ko", (Mount(Path("content")),), shortcodes=KNOWN)
    document = Document("a.md", "ko", f"{FRONT}{body}", "/a")
    return any(shortcode_unclosed.check(document, settings))


def stops(bodies: list[str]) -> bool:
    """Whether Hugo refuses a site with these pages."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        hugo_truth.site(root, "{{ range site.RegularPages }}{{ .Content }}{{ end }}")
        write(root / "layouts/_partials/inner.html", "{{ .Inner }}")
        for name, template in TEMPLATES.items():
            write(root / f"layouts/_shortcodes/{name}.html", template)
        for i, body in enumerate(bodies):
            write(root / f"content/{i:05}.md", f"{FRONT}{body}")
        try:
            build(root)
        except Rejected:
            return True
        return False


@pytest.mark.slow
def test_hugo_builds_what_is_fine():
    bodies = [body.translate({ord("⟦"): None, ord("⟧"): None}) for body in TABLE] + generated(4000)
    fine = [body for body in bodies if not is_broken(body)]

    assert len(fine) > 300
    assert not stops(fine)


@pytest.mark.slow
def test_hugo_stops_at_what_is_found():
    bodies = [body.translate({ord("⟦"): None, ord("⟧"): None}) for body in TABLE] + generated(50)
    broken = [body for body in bodies if is_broken(body)]
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda body: stops([body]), broken))

    assert [b for b, stopped in zip(broken, answers, strict=True) if not stopped] == []
