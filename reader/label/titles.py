"""Find the headline in a page that was pasted whole, where menus come before it. Weighs candidates; labels nothing.

Each block is a candidate that a logistic model weighs: its wording, what follows it, and how much of what it says the
prose below takes up. `reader.training.labels` trains the model.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate

from reader.label.line_features import Line, Page, bucket
from reader.label.phrases import fold

MODEL = os.path.join(os.path.dirname(__file__), "model", "titles.tsv")
"""A feature and its weight on each line."""

MAX_TITLE_CHARS = 220
MAX_TITLE_WORDS = 25
MAX_MASS = 600
"""Code points that one block adds to the prose below or above a candidate; a longer one says no more."""

REACH = 25
"""Blocks on either side of a candidate whose prose is added up."""

BYLINE_REACH = 5
"""Blocks below a candidate among which its byline or date is looked for."""

REPEAT_REACH = 40
"""Blocks above a candidate in which a line that contains it, such as a breadcrumb trail, is looked for."""

_MASSES = (0, 150, 400, 1000, 2500, 5000)
_SHARES = (0, 2, 5, 10, 25, 50)
_GAPS = (0, 1, 2, 3, 5, 8, 15, 30)
_WORDS = (0, 1, 2, 3, 4, 5, 7, 9, 12, 16, 24)
_INDEXES = (0, 1, 2, 4, 8, 20, 60)


def find_title(page: Page) -> int | None:
    """Index of the block that is most likely the headline; None if no block may be one, or the model is missing."""
    weighted = weights()
    if not weighted:
        return None
    scored = ((sum(weighted.get(name, 0.0) for name in features), index) for index, features in candidates(page))
    best = max(scored, key=lambda pair: (pair[0], -pair[1]), default=None)
    return best[1] if best is not None else None


@cache
def weights() -> dict[str, float]:
    """The weight of each feature; empty if the model is missing."""
    try:
        with open(MODEL, encoding="utf-8") as lines:
            pairs = (line.rstrip("\n").split("\t") for line in lines if not line.startswith("#"))
            return {name: float(weight) for name, weight in pairs}
    except OSError:
        return {}


def candidates(page: Page) -> Iterator[tuple[int, list[str]]]:
    """The blocks that may be the headline, each with its features."""
    masses = [0, *accumulate(min(len(text), MAX_MASS) if is_prose else 0 for text, is_prose in _weighed(page))]
    folded = [fold(text) for text in page.texts]
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for index, text in enumerate(folded):
        first.setdefault(text, index)
        last[text] = index
    for index, text in enumerate(page.texts):
        below = index + page.next_prose[index]
        if len(text) > MAX_TITLE_CHARS or not text.strip() or below >= len(page.texts):
            continue
        features = [*page.lines[index].own, *_below(page, index, below), *_mass(masses, index, len(page.texts))]
        features += _topic(page, index, below)
        features += [
            f"index{bucket(index, _INDEXES)}",
            f"repeated{min(page.repeated[folded[index]], 3)}{first[folded[index]] == index:d}"
            f"{last[folded[index]] == index:d}",
            f"inside{_inside(folded, index)}",
            *_beside(page, index),
        ]
        yield index, features


def _weighed(page: Page) -> Iterator[tuple[str, bool]]:
    return zip(page.texts, page.prose, strict=True)


def _below(page: Page, index: int, prose: int) -> list[str]:
    """What is between a candidate and the prose below it."""
    between = page.lines[index + 1 : prose]
    after = page.lines[index + 1 : index + 1 + BYLINE_REACH]
    before = page.lines[max(0, index - 3) : index]
    return [
        f"gap{bucket(prose - index - 1, _GAPS)}",
        f"titles{bucket(sum(line.is_title for line in between), (0, 1, 2, 4, 8))}",
        f"signed{any(line.is_byline for line in after):d}{any(line.is_date for line in after):d}",
        f"under{any(line.is_byline for line in before):d}{any(line.is_date for line in before):d}",
    ]


def _mass(masses: Sequence[int], index: int, size: int) -> list[str]:
    """How much prose is below and above a candidate."""
    total = masses[-1] or 1
    above = bucket(100 * masses[index] // total, _SHARES)
    below = bucket(masses[min(size, index + REACH)] - masses[index], _MASSES)
    near = bucket(masses[index] - masses[max(0, index - REACH)], _MASSES)
    return [f"below{below}", f"near{near}", f"above{above}", f"above{above}below{below}"]


def _topic(page: Page, index: int, prose: int) -> list[str]:
    """How much of a candidate's wording the prose takes up."""
    words = page.lines[index].content_words
    if not words:
        return ["topic-"]
    all_prose = sum(page.common[word] >= 2 for word in words) / len(words)
    opening = frozenset[str]().union(*(line.content_words for line in page.lines[prose : prose + 3]))
    share = int(4 * len(words & opening) / len(words))
    count = bucket(len(words), (1, 2, 3, 5, 8, 12))
    return [
        f"topic{int(all_prose * 4)}",
        f"opening{share}",
        f"opening{share}N{count}",
        f"frequent{min(sum(page.common[word] >= 3 for word in words), 5)}",
    ]


def _inside(folded: Sequence[str], index: int) -> str:
    """Whether other lines nearby contain a candidate, or it contains them."""
    own = folded[index]
    above = folded[max(0, index - REPEAT_REACH) : index + 3]
    is_contained = len(own) > 12 and any(own in other and own != other for other in above)
    near = folded[max(0, index - 10) : index + 4]
    contains = any(len(other) > 12 and other in own and own != other for other in near)
    return f"{is_contained:d}{contains:d}"


def _beside(page: Page, index: int) -> Iterator[str]:
    """A sketch of the lines around a candidate."""
    for step in (-2, -1, 1, 2, 3):
        place = index + step
        if not 0 <= place < len(page.lines):
            yield f"{step}none"
            continue
        line = page.lines[place]
        yield f"{step}{_sketch(line)}{bucket(len(line.content_words), (0, 1, 3, 6, 12))}"
        if abs(step) == 1:
            yield from (f"{step}{name}" for name in line.shared if name.startswith("in:"))


def _sketch(line: Line) -> str:
    """What a line looks like, in a letter."""
    tests = {"P": line.is_prose, "B": line.is_byline, "D": line.is_date, "F": line.is_furniture, "T": line.is_title}
    return next((letter for letter, holds in tests.items() if holds), "o")
