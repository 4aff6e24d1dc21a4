import pytest

from harness import findings, found, marked, post, site
from twinpost import fix


@pytest.mark.parametrize(
    "body",
    [
        # names with capitals in their midst
        "HikariCP와 HikariCP, ⟦Hikari-CP⟧, ⟦Hikari CP⟧",
        "The ConfigMap of a ConfigMap is a ⟦Configmap⟧.",
        "ConfigMap을 만들고 `configmap`을 고칩니다. configmap/base, configmap.yaml",
        "OPerationS stands for operations, many operations.",
        "Github and GitHub, MacOS and macOS",  # `word-spelling` is about those
        # compounds
        "It is multi-threaded. A multi-threaded server, ⟦multithreaded⟧ clients.",
        "Multi-threaded, multi-threaded, Multithreading",
        "Set up the setup, log in to the login.",
        "모델을 fine-tuning하고, fine-tuning 뒤에 ⟦fine tuning⟧을 멈춥니다.",
        "Front Controller는 하나, Front Controller가 둘, ⟦Front-Controller⟧가 셋입니다.",
        "Multitenancy is one. Multitenancy (or multi-tenancy) is two.",
        "re-use, re-use\n\n## Reuse\n\n- Reuse of everything: https://example.com/reuse",
        # acronyms
        "the KV cache, a KV cache and the ⟦kv cache⟧",
        "the NAT of nat, IT is it, SELECT and select, YAML and yaml",
        # Korean compounds
        "데이터셋을 만들고 데이터셋의 이름과 ⟦데이터 셋⟧을 봅니다",
        "⟦파인 튜닝⟧을 합니다. 파인튜닝을 했고 파인튜닝은 끝났습니다.",
        "소스 코드를 봅니다. **소스 코드**와 ⟦소스코드⟧를 봅니다.",
        "이해하기를 멈추고 이해 하기를 시작합니다. 만들어지는 것과 만들어 지는 것",
        "모델간의 차이와 모델 간의 차이, 학습때문에, 학습 때문에",
        "데이터베이스를 데이터 베이스라고 하지 않습니다",
        "데이터셋이, 데이터셋은 (데이터 셋이라고도 씁니다)",
        # names of variables
        "`d_model`은 512, d_model은 같고 ⟦D_model⟧은 다릅니다",
        "`N_embed`, `N_embed`, ⟦`n_embed`⟧",
        "`MAX_LEN`과 `max_len`은 다릅니다. `n_i`와 `N_i`",
        "```py\nD_model = d_model\n```\n\n`d_model` $D_model$ {{< D_model >}} /D_model",
        # of equals the first
        "데이터셋을 보고 ⟦데이터 셋⟧을 봅니다",
        "평범한 문장입니다. Nothing to see here.",
        "",
    ],
)
def test_in_one_post(body):
    archive, expected = marked(post(body))
    places = found("term-consistency", archive)

    assert places == expected


def test_english_grammar():
    body = "An open-source project is open source, key-value stores hold a key value."

    assert found("term-consistency", post(body, "index.en.md")) == []


@pytest.mark.parametrize(
    ("ko", "en"),
    [
        ("`d_model`은 크기", "the size `d_model`"),
        ("`d_model`은 크기", "the size ⟦`D_model`⟧"),
        ("d_model은 크기", "the size ⟦D_model⟧"),
        ("열은 `N_embed`개", "⟦`N_position`⟧ columns"),
        ("`N_embed`와 `N_position`", "`N_embed` and `N_position`"),
        ("`N_embed`와 `N_head`", "`N_position` columns"),
        ("`N_embed`와 `N_embed`", "`N_position` columns"),
        ("`batch_size`와 `max_len`", "`BATCH_SIZE` and `seq_len`"),
        ("표", "the `N_position`"),
    ],
)
def test_across_languages(ko, en):
    archive, expected = marked(post(ko) + post(en, "index.en.md"))

    assert found("term-consistency", archive) == expected


def test_the_message_counts():
    (finding,) = findings("term-consistency", post("데이터셋을, 데이터셋과 데이터 셋을 봅니다"))

    assert finding.message.en.startswith("`데이터 셋` (once) is spelled `데이터셋`")
    assert finding.message.ko == "한 글에 `데이터셋` 표기가 2번, `데이터 셋` 표기가 1번 나옵니다"
    assert finding.related


def test_the_fix_is_offered_for_all_places():
    before = site(post("`d_model`, d_model, d_model, `D_model`, 데이터셋을, 데이터 셋의 D_model"))
    offered = findings("term-consistency", before)
    fixed = fix.apply(before, offered, unsafe=True)

    assert not any(finding.fix and finding.fix.safe for finding in offered)
    assert fixed.documents[0].text.endswith(
        "`d_model`, d_model, d_model, `d_model`, 데이터셋을, 데이터셋의 d_model\n"
    )


def test_no_fix_where_it_stands_in_pieces():
    pieces = (
        "HikariCP HikariCP HikariCP [Hikari-CP] Hi**kari-CP**\n\n[Hikari-CP]: https://example.com"
    )
    (finding,) = findings("term-consistency", post(pieces))

    assert finding.fix is None
