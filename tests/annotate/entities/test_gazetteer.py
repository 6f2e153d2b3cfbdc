"""Clusters and names come out of the packed file as they went in."""

from __future__ import annotations

import pytest

from reader.annotate.entities import gazetteer

PACKED = gazetteer.pack(
    [("crane", "0010"), ("averil", "11")],
    [("port averil", "city"), ("averil", "city"), ("averil", "last"), ("a name of more than five words", "city")],
    ["crane", "quay"],
)


def test_words_have_clusters_names_and_habits() -> None:
    lists = gazetteer.unpack(PACKED)
    assert lists.cluster("crane") == "0010"
    assert lists.cluster("port averil") == ""
    assert lists.names("averil") == ("city", "last")
    assert lists.names("port averil") == ("city",)
    assert [word for word in ("crane", "quay", "averil", "pier") if lists.is_small(word)] == ["crane", "quay"]


def test_names_too_long_to_be_looked_up_are_not_kept() -> None:
    assert gazetteer.unpack(PACKED).names("a name of more than five words") == ()


@pytest.mark.parametrize("damaged", [b"", b"nothing packed", PACKED[:-9]])
def test_a_damaged_file_is_told(damaged: bytes) -> None:
    with pytest.raises(ValueError, match="gazetteer"):
        gazetteer.unpack(damaged)
