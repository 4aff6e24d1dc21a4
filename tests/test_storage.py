"""Writes: old or new, never half; links and modes stay."""

from __future__ import annotations

import sys

import pytest

from twinpost import storage


def test_replaces_and_keeps_the_mode(tmp_path):
    path = tmp_path / "글.md"
    path.write_bytes(b"old")
    path.chmod(0o640)
    storage.write(path, b"new\r\n")

    assert path.read_bytes() == b"new\r\n"
    assert path.stat().st_mode & 0o777 == 0o640 or sys.platform == "win32"
    assert list(tmp_path.iterdir()) == [path]


def test_creates(tmp_path):
    storage.write(tmp_path / "new.md", b"x")

    assert (tmp_path / "new.md").read_bytes() == b"x"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real.md").write_bytes(b"old")
    (tmp_path / "link.md").symlink_to("real.md")
    storage.write(tmp_path / "link.md", b"new")

    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_bytes() == b"new"


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "a.md"
    path.mkdir()  # a directory can't be replaced by a file, whoever asks

    with pytest.raises(OSError, match="directory"):
        storage.write(path, b"new")

    assert list(tmp_path.iterdir()) == [path]
