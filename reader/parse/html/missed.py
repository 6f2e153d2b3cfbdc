"""Find the sentences of an article of which the extractors took hardly any."""

from __future__ import annotations

from collections.abc import Sequence

from reader.parse.html.extraction import is_prose
from reader.parse.html.pieces import Box, Piece
from reader.parse.html.story import Story

MAX_TOLD_SHARE = 0.25
"""Share of the article's sentences in the story below which that has been missed: only an introduction was taken.
Chosen on 460 pages; of 420 others, those with less were all such pages."""

MIN_MISSED_CHARS = 1_000
"""Code points of sentences that have been missed, at least."""

_ARTICLE = frozenset(["main", "article"])
_TEASER = frozenset(["li", "article"])
"""Elements that hold other stories within one of these."""


def missed_sentences(pieces: Sequence[Piece], story: Story, headline: int | None) -> list[int]:
    """Indexes of the sentences below the headline that are not in the story; none unless most of it has been missed."""
    article = next((box for box in reversed([*story.box.up()]) if box.tag in _ARTICLE), None)
    if article is None:
        return []
    start = 0 if headline is None else headline + 1
    sentences = [
        index
        for index in range(start, len(pieces))
        if is_prose(pieces[index]) and _is_of_article(pieces[index].box, article, story.box)
    ]
    missed = [index for index in sentences if index not in story.in_story]
    size = sum(len(pieces[index].text) for index in missed)
    total = sum(len(pieces[index].text) for index in sentences)
    return missed if size >= MIN_MISSED_CHARS and size > (1 - MAX_TOLD_SHARE) * total else []


def _is_of_article(box: Box, article: Box, story: Box) -> bool:
    """Whether a box lies in the article and not in one of its teasers."""
    return box.is_inside(article) and not any(
        outer.tag in _TEASER and not story.is_inside(outer) for outer in box.up(article)
    )
