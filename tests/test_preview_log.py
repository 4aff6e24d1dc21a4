"""What Hugo's server writes, as facts; the lines are Hugo 0.168's own."""

import pytest

from twinpost.preview.log import Said, read

WARNING = "WARN  deprecated: .Site.Data was deprecated in Hugo v0.156.0. Use hugo.Data instead."
BROKEN = """\
ERROR Rebuild failed: assemble: failed to create page from pageMetaSource /posts/a: \
"/blog/content/posts/a/index.ko.md:2:8": [1:8] could not find end character of double-quoted text
>  1 | title: "a
              ^"""


@pytest.mark.parametrize(
    ("out", "err", "said"),
    [
        ("", "", Said()),
        ("Change detected, rebuilding site (#1).\nSource changed /posts/a/index.ko.md", "", Said()),
        ("Total in 12 ms", "", Said(milliseconds=12)),
        ("Rebuilt in 1028 ms", WARNING, Said(milliseconds=1028, warnings=(WARNING[6:],))),
        ("Total in 1 ms", BROKEN, Said(milliseconds=1, errors=BROKEN)),
        (
            "Built in 5 ms\n"
            "Web Server is available at http://localhost:1313/blog/ (bind address 127.0.0.1) ",
            f"{WARNING}\nINFO  static: syncing\nthe rest of it",
            Said(("http://localhost:1313/blog/",), 5, warnings=(WARNING[6:],)),
        ),
        (
            "",
            f"{BROKEN}\npanic: runtime error: 제목",
            Said(errors=f"{BROKEN}\npanic: runtime error: 제목"),
        ),
    ],
)
def test_read(out, err, said):
    assert read(out.splitlines(), err.splitlines()) == said


def test_a_taken_port():
    error = "ERROR command error: server startup failed: listen tcp 127.0.0.1:1313: bind: address"

    assert read([], [error]).port_taken
    assert not read([], [BROKEN]).port_taken
