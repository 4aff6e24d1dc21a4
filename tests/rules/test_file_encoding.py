import pytest

from harness import findings, found, site

TEXT = "---\ntitle: 부팅\n---\n부팅 시간\n"


@pytest.mark.parametrize(
    ("data", "count"),
    [
        (TEXT.encode(), 0),
        (b"\xef\xbb\xbf" + TEXT.encode(), 0),
        (TEXT.encode("cp949"), 1),
        (TEXT.encode("utf-16"), 1),
        (b"", 0),
        (b"\x80", 1),
    ],
)
def test_file_encoding(data, count):
    text = data.decode("utf-8", "surrogateescape")

    assert len(found("file-encoding", f"-- content/a.ko.md --\n{text}")) == count


@pytest.mark.parametrize(("codec", "said"), [("utf-16", "UTF-16"), ("cp949", "not UTF-8")])
def test_what_it_is(codec, said):
    text = TEXT.encode(codec).decode("utf-8", "surrogateescape")

    assert said in findings("file-encoding", f"-- content/a.ko.md --\n{text}")[0].message.en


def test_the_bytes_are_kept():
    document = site("-- content/a.ko.md --\na\udcff\n").documents[0]

    assert document.text.encode("utf-8", "surrogateescape") == b"a\xff\n"
    assert [block.kind for block in document.blocks] == ["paragraph"]
