import pytest

from harness import findings, found, marked, post

FAR = "\n\n하나\n\n둘\n\n셋\n\n"


@pytest.mark.parametrize(
    "body",
    [
        "⟦FFN⟧이 있습니다." + FAR + "Feed-Forward Network(FFN)입니다. FFN은 작습니다.",
        "An ⟦FFN⟧ and more FFNs." + FAR + "**Feed-Forward Network** (FFN) is the name.",
        "⟦FFNs⟧ are here." + FAR + "FFN (Feed-Forward Network) is the name.",
        "⟦JIT⟧ 컴파일" + FAR + "- JIT(Just In Time)는 제때라는 뜻입니다.",
        "## 처음\n\n- 목록의 ⟦SOPS⟧" + FAR + "## SOPS(Secrets OPerationS)",
        "⟦IAM⟧과 `IAM`" + FAR + "Identity and Access Management(IAM)",
        "> 인용한 ⟦HTTP⟧" + FAR + "HyperText Transfer Protocol(HTTP)",
        # introduced in time
        "Feed-Forward Network(FFN)입니다."
        + FAR
        + "FFN은 작습니다."
        + FAR
        + "FFN (Feed-Forward Network)",
        "FFN이 있습니다.\n\nFeed-Forward Network(FFN)입니다.",
        "FFN이 있습니다.\n\n하나\n\nFeed-Forward Network(FFN)입니다.",
        "피드포워드 신경망(FFN)입니다." + FAR + "Feed-Forward Network(FFN)입니다.",
        "FFN(피드포워드 신경망)입니다." + FAR + "Feed-Forward Network(FFN)입니다.",
        "FFN: 신경망의 하나" + FAR + "Feed-Forward Network(FFN)입니다.",
        "feed forward networks, or FFN for short" + FAR + "Feed-Forward Network(FFN)입니다.",
        # headings and what stands before the first of them
        "## FFN이란" + FAR + "Feed-Forward Network(FFN)입니다.",
        "이 글은 FFN을 다룹니다.\n\n## 처음" + FAR + "Feed-Forward Network(FFN)입니다.",
        # no words beside the parenthesis that begin with the letters
        "GPU를 씁니다." + FAR + "그래픽 처리 장치(GPU)를 씁니다. Seoul (KR), see below (OK).",
        "FFN, FFN." + FAR + "a network (FFN) and FFN (see above)",
        # code, addresses, names that only contain it
        "`FFN`, https://a.b/FFN, FFN_SIZE, x-FFN, $FFN$, FFNet" + FAR + "Feed-Forward Network(FFN)",
        "평범한 글입니다.",
    ],
)
def test_acronym_introduced(body):
    archive, expected = marked(post(body))

    assert found("acronym-introduced", archive) == expected


def test_the_message_says_where():
    (finding,) = findings("acronym-introduced", post(f"FFN{FAR}Feed-Forward Network(FFN)"))

    assert finding.message.en == "`FFN` is used here and introduced later, on line 14"
    assert finding.help
    assert "`Feed-Forward Network (FFN)`" in finding.help.en
    assert finding.related


def test_a_resource_is_no_page():
    archive = post("글") + f"-- content/posts/a/notes.md --\nFFN{FAR}Feed-Forward Network(FFN)\n"

    assert found("acronym-introduced", archive) == []


def test_a_long_text_without_marks_takes_no_time():
    words = "word another " * 20_000

    assert found("acronym-introduced", post(f"FFN{FAR}{words}(FFN) ({words})")) == []
