import pytest

from harness import findings, found, marked
from twinpost.markdown import Goldmark

LONG = "The cache keeps what was computed before, so that the next token needs only its own part."


def post(body, name="index.ko.md", title="LLM"):
    return f"-- content/posts/a/{name} --\n---\ntitle: {title}\n---\n{body}\n"


def of(name, body, **more):
    archive, expected = marked(post(body, name))
    return found("untranslated", archive, **more), expected


@pytest.mark.parametrize(
    "body",
    [
        # pictures
        '⟦![설치 화면](a.png)⟧ ![The screen](b.png) ⟦![The screen](c.png "설치 화면")⟧',
        "![The button 설치 of the screen](a.png) ![Docker](a.png)",
        '⟦{{< figure src="a.png" alt="The screen" caption="설치 화면" >}}⟧',
        '⟦<img src="a.png" alt="설치 화면">⟧',
        # headings and tables
        "⟦## 설치하기⟧\n\n⟦## Event Loop의 6단계⟧\n\n⟦## 왜⟧",
        "## Dependency Injection (의존성 주입)\n\n## The particles 은 and 는\n\n## “설치”\n\n## `설치`",
        "| ⟦이름⟧ | Size |\n| --- | --- |\n| 가 | 나 |",
        "| English | 한국어 |\n| --- | --- |\n| a | 가 |",
        # paragraphs
        "⟦설치가 끝났습니다. 이제 켜 봅시다.⟧\n\nNow start it.",
        "- ⟦설치가 끝났습니다.⟧\n- Now start it.\n",
        "⟦서비스를 `kubectl apply`로 배포합니다.⟧",
        # what is no leftover
        "> 설치가 끝났습니다. 이제 켜 봅시다.\n\n“설치가 끝났습니다.” is what it says.",
        "It says:\n\n설치가 끝났습니다.\n",
        '```\n{{< figure src="a.png" caption="설치 화면" >}}\n```',
        "```\n설치가 끝났습니다. 이제 켜 봅시다.\n```\n\n`설치가 끝났습니다`",
        "- [설치하는 방법을 설명한 글](https://example.com)\n- [Kim] 설치 방법: https://example.com/a",
        "A note[^1]\n\n[^1]: 김철수, 설치하는 방법. 서울, 2020.",
        "| a | b |\n| --- | --- |\n| 설치가 끝났습니다. 켭시다. | b |",
        # a text about Korean has examples
        "The word `설치` and `배포` or `부팅`.\n\n## 먹다\n\n집에 갔습니다.\n\n⟦집에 갔습니다. 잤습니다.⟧",
        "Nothing to see here.",
        "",
    ],
)
def test_korean_in_an_english_post(body):
    places, expected = of("index.en.md", body, goldmark=Goldmark(unsafe=True))

    assert places == expected


@pytest.mark.parametrize(
    "body",
    [
        f"⟦{LONG}⟧\n\n이제 켜 봅시다.",
        f"- ⟦{LONG}⟧\n- 켭니다.",
        f"> {LONG}\n\n*{LONG}*\n\n“{LONG}”",
        f"원문은 이렇습니다:\n\n{LONG}",
        f"```\n{LONG}\n```",
        f"## {LONG}\n\n![{LONG}](a.png)",
        f"- [{LONG}](https://example.com)\n- {LONG[:-1]}: https://example.com/abc",
        "Docker, Kubernetes, Helm, Istio, Envoy, Cilium, Calico, Flannel, Argo, Flux, Kind, K3s, Kubo.",
        "Let's go!",
        f"{LONG} 그렇습니다.",
    ],
)
def test_english_in_a_korean_post(body):
    places, expected = of("index.ko.md", body)

    assert places == expected


@pytest.mark.parametrize(
    ("name", "front"),
    [
        ("en", "title: ⟦설치하기⟧\ndescription: ⟦설치하는 방법⟧"),
        ("en", "title: How to install\ncover: {alt: ⟦설치 화면⟧, caption: The screen}"),
        ("en", "title: 'The word \"설치\"'\ntags: [설치]"),
        ("ko", "title: Docker Compose\nsummary: ⟦How to start it with one file and no server.⟧"),
    ],
)
def test_front_matter(name, front):
    archive, expected = marked(f"-- content/a.{name}.md --\n---\n{front}\n---\n")

    assert found("untranslated", archive) == expected


@pytest.mark.parametrize(
    ("languages", "body"),
    [
        (("de", "en"), "⟦{}⟧\n\nGut so."),
        (("de", "en"), "> {}"),
        (("ja", "en"), "⟦{}⟧\n\nそうです。"),
        (
            ("ko", "en", "ja"),
            "⟦설치가 끝났습니다. 이제 켜 봅시다.⟧\n\n설치です、でもそうではありません。",
        ),
    ],
)
def test_other_languages(languages, body):
    lang = next(each for each in languages if each not in ("en", "ko"))
    archive, expected = marked(
        post(LONG, "index.en.md") + post(body.format(LONG), f"index.{lang}.md")
    )
    more = {"languages": ("en", *(each for each in languages if each != "en"))}

    assert found("untranslated", archive, default_language="en", **more) == expected


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        ("⟦For the details, refer to the guide⟧", "For the details, refer to the guide"),
        ("For the details, refer to the guide", "The guide has more."),
        ("> For the details, refer to the guide", "For the details, refer to the guide"),
        ("예:\n\nFor the details, refer to the guide", "For the details, refer to the guide"),
        (f"⟦{LONG}⟧", LONG),
        ("자세한 것은 안내를 보세요.", "⟦자세한 것은 안내를 보세요.⟧"),
    ],
)
def test_a_paragraph_that_is_the_same_in_both(korean, english):
    archive, expected = marked(post(korean) + post(english, "index.en.md"))

    assert found("untranslated", archive) == expected


def test_the_message_shows_where_it_stands_elsewhere():
    archive = post("## 설치하기") + post("## 설치하기", "index.en.md")
    (finding,) = findings("untranslated", archive)

    assert finding.message.en == "the heading of the `en` page is in Korean: `설치하기`"
    assert finding.message.ko == "`en` 글의 제목이 한국어입니다: `설치하기`"
    assert finding.related[0].path == "content/posts/a/index.ko.md"
