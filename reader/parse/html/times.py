"""Find the times that stand with the headline of a page. Knows elements; knows nothing of how dates are written."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from reader.parse.html.traits import Trait, traits_of
from reader.parse.html.tree import Element

MAX_TIMES = 50
"""Times that are looked at."""

MAX_TITLES = 3
"""Top headings that may be the headline."""

_APART = frozenset(["a", "article", "aside", "footer", "form", "li", "nav"])
"""Elements that hold something else when they do not hold the headline too: teasers, entries of a live log."""

_OUTSIDE = frozenset(["body", "html"])
"""What holds both without putting them together."""


def times_at_headline(root: Element) -> Iterator[str]:
    """What the nearest times say that the page sets with one of its top headings, as the markup has them."""
    times = list(islice(root.iterfind(".//time[@datetime]"), MAX_TIMES))
    for title in islice(root.iter("h1"), MAX_TITLES) if times else ():
        around = {box: at for at, box in enumerate(_within_article(title))}
        near = [(at, number) for number, time in enumerate(times) if (at := _nearness(time, around)) is not None]
        if near:
            yield times[min(near)[1]].get("datetime")


def _within_article(title: Element) -> Iterator[Element]:
    """The elements round a heading, the innermost first, up to the one that holds all of the article."""
    for box in title.iterancestors():
        if box.tag in _OUTSIDE:
            return
        yield box
        if box.tag in ("article", "main"):
            return


def _nearness(time: Element, around: dict[Element, int]) -> int | None:
    """How far out of `around` the element is that first holds `time` too; None where that stands apart."""
    for box in time.iterancestors():
        if (at := around.get(box)) is not None:
            return at
        if box.tag in _APART or traits_of(box) & (Trait.HIDDEN | Trait.CHROME | Trait.COMMENTS):
            return None
    return None
