"""Clusters and names survive packing and unpacking."""

from __future__ import annotations

import pytest

from reader.annotate.entities import gazetteer

PACKED = gazetteer.pack(
    [("crane", "0010"), ("averil", "11")],
    [("port averil", "city"), ("averil", "city"), ("averil", "last"), ("a name of more than five words", "city")],
    ["crane", "quay"],
)


def test_words_have_clusters_name_tags_and_usual_case() -> None:
    lists = gazetteer.unpack(PACKED)
    assert lists.cluster("crane") == "0010"
    assert lists.cluster("port averil") == ""
    assert lists.name_tags("averil") == ("city", "last")
    assert lists.name_tags("port averil") == ("city",)
    assert [word for word in ("crane", "quay", "averil", "pier") if lists.is_usually_lower(word)] == ["crane", "quay"]


def test_the_first_words_of_longer_names_are_known() -> None:
    lists = gazetteer.unpack(PACKED)
    assert [word for word in ("port", "averil", "a", "crane") if lists.begins_longer_name(word)] == ["port"]
    assert lists.name_tags("port") == ()


def test_names_too_long_to_be_looked_up_are_dropped() -> None:
    assert gazetteer.unpack(PACKED).name_tags("a name of more than five words") == ()


@pytest.mark.parametrize("damaged", [b"", b"nothing packed", PACKED[:-9]])
def test_a_damaged_file_is_an_error(damaged: bytes) -> None:
    with pytest.raises(ValueError, match="gazetteer"):
        gazetteer.unpack(damaged)
