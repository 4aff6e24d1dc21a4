import pytest

from harness import choices, findings, found, marked, rules, site
from twinpost import fix
from twinpost.lint import lint


def posts(*pairs, field="tags"):
    """An archive of posts, each with the terms of its two languages."""
    return "".join(
        f"-- content/p{i}.{lang}.md --\n---\n{field}: [{terms}]\n---\n"
        for i, pair in enumerate(pairs)
        for lang, terms in zip(("ko", "en"), pair, strict=True)
    )


DEPLOY = (("배포", "deploy"),) * 3


@pytest.mark.parametrize(
    "pairs",
    [
        DEPLOY,
        (*DEPLOY, ("배포", "⟦deployment⟧")),
        # terms spelled alike are one; those that Hugo takes for one are, too
        (*DEPLOY, ("배포, Docker", "docker, ⟦deployment⟧")),
        (*DEPLOY, ("배포", "Deploy")),
        (("기계 학습", "Machine Learning"), ("기계-학습", "machine-learning")) * 2,
        # in any order
        (
            ("배포, 도커, 부팅", "boot, deploy, docker"),
            ("도커, 배포", "deploy, docker"),
            ("부팅, 배포", "deploy, boot"),
            ("부팅, 도커", "⟦start⟧, docker"),
        ),
        # thin evidence
        (("배포", "deploy"), ("배포", "deployment")),
        (("배포", "deploy"), ("릴리스", "release")),
        (("배포, 가", "a, deploy"), ("배포, 나", "deploy, b"), ("배포, 다", "⟦c⟧, d")),
        (("배포, 가", "a, deploy"), ("배포, 나", "deploy, b"), ("다, 배포", "c, d, e")),
        # something is missing, and nobody knows what stands for what
        (*DEPLOY, ("배포, 도커", "docker")),
        (*DEPLOY, ("배포, 도커", "deployment")),
        (*DEPLOY, ("배포, 가상화, Virtualization", "deploy, virtualization")),
        (*DEPLOY, ("배포, 릴리스", "deploy, release")),
        # two terms of the source for one
        (("도커", "docker"), ("도커", "docker"), ("⟦Docker⟧", "docker")),
        (("Docker", "docker"), ("Docker", "docker"), ("⟦도커⟧", "docker")),
        # what departs is not what is usual elsewhere
        (*DEPLOY, ("출시", "release"), ("출시", "release"), ("배포", "⟦release⟧")),
        (),
    ],
)
def test_tags(pairs):
    archive, expected = marked(posts(*pairs))

    assert found("term-mapping", archive) == expected


@pytest.mark.parametrize(
    "english",
    [
        ("Boot", "Boot", "Boot"),
        ("Boot", "⟦Booting⟧", "⟦Start-up⟧"),
        ("Boot", "⟦Booting⟧", "Boot"),
        ("Boot", "Boot", "⟦Booting⟧", "⟦Booting⟧"),
    ],
)
def test_one_series_is_one_in_each_language(english):
    archive, expected = marked(posts(*(("부팅", each) for each in english), field="series"))

    assert found("term-mapping", archive) == expected


def test_the_pages_of_terms_that_pair_tell_for_sure():
    pages = (
        "-- content/tags/배포/_index.ko.md --\n---\ntranslationKey: deploy\n---\n"
        "-- content/tags/deploy/_index.en.md --\n---\ntranslationKey: deploy\n---\n"
    )
    archive, expected = marked(pages + posts(("배포", "⟦release⟧"), ("배포", "⟦release⟧")))

    assert found("term-mapping", archive) == expected


def test_names_are_no_words_to_translate():
    pairs = (("kim", "Kim"), ("kim", "Kim"), ("kim", "Lee"))

    assert found("term-mapping", posts(*pairs, field="authors")) == []


def test_the_finding_and_its_fix():
    (rule,) = rules("term-mapping")
    before = site(posts(*DEPLOY, ("배포", '"deployment"')))
    (finding,) = findings("term-mapping", before)
    fixed = fix.apply(before, [finding], unsafe=True)

    assert "on 3 other pages" in finding.message.en
    assert finding.related[0].path == "content/p0.en.md"
    assert not finding.fix.safe
    assert 'tags: ["deploy"]' in fixed.by_path["content/p3.en.md"].text
    assert lint(fixed, [rule], choices(rule)) == []
