import pytest

from harness import found, marked, post


@pytest.mark.parametrize(
    "body",
    [
        "[Hugo의 설정](https://gohugo.io/), [이전 글](../a/), [여기서 배운 것](/b/), [C](/c/)",
        "⟦[여기](/a/)⟧ ⟦[ 여기 ](/a/)⟧ ⟦[링크](/a/)⟧ ⟦[**클릭!**](/a/)⟧ ⟦[바로가기 →](/a/)⟧",
        "⟦[Here](/a/)⟧ ⟦[click here.](/a/)⟧ ⟦[this](/a/)⟧ ⟦[`link`](/a/)⟧ ⟦[here][1]⟧\n\n[1]: /a/",
        "⟦[→](/a/)⟧ ⟦[>>](/a/)⟧ ⟦[](/a/)⟧ [1](/a/) [🔗 원문](/a/) [C++](/a/) [#](/a/)",
        "⟦[![](a.png)](/a/)⟧ [![보드 사진](a.png)](/a/)",
        '[![](a.png) 보드](/a/) [<img src="a.png" alt="보드">](/a/)',
        '⟦[여기]({{< relref "a" >}})⟧를 보세요',
        "<https://example.org> `[여기](a)` ![여기](a.png)",
        "## ⟦[여기](/a/)⟧\n\n> - ⟦[more](/a/)⟧",
    ],
)
def test_link_text(body):
    archive, expected = marked(post(body))

    assert found("link-text", archive) == expected
