import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from harness import findings, found, marked, post, site
from hugo_rendering import render
from twinpost import fix
from twinpost.words.spellings import spellings

# The body, and the body as `--fix` leaves it; None where nothing is fixed.
TABLE = [
    ("We push to GitHub and train with PyTorch on an NVIDIA card.", None),
    ("Push to ⟦Github⟧, then ⟦Gitlab⟧.", "Push to GitHub, then GitLab."),
    ("⟦Nvidia⟧의 카드와 ⟦nvidia⟧의 드라이버", "NVIDIA의 카드와 nvidia의 드라이버"),
    ("**⟦Pytorch⟧**로, ⟦GITHUB⟧에서", "**PyTorch**로, GitHub에서"),
    ("⟦HuggingFace⟧와 ⟦Hugging face⟧", "Hugging Face와 Hugging Face"),
    ("⟦VSCode⟧, ⟦NodeJS⟧, ⟦ElasticSearch⟧, ⟦MacOS⟧", "VS Code, Node.js, Elasticsearch, macOS"),
    ("(⟦Javascript⟧)는 '⟦Github⟧'에서", "(JavaScript)는 'GitHub'에서"),
    # where a sentence begins, small letters may be large
    ("MacOS is one. IOS, ⟦Ios⟧ and ⟦IOS⟧ are not.", "MacOS is one. IOS, iOS and iOS are not."),
    # addresses, files, packages, variables, accounts, commands
    ("github.com, pytorch.org/docs, github.io, me@github.com, https://github.com/pytorch", None),
    ("pytorch-lightning, tensorflow/serving, @github, #pytorch, ~github, $github, %github", None),
    ("GITHUB_TOKEN, _pytorch, numpy_array, numpy.array, opencv2, numpy(), cuda:0", None),
    ("`github` ```pytorch``` $cuda$ {{< github >}} [a](github) ![github](cuda.png)", None),
    ("```sh\ndocker pull nvidia\n```\n\n    import pytorch\n", None),
    ("pip install numpy, import pytorch, docker run --rm x, sudo docker", None),
    ('"github"와 “pytorch”, docker 명령어, ubuntu라는 계정, gitops repo', None),
    ("{{</* youtube ID */>}}", None),
    ("[numpy](https://github.com/numpy/numpy)", None),
    ("[⟦Github⟧](https://github.com)", "[GitHub](https://github.com)"),
    # ordinary words and names of people
    ("The apple was swift, the rust spread in spring. latex gloves, a Latex pad.", None),
    ("DATABASE ON LINUX AND AWS", None),
    # no safe fix: an anchor or an address changes, or the text is a label or comes in pieces
    ("## ⟦HuggingFace⟧ 소개", None),
    ("## ⟦Github⟧ 소개", "## GitHub 소개"),
    ("[⟦HuggingFace⟧]를 봅니다\n\n[HuggingFace]: https://huggingface.co", None),
    ("⟦Git**hub⟧**와 ⟦Hugging\nface⟧", None),
    ("| ⟦Github⟧ |\n|---|\n| > ⟦Youtube⟧ |", "| GitHub |\n|---|\n| > YouTube |"),
    ("글[^1]\r\n\r\n[^1]: ⟦Mongodb⟧는\r\n", "글[^1]\r\n\r\n[^1]: MongoDB는\r\n"),
    ("<p>Github</p>\n\n<!-- Github -->", None),
]


@pytest.mark.parametrize("body", [body for body, _ in TABLE])
def test_found(body):
    archive, expected = marked(post(body))

    assert found("word-spelling", archive) == expected


@pytest.mark.parametrize(("body", "expected"), TABLE)
def test_fixed(body, expected):
    plain = re.sub("[⟦⟧]", "", body)
    before = site(post(plain))
    after, _ = fix.until_done(before, lambda site: findings("word-spelling", site))
    wanted = site(post(plain if expected is None else expected))

    assert after.documents[0].text == wanted.documents[0].text


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: ⟦Github⟧에서 시작하기\n---\n",
        '---\ntitle: "GitHub"\ndescription: "⟦Pytorch⟧와 \'⟦Nvidia⟧\'"\n---\n',
        "+++\ntitle = '⟦HuggingFace⟧'\nsummary = 'github.com'\n+++\n",
        "---\ntags: [Github, pytorch]\nslug: Github\n---\n",
    ],
)
def test_front_matter(front):
    archive, expected = marked(f"-- content/a.ko.md --\n{front}")

    assert found("word-spelling", archive) == expected


def test_a_title_may_be_an_address():
    (finding,) = findings("word-spelling", "-- content/a.md --\n---\ntitle: HuggingFace\n---\n")

    assert finding.fix
    assert not finding.fix.safe


@pytest.mark.parametrize("plain", [True, False])
def test_an_address_may_keep_the_capitals_of_a_title(plain):
    archive = "-- content/a.md --\n---\ntitle: Github\n---\n"
    (finding,) = findings("word-spelling", archive, plain_addresses=plain)

    assert finding.fix
    assert finding.fix.safe == plain


def test_a_resource_is_no_page():
    archive = post("글") + "-- content/posts/a/notes.md --\nGithub\n"

    assert found("word-spelling", archive) == []


def test_options():
    words = ("Twinpost", "Argo CD = ArgoCD", "Helm == HELM", "nginx", "Github", "파이썬 = 파이선")
    archive, expected = marked(
        post(
            "⟦twinpost⟧, ⟦ArgoCD⟧, ⟦HELM⟧ helm Helm, ⟦Nginx⟧ 서버, Github ⟦GitHub⟧, Nvidia, ⟦파이선⟧은"
        )
    )
    options = {"words": words, "allow": ("Nvidia",)}

    assert found("word-spelling", archive, options) == expected


def test_every_shipped_name_is_found_in_other_letters():
    names = spellings()
    rights = set(names.any_case.values())
    wrong = {*(f"the {right.lower()} of" for right in rights), *(f"a {x} b" for x in names.exact)}

    assert len(rights) > 150
    assert not [r for r in rights if list(names.misspelled(f"a {r} b", names.suspects(r)))]
    assert not [w for w in wrong if not list(names.misspelled(w, names.suspects(w)))]


@pytest.mark.slow
def test_hugo_renders_every_fix():
    """The fixed page shows the same letters in the same elements: only capitals and blanks differ."""
    rows = [(re.sub("[⟦⟧]", "", body), expected) for body, expected in TABLE if expected]
    pages = render([text for row in rows for text in row])

    for old, new in zip(pages[::2], pages[1::2], strict=True):
        assert shape(new) == shape(old)


def shape(html: str) -> tuple[list[tuple[str, str | None]], str]:
    tree = LexborHTMLParser(html)
    text = re.sub(r"[\s.]", "", tree.body.text()).lower()
    return [(node.tag, node.attributes.get("id")) for node in tree.root.traverse()], text


def test_a_name_that_is_always_misspelled_is_one_finding():
    body = "⟦Github⟧ Github Github, and ⟦Gitlab⟧ ⟦Gitlab⟧ redis://localhost"
    archive, expected = marked(post(body))
    found_all = findings("word-spelling", archive)
    fixed, _ = fix.until_done(site(archive), lambda site: findings("word-spelling", site))

    assert [(each.path, each.span) for each in found_all] == expected
    assert "3 times" in found_all[0].message.en
    assert "GitHub GitHub GitHub, and GitLab GitLab" in fixed.documents[0].text
