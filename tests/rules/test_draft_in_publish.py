import pytest

from harness import found, marked


@pytest.mark.parametrize(
    "front",
    [
        "draft: false",
        "title: 초안",
        "draft: ⟦true⟧",
        "draft: ⟦True⟧ # 리뷰 중",
        "draft: yes",  # Hugo publishes it: that is for another rule
        "params: {draft: true}",
    ],
)
def test_draft_in_publish(front):
    archive, expected = marked(f"-- content/posts/a/index.ko.md --\n---\n{front}\n---\n")

    assert found("draft-in-publish", archive) == expected


def test_resources_are_no_pages():
    archive = "-- content/a/index.md --\n-- content/a/notes.md --\n---\ndraft: true\n---\n"

    assert found("draft-in-publish", archive) == []
