"""Find the sentences of an article that no extractor took."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader.parse.html.extraction import is_prose, is_sentence
from reader.parse.html.pieces import Box, Piece, size_of
from reader.parse.html.siblings import is_part_of
from reader.parse.html.story import MIN_HELD_SHARE, Story, held_weights
from reader.parse.html.traits import Trait

MAX_TOLD_SHARE = 0.25
"""Share of the article's sentences in the story below which that has been missed: only an introduction was taken.
Chosen on 460 pages; of 420 others, those with less were all such pages."""

MIN_MISSED_CHARS = 1_000
"""Code points of sentences that have been missed, at least."""

MIN_ENTRY_CHARS = 200
"""Code points of a sentence from which an item that holds it is an entry of this article, such as a restaurant in a
list of the best, rather than the teaser of another."""

MIN_MISSED_IN_BODY = 3
"""Sentences outside the story, in a box that is the article's body by its class, from which they have been missed: one
or two are often a biography or an offer."""

_ARTICLE = frozenset(["main", "article"])
_TEASER = frozenset(["li", "article"])
"""Elements that hold other stories within one of these."""


def missed_sentences(pieces: Sequence[Piece], story: Story, headline: int | None) -> list[int]:
    """Indexes of the sentences below the headline that belong to the article and are not in the story."""
    start = 0 if headline is None else headline + 1
    prose = [index for index in range(start, len(pieces)) if is_prose(pieces[index])]
    return _missed_article(pieces, story, headline, prose) or _missed_in_body(pieces, story, prose)


def _missed_article(pieces: Sequence[Piece], story: Story, headline: int | None, prose: Iterable[int]) -> list[int]:
    """The sentences that are not in the story, if that is most of the article."""
    article = next((box for box in reversed([*story.box.up()]) if box.tag in _ARTICLE), None)
    if article is None and headline is not None:
        around = pieces[headline].box
        article = next((box for box in story.box.up() if around.is_inside(box)), None)
    if article is None:
        return []
    sentences = [index for index in prose if _is_of_article(pieces[index], article, story.box)]
    missed = [index for index in sentences if index not in story.in_story]
    size, total = size_of(pieces, missed), size_of(pieces, sentences)
    return missed if size >= MIN_MISSED_CHARS and size > (1 - MAX_TOLD_SHARE) * total else []


def _is_of_article(piece: Piece, article: Box, story: Box) -> bool:
    """Whether a piece lies in the article and not in one of its teasers."""
    return piece.box.is_inside(article) and (
        len(piece.text) >= MIN_ENTRY_CHARS
        or not any(outer.tag in _TEASER and not story.is_inside(outer) for outer in piece.box.up(article))
    )


def _missed_in_body(pieces: Sequence[Piece], story: Story, prose: Iterable[int]) -> list[int]:
    """The sentences that are not in the story although they are in the box that holds the article's body by its
    class."""
    told = [index for index in story.in_story if is_sentence(pieces[index])]
    body = _body_of(pieces, told)
    if body is None:
        return []
    missed = [index for index in prose if index not in story.in_story and is_part_of(pieces[index], body)]
    return missed if len(missed) >= MIN_MISSED_IN_BODY else []


def _body_of(pieces: Sequence[Piece], told: Sequence[int]) -> Box | None:
    """The outermost box that is the article's body by its class and holds nearly all that is told."""
    least = MIN_HELD_SHARE * size_of(pieces, told)
    weights = held_weights(pieces, told)
    bodies = (box for box, weight in weights.items() if box.own_traits & Trait.BODY and weight >= least)
    return min(bodies, key=lambda box: box.depth, default=None)
