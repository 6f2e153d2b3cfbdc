"""Landings and the names that links may use for them."""

from __future__ import annotations

import pytest

from reader.model.landings import Landing, clamp_landings, possible_names

NAMES = {
    "a name": ("#next-part", ("next-part",)),
    "a name after a URL": ("https://averil.example/a?b=1#end", ("end",)),
    "a name with capitals may be that of a heading": ("#Next-Part", ("Next-Part", "next-part")),
    "a percent-encoded name": ("#Caf%C3%A9", ("Caf%C3%A9", "Café", "café")),
    "a name with a # in it": ("#fn#2", ("fn#2",)),
    "none": ("https://averil.example/a", ()),
}


@pytest.mark.parametrize(("target", "names"), NAMES.values(), ids=NAMES.keys())
def test_possible_names(target: str, names: tuple[str, ...]) -> None:
    assert possible_names(target) == names


def test_landings_outside_the_text_are_clamped() -> None:
    landings = [Landing("over", -2), Landing("in", 3), Landing("under", 9)]
    assert [landing.offset for landing in clamp_landings(landings, "Ferry")] == [0, 3, 4]
    assert [landing.offset for landing in clamp_landings(landings, "")] == [0, 0, 0]
