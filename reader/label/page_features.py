"""Describe the blocks of a pasted page for the models that label it: each line, its neighbours, the prose around it.

A feature is a short string. Works on texts; labels nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

from reader.label.line_features import bucket, line_of

MAX_CANDIDATE_CHARS = 220
"""Code points in the longest block that may be the headline."""

MAX_MASS = 600
"""Code points that one block adds to the prose near another; a longer one says no more."""

REACH = 25
"""Blocks on either side of a block whose prose is added up."""

RIVALS_REACH = 12
"""Blocks on either side of a title among which it is compared with other titles."""

SIGNED_REACH = 8
"""Blocks below a title among which its byline or date is looked for."""

REPEAT_REACH = 40
"""Blocks above a title in which a line that contains it, such as a breadcrumb trail, is looked for."""

TOPIC_REACH = 12
"""Sentences below a title that may take up its words."""

MIN_REPEATED_CHARS = 12
"""Code points from which a line that is part of another one says something."""

_MASSES = (0, 150, 400, 1000, 2500, 5000)
_SHARES = (0, 2, 5, 10, 25, 50)
_GAPS = (0, 1, 2, 3, 5, 8, 15, 30)
_COUNTS = (0, 1, 2, 5, 12)
_FEW = (0, 1, 3)
_DISTANCES = (1, 2, 3, 6, 12, 40)
_INDEXES = (0, 1, 2, 3, 5, 8, 15, 40, 100)
_FAR = 999


class PageFeatures:
    """The features of the blocks of one text."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.size = len(texts)
        self.lines = lines = [line_of(text) for text in texts]
        self.folded = [line.folded for line in lines]
        self.prose = [index for index, line in enumerate(lines) if line.is_prose]
        self.sketch = "--" + "".join(line.sketch for line in lines) + "---"
        """A letter for each block, with two in front of the first and three behind the last."""
        masses = (min(len(text), MAX_MASS) if line.is_prose else 0 for text, line in zip(texts, lines, strict=True))
        self.masses = [0, *accumulate(masses)]
        self.largest_mass = max((self._mass(at, at + REACH) for at in range(self.size)), default=0) or 1
        self.common = Counter(word for line in lines if line.is_prose for word in line.content_words)
        self.in_menus = Counter(word for line in lines if not line.is_prose for word in line.content_words)
        self.places: dict[str, list[int]] = {}
        for index, text in enumerate(self.folded):
            self.places.setdefault(text, []).append(index)
        self._topics: dict[int, Counter[str]] = {}

    def __iter__(self) -> Iterator[list[str]]:
        """The features of each block."""
        for index in range(self.size):
            features = [*self.lines[index].own, *self._position(index), *self._neighbours(index)]
            if self.may_be_title(index):
                features += self._title(index)
            yield features

    def may_be_title(self, index: int) -> bool:
        """Whether a block may be the headline: it is short, and there is prose below it."""
        return len(self.texts[index]) <= MAX_CANDIDATE_CHARS and bool(self.prose) and index < self.prose[-1]

    def _mass(self, start: int, end: int) -> int:
        """How much prose is between two blocks."""
        return self.masses[max(0, min(self.size, end))] - self.masses[max(0, start)]

    def _position(self, index: int) -> Iterator[str]:
        """Where a block is: by itself, and among the prose."""
        line = self.lines[index]
        after = bisect_right(self.prose, index)
        before = after - line.is_prose
        above = index - self.prose[before - 1] if before else _FAR
        below = self.prose[after] - index if after < len(self.prose) else _FAR
        rest = len(self.prose) - after
        left, right = bucket(above, _DISTANCES), bucket(below, _DISTANCES)
        yield f"before{bucket(before, _COUNTS)}"
        yield f"after{bucket(rest, _COUNTS)}"
        yield f"around{bucket(before, (0, 2))}{bucket(rest, (0, 2))}{line.is_prose:d}"
        yield f"near{bisect_right(self.prose, index + 5) - bisect_right(self.prose, index - 6)}"
        yield f"left{left}"
        yield f"right{right}"
        yield f"gap{min(left, 4)}{min(right, 4)}"
        yield f"index{bucket(index, _INDEXES)}"
        yield f"rest{bucket(self.size - 1 - index, _INDEXES)}"
        places = self.places[line.folded]
        yield f"repeated{min(len(places), 3)}{places[0] == index:d}{places[-1] == index:d}"
        total = self.masses[-1] or 1
        share = bucket(100 * self.masses[index] // total, _SHARES)
        mass = bucket(self._mass(index, index + REACH), _MASSES)
        yield f"above{share}"
        yield f"below{mass}"
        yield f"above{share}below{mass}"
        yield f"near{bucket(self._mass(index - REACH, index), _MASSES)}"
        words = line.content_words
        if words:
            topic = int(4 * sum(self.common[word] > line.is_prose for word in words) / len(words))
            yield f"topic{topic}"
            yield f"topic{topic}{line.is_prose:d}{min(right, 4)}"

    def _neighbours(self, index: int) -> Iterator[str]:
        for step in (-2, -1, 1, 2):
            if not 0 <= index + step < self.size:
                yield f"{step}none"
                continue
            shared = self.lines[index + step].shared
            for name in shared if step != -2 else shared[:1] + shared[3:]:
                yield f"{step}{name}"

    def _title(self, index: int) -> Iterator[str]:
        """What speaks for a block being the headline, or against it."""
        prose = self.prose[bisect_right(self.prose, index)]
        yield from self._gap(index, prose)
        yield from self._sketches(index)
        yield from self._repetition(index)
        yield from self._topic(index, prose)
        yield from self._rivals(index, prose)

    def _gap(self, index: int, prose: int) -> Iterator[str]:
        """What is between a title and the prose below it, and how much prose that is."""
        gap = bucket(prose - index - 1, _GAPS)
        between = self.sketch[index + 3 : prose + 2]
        yield f"gap{gap}"
        yield f"titles{bucket(between.count('T') + between.count('t'), (0, 1, 2, 4, 8))}"
        yield f"main{8 * self._mass(index, index + REACH) // self.largest_mass}"
        yield f"next{4 * self._mass(prose, prose + REACH) // self.largest_mass}gap{gap}"

    def _sketches(self, index: int) -> Iterator[str]:
        """The lines around a title in letters, and where its byline or date is."""
        above, own, below = self.sketch[index : index + 2], self.sketch[index + 2], self.sketch[index + 3 : index + 6]
        yield f"path{own}{below[:2]}"
        yield f"path{own}{below}"
        yield f"up{own}{above}"
        yield f"beside{above[-1]}{own}{below[:2]}"
        after, before = self.sketch[index + 3 : index + 8], self.sketch[max(2, index - 1) : index + 2]
        yield f"below{'B' in after:d}{'D' in after:d}"
        yield f"under{'B' in before:d}{'D' in before:d}"
        reach = range(index + 1, min(index + SIGNED_REACH, self.size))
        signed = next((at for at in reach if self.lines[at].is_signed), 0)
        distance = signed - index if signed else 0
        yield f"signed{distance}"
        yield f"signed{distance}L{bucket(len(self.texts[index]), (0, 20, 40, 60, 90, 140))}"
        if signed:
            yield f"to signed{min(3, sum(self.lines[at].is_title for at in range(index + 1, signed)))}"

    def _repetition(self, index: int) -> Iterator[str]:
        """Whether nearby lines repeat a title, contain it, or are part of it."""
        own = self.folded[index]
        near = [place - index for place in self.places[own] if place != index and abs(place - index) <= 8]
        yield f"again{any(step < 0 for step in near):d}{any(step > 0 for step in near):d}"
        above = self.folded[max(0, index - REPEAT_REACH) : index + 3]
        is_part = len(own) > MIN_REPEATED_CHARS and any(own in other and own != other for other in above)
        near_texts = self.folded[max(0, index - 10) : index + 4]
        has_part = any(len(other) > MIN_REPEATED_CHARS and other in own and own != other for other in near_texts)
        yield f"inside{is_part:d}{has_part:d}"

    def _topic(self, index: int, prose: int) -> Iterator[str]:
        """How much of the wording of a title the prose takes up, and the menus."""
        words = self.lines[index].content_words
        if not words:
            yield "topic-"
            return
        count = bucket(len(words), (1, 2, 3, 5, 8, 12))
        opening = frozenset[str]().union(*(line.content_words for line in self.lines[prose : prose + 3]))
        share = 4 * len(words & opening) // len(words)
        yield f"opening{share}"
        yield f"opening{share}N{count}"
        yield f"frequent{min(sum(self.common[word] >= 3 for word in words), 5)}"
        topic = self._topic_of(prose)
        taken_up = sum(word in topic for word in words)
        yield f"local{bucket(taken_up, (0, 1, 2, 3, 5))}"
        yield f"local{4 * taken_up // len(words)}N{count}"
        yield f"strong{bucket(max(topic[word] for word in words), (0, 1, 3, 6))}"
        in_menus = sum(self.in_menus[word] for word in words) / len(words)
        yield f"menu{bucket(in_menus, (1, 1.5, 2, 3, 5))}"

    def _topic_of(self, prose: int) -> Counter[str]:
        """In how many of the sentences from a block on each word occurs."""
        if prose not in self._topics:
            start = bisect_right(self.prose, prose - 1)
            sentences = self.prose[start : start + TOPIC_REACH]
            self._topics[prose] = Counter(word for at in sentences for word in self.lines[at].content_words)
        return self._topics[prose]

    def _rivals(self, index: int, prose: int) -> Iterator[str]:
        """How a title compares with the others between the prose above and below it."""
        at = bisect_right(self.prose, index) - 1
        top = self.prose[at] + 1 if at >= 0 else 0
        lines, topic = self.lines, self._topic_of(prose)
        above = [lines[at] for at in range(max(top, index - RIVALS_REACH), index) if lines[at].is_title]
        below = [lines[at] for at in range(index + 1, min(prose, index + RIVALS_REACH)) if lines[at].is_title]
        own = len(lines[index].content_words)
        longer_above = sum(len(line.content_words) >= own for line in above)
        longer_below = sum(len(line.content_words) >= own for line in below)
        yield f"longer{bucket(longer_below, (0, 1, 2, 4))}{bucket(longer_above, _FEW)}"
        if lines[index].is_title:
            score = sum(word in topic for word in lines[index].content_words)
            better_above = sum(sum(word in topic for word in line.content_words) >= score for line in above)
            better_below = sum(sum(word in topic for word in line.content_words) >= score for line in below)
            yield f"beaten{bucket(better_below, _FEW)}{bucket(better_above, _FEW)}{min(score, 3)}"
