from __future__ import annotations

import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import hugo_truth
from harness import FRONT, findings, found, marked, post, site
from hugo_truth import Rejected, build, write
from twinpost import fix
from twinpost.shortcode import OWN

KNOWN = dict(OWN) | {"box": True, "deep/in": True, "word": False}


@pytest.mark.parametrize(
    "body",
    [
        "{{< word >}} {{< Word >}} {{% box %}}가{{% /box %}} {{< deep/in />}}",
        "{{</* nope */>}} {{< time.inline >}}{{ now }}{{< /time.inline >}}",
        "⟦{{< nope >}}⟧ ⟦{{% 박스 %}}⟧가{{% /박스 %}}",
        "`⟦{{< nope a=1 >}}⟧` <!-- ⟦{{< in >}}⟧ -->",
        "```go-html-template\n⟦{{< nope >}}⟧\n```",
        "⟦{{< box/>}}⟧ ⟦{{< word.html >}}⟧",
    ],
)
def test_shortcode_unknown(body):
    archive, expected = marked(post(body))

    assert found("shortcode-unknown", archive, shortcodes=KNOWN) == expected


@pytest.mark.parametrize(
    ("body", "after"),
    [
        ("{{< bxo >}}가{{< /bxo >}}", "{{< box >}}가{{< /box >}}"),
        ("{{< figur src=a >}}", "{{< figure src=a >}}"),
        ("{{% in %}}가{{% /in %}}", "{{% deep/in %}}가{{% /deep/in %}}"),
        ("{{< box/>}}", "{{< box />}}"),
        ("{{< gallery >}}", None),
    ],
)
def test_the_nearest_name_is_offered(body, after):
    before = site(post(body), shortcodes=KNOWN)
    (finding,) = findings("shortcode-unknown", before)
    fixed = fix.apply(before, [finding], unsafe=True)

    assert not (finding.fix and finding.fix.safe)
    assert fixed.documents[0].text == f"{FRONT}{after or body}\n"


def test_a_resource_stops_hugo_too():
    archive, expected = marked(post("글") + "-- content/posts/a/notes.md --\n글 ⟦{{< nope >}}⟧\n")

    assert found("shortcode-unknown", archive) == expected


def test_nothing_is_said_while_the_theme_is_missing():
    assert found("shortcode-unknown", post("{{< nope >}}"), shortcodes={}) == []


def refused(body: str) -> str:
    """What Hugo says of a bundle with this page and this resource; "" when it builds."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        hugo_truth.site(root, "{{ range site.RegularPages }}{{ .Content }}{{ end }}")
        write(root / "content/a/index.md", FRONT)
        write(root / "content/a/notes.md", f"글 {body}")
        try:
            build(root)
        except Rejected as rejected:
            return str(rejected)
        return ""


@pytest.mark.slow
def test_hugo_knows_its_own():
    names = [name for name in OWN if OWN[name] is not None]
    with ThreadPoolExecutor(2) as pool:
        closed = list(
            pool.map(lambda name: refused(f"{{{{< {name} >}}}}x{{{{< /{name} >}}}}"), names)
        )

    for name, said in zip(names, closed, strict=True):
        assert "not found" not in said
        assert ("does not evaluate .Inner" in said) == (not OWN[name])
    assert "not found" in refused("{{< nope >}}")
