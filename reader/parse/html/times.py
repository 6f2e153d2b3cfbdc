"""Find the `time` elements next to the headline of a page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from reader.base import lazy_regex
from reader.parse.html.traits import Trait, traits_of
from reader.parse.html.tree import Element

MAX_TIMES = 50
"""`time` elements that are looked at, at most."""

MAX_TITLES = 3
"""Top-level headings that may be the headline, at most."""

MAX_BOXES = 2
"""Boxes around a time whose classes are looked at, at most."""

_DATED = ".//time[@datetime]"
"""The path to the `time` elements that state their date."""

_PUBLICATION_CLASS = lazy_regex.compile(r"(?:field-{1,2}name-(?:created|published)|dt-published|entry-date)(?![\w-])")
"""The classes of two common content management systems, and of the microformat for blog posts."""

_SEPARATE = frozenset(["a", "article", "aside", "footer", "form", "li", "nav"])
"""Elements that, unless they contain the headline, contain something else: teasers, entries in a live blog."""

_OUTSIDE = frozenset(["body", "html"])
"""Elements that contain both a headline and a time without relating them."""


def publication_times(root: Element) -> Iterator[str]:
    """The `datetime` of the times that a class makes those of publication, as it is in the markup."""
    for time in islice(root.iterfind(_DATED), MAX_TIMES):
        boxes = (time, *islice(time.iterancestors(), MAX_BOXES))
        if any(_PUBLICATION_CLASS.search(box.get("class") or "") for box in boxes):
            yield time.get("datetime")


def times_at_headline(root: Element) -> Iterator[str]:
    """The `datetime` of the time in each top-level heading, or else nearest to it, as it is in the markup."""
    times = list(islice(root.iterfind(_DATED), MAX_TIMES))
    for title in islice(root.iter("h1"), MAX_TITLES) if times else ():
        if (within := title.find(_DATED)) is not None:
            yield within.get("datetime")
            continue
        depths = {box: depth for depth, box in enumerate(_within_article(title))}
        nearest = [(depth, index) for index, time in enumerate(times) if (depth := _depth(time, depths)) is not None]
        if nearest:
            yield times[min(nearest)[1]].get("datetime")


def _within_article(title: Element) -> Iterator[Element]:
    """The elements around a heading, the innermost first, up to the one that contains the whole article."""
    for box in title.iterancestors():
        if box.tag in _OUTSIDE:
            return
        yield box
        if box.tag in ("article", "main"):
            return


def _depth(time: Element, depths: dict[Element, int]) -> int | None:
    """The depth, from `depths`, of the innermost element that also contains `time`; None if `time` is separate."""
    for box in time.iterancestors():
        if (depth := depths.get(box)) is not None:
            return depth
        if box.tag in _SEPARATE or traits_of(box) & (Trait.HIDDEN | Trait.CHROME | Trait.COMMENTS):
            return None
    return None
