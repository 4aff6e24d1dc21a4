import pytest

from harness import findings, found, marked, pair, site

FRONT = "---\ntitle: 제목\n---\n"
OTHERS = (
    f"-- content/posts/b.ko.md --\n{FRONT}## 결과\n\n4초입니다.\n\n## 소감\n\n빠릅니다.\n"
    f"-- content/posts/b.en.md --\n{FRONT}## Results\n\nIn 4 s.\n\n## Thoughts\n\nFast.\n"
    f"-- content/posts/only-ko.ko.md --\n{FRONT}\n"
    f"-- content/posts/c.ko.md --\n---\ntranslationKey: c\n---\n"
    f"-- content/posts/see.en.md --\n---\ntranslationKey: c\n---\n"
)


@pytest.mark.parametrize(
    ("ko", "en"),
    [
        # pages
        ("[나](/posts/b/)를 보세요.", "See [b](/en/posts/b/), as it says."),
        ("[나](/posts/b/)를 보세요.", "See [b](../b/), as it says."),
        ("⟦[나](/posts/b/)⟧를 보세요.", "See b, as it says."),
        ("나를 보세요.", "See ⟦[b](/en/posts/b/)⟧, as it says."),
        ("[나](/posts/b/)를 보세요.", "See ⟦[b](/en/posts/b-2/)⟧, as it says."),
        ("⟦[나](/posts/b/)⟧를 보세요.", "See [b](https://example.org/x), as it says."),
        ("[나](/posts/only-ko/)를 보세요.", "See it, as it says."),
        ("[다](/posts/c/)를 보세요.", "See [c](/en/posts/see/), as it says."),
        ("[나](b.md)를 보세요.", "See [b](b.en.md), as it says."),
        ("[나](/posts/b/)와 [다](/posts/c/)", "[c](/en/posts/see/) and [b](/en/posts/b/)"),
        ('[나]({{< ref "b" >}})를 보세요.', 'See [b]({{< relref "b.md" >}}), as it says.'),
        ('[나]({{< ref "b" >}})를 보세요.', 'See [b](⟦{{< ref "x" >}}⟧), as it says.'),
        ('[나]({{< ref "b" >}})를 보세요.', 'See [b]({{< refx "b" >}}), as it says.'),
        ("하나는 [나](/posts/b/).\n\n둘입니다.", "This is one.\n\nTwo is [b](/en/posts/b/)."),
        # anchors
        ("[끝](#끝)으로\n\n## 끝\n\n글입니다.", "To [the end](#end)\n\n## End\n\nA text."),
        ("[끝](#끝)으로\n\n## 끝\n\n글입니다.", "To ⟦[the end](#end-2)⟧\n\n## End\n\nA text."),
        ("⟦[끝](#끝)⟧으로\n\n## 끝\n\n글입니다.", "To the end\n\n## End\n\nA text."),
        ("[결과](/posts/b/#결과) 보기", "See [results](/en/posts/b/#results)"),
        ("[결과](/posts/b/#결과) 보기", "See ⟦[results](/en/posts/b/#thoughts)⟧"),
        # out of the site
        (
            "[위키](https://ko.wikipedia.org/wiki/부팅)",
            "[W](https://en.wikipedia.org/wiki/Booting)",
        ),
        ("[문서](https://a.io/ko/x/)", "[Docs](https://a.io/en/x)"),
        ("[문서](https://a.io/rfc/6455)", "⟦[Docs](https://a.io/rfc/6445)⟧"),
        ("⟦[문서](https://a.io/x)⟧", "The documents"),
        ("[문서](https://a.io/x)", "The documents: https://a.io/x"),
        ("⟦[문서](https://a.io/x)⟧", "The documents: https://a.io/xy"),
        ("[문서](“https://a.io/x”)", "[Docs](https://a.io/x)"),
        # of two, each has its counterpart
        (
            "⟦[지난 글](/posts/b/)⟧에 이어 [B-트리](https://ko.wikipedia.org/wiki/B_트리)를 봅니다.",
            "After last time, a look at [B-trees](https://en.wikipedia.org/wiki/B-tree).",
        ),
        (
            "⟦[지난 글](/posts/b/)⟧에 이어 [B-트리](https://a.kr/tree)를 봅니다.",
            "After last time, a look at [B-trees](https://b.org/trees).",
        ),
        (
            "[위키](https://ko.wikipedia.org/wiki/부팅), [나](/posts/b/)를 보세요.",
            "See ⟦[b](/en/posts/b-2/)⟧ and [W](https://en.wikipedia.org/wiki/Booting).",
        ),
        # in footnotes
        ("글[^1]\n\n[^1]: ⟦[나](/posts/b/)⟧", "Text[^1]\n\n[^1]: b"),
        ("링크가 없습니다.", "No link."),
    ],
)
def test_link_parity(ko, en):
    archive, expected = marked(pair(ko, en))

    assert found("link-parity", archive + OTHERS) == expected


@pytest.mark.parametrize(
    ("ko", "en", "severity"),
    [
        ("[나](/posts/b/)를 보세요.", "See b, as it says.", "warning"),
        ("나를 보세요.", "See [b](/en/posts/b/), as it says.", "note"),
        ("[문서](https://a.io/x)", "The documents", "note"),
        ("[나](/posts/b/), [또](/posts/b/)", "See [b](/en/posts/b/)", "note"),
    ],
)
def test_severity(ko, en, severity):
    (finding,) = findings("link-parity", site(pair(ko, en) + OTHERS))

    assert finding.severity == severity
