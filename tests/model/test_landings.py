"""What links within a page call the places that they lead to."""

from __future__ import annotations

import pytest

from reader.model.landings import Landing, clamp_landings, possible_names

NAMES = {
    "a name": ("#next-part", ("next-part",)),
    "a name behind an address": ("https://averil.example/a?b=1#end", ("end",)),
    "a name in capitals may be that of a section": ("#Next-Part", ("Next-Part", "next-part")),
    "a name that an address cannot hold as it is": ("#Caf%C3%A9", ("Caf%C3%A9", "Café", "café")),
    "a name with a # in it": ("#fn#2", ("fn#2",)),
    "none": ("https://averil.example/a", ()),
}


@pytest.mark.parametrize(("target", "names"), NAMES.values(), ids=NAMES.keys())
def test_a_link_may_mean(target: str, names: tuple[str, ...]) -> None:
    assert possible_names(target) == names


def test_places_round_the_words_move_to_their_ends() -> None:
    landings = [Landing("over", -2), Landing("in", 3), Landing("under", 9)]
    assert [landing.offset for landing in clamp_landings(landings, "Ferry")] == [0, 3, 4]
    assert [landing.offset for landing in clamp_landings(landings, "")] == [0, 0, 0]
