"""Names are looked up with their case, and each list holds a name once."""

from __future__ import annotations

from collections import Counter

import pytest

from reader import lexicon
from reader.annotate.entities import known_names

TAGS = {
    "North Korea": (known_names.COUNTRY,),
    "South Korean": (known_names.GROUP,),
    "Agence France - Presse": (known_names.ORGANIZATION,),
    "Agence France-Presse": (known_names.ORGANIZATION,),
    "": (),
    "ICBM": (known_names.PRODUCT,),
    "north korea": (),
    "Mara Okafor": (),
}


@pytest.mark.parametrize(("name", "tags"), TAGS.items())
def test_well_known_names_have_tags(name: str, tags: tuple[str, ...]) -> None:
    assert known_names.tags(name) == tags


@pytest.mark.parametrize("name", ["orgs_known", "orgs_clubs", "matters", "products", "places_regions", "groups"])
def test_a_list_holds_each_name_once(name: str) -> None:
    assert [entry for entry, count in Counter(lexicon.lines(f"names/{name}")).items() if count > 1] == []


@pytest.mark.parametrize("name", ["orgs_known", "orgs_clubs", "matters", "products", "places_regions"])
def test_no_name_is_too_long_to_be_looked_up(name: str) -> None:
    assert all(len(entry.split()) <= known_names.MAX_NAME_WORDS for entry in lexicon.lines(f"names/{name}"))
