"""Breadcrumb trails lead to the headline: in one line or in several, above it or below."""

from __future__ import annotations

import pytest

from reader.label.breadcrumbs import beside_trail
from reader.label.page_features import PageFeatures

TITLE = "Dockers at Averil walk out over night shifts"
SENTENCE = "Cranes stood still at the port of Averil on Tuesday as 400 dockers walked out over plans for night shifts."

TRAILS = {
    "a trail in one line": (["Home » Harbour » " + TITLE, TITLE, SENTENCE], 0, 1),
    "a line below a trail in one line": (
        ["Home / Guides / Roses in pots", "Roses in pots", "What this is about"],
        2,
        1,
    ),
    "a title above a trail in one line": ([TITLE, "Home » " + TITLE, "Stand by for more", TITLE], 3, 0),
    "a trail of several lines": ([TITLE, "Home", "Harbour", TITLE, SENTENCE], 3, 0),
    "one that ends with fewer words": ([TITLE + " in March", "Home /", "Harbour /", TITLE, SENTENCE], 3, 0),
    "one below another trail": (["Home", "Harbour", TITLE, "Home", "Harbour", TITLE, SENTENCE], 5, 5),
    "other lines above it": (["Ferry fares to rise", "Home", "Harbour", TITLE, SENTENCE], 3, 3),
    "a section above its trail": (["Lower Osmar", "Home » News » Lower Osmar", TITLE, SENTENCE], 2, 2),
    "no trail": ([TITLE, "Harbour", TITLE, SENTENCE], 2, 2),
}


@pytest.mark.parametrize(("lines", "index", "expected"), TRAILS.values(), ids=TRAILS.keys())
def test_the_headline_is_what_a_trail_leads_to(lines: list[str], index: int, expected: int) -> None:
    assert beside_trail(PageFeatures(lines), index) == expected
