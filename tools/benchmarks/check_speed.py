"""How fast `lint` is beside plain reading and parsing, on a site that is made for it.

The peer is pyromark's own HTML of the same bodies: what a checker that did nothing would cost.
Prints seconds for 1,000 documents, cold, warm (nothing changed) and after one edit.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import pyromark

from twinpost.config import Config
from twinpost.lint import lint, load_rules
from twinpost.model import Mount, Settings, Site

POSTS = 500
BODY = """\
## 배치 처리 {n}

**Feed-Forward Network**(FFN)을 배치로 묶으면 지연이 {n}ms에서 12ms로 줄어듭니다. `batch_size`는
[문서](https://example.org/{n})에서 설명합니다. The same holds for **attention**, as measured.

| 단계 | 시간 |
| --- | ---: |
| 읽기 | {n} |

```python
def batch(items, size={n}):
    return [items[i : i + size] for i in range(0, len(items), size)]
```

- 첫째: 캐시를 비웁니다.
- 둘째: {n}번 반복합니다.

"""


def make(root: Path) -> Settings:
    """A bilingual site with POSTS posts of about 8 KB."""
    for n in range(POSTS):
        bundle = root / "content" / "posts" / f"post-{n}"
        bundle.mkdir(parents=True)
        body = "".join(BODY.format(n=n + i) for i in range(12))
        for language in ("ko", "en"):
            front = f"---\ntitle: 글 {n}\ndate: 2026-11-20T09:00:00+09:00\ndescription: d\n---\n"
            (bundle / f"index.{language}.md").write_text(front + body, encoding="utf-8")
    return Settings(("ko", "en"), "ko", (Mount(root / "content"),))


def main() -> None:
    """Measure."""
    rules = load_rules()
    with tempfile.TemporaryDirectory() as directory:
        root = Path(directory).resolve()
        settings = make(root)
        started = perf_counter()
        site = Site.load(root, settings)
        loaded = perf_counter()
        lint(site, rules, Config())
        cold = perf_counter()
        lint(site, rules, Config())
        warm = perf_counter()
        one = site.documents[0]
        lint(site.with_document(replace(one, text=one.text + "\n# 끝\n")), rules, Config())
        edited = perf_counter()
        for document in site.documents:
            pyromark.html(document.text)
        peer = perf_counter() - edited
    rows = {"load": loaded - started, "lint, cold": cold - loaded}
    rows |= {"lint, warm": warm - cold, "lint, one edited": edited - warm, "pyromark.html": peer}
    for name, taken in rows.items():
        print(f"{name:<18}{taken:7.3f} s  {taken / peer:6.1f} x")


if __name__ == "__main__":
    main()
