"""Find an article that stays hidden until a script shows it."""

from __future__ import annotations

from collections.abc import Sequence

from reader.parse.html.extraction import is_sentence
from reader.parse.html.pieces import Piece
from reader.parse.html.traits import Trait

MIN_HIDDEN_SHARE = 0.7
"""Share of a page's sentences from which hidden ones are its article. What pages hide beside an article they show, such
as answers that unfold, is less than the article."""

MIN_HIDDEN_CHARS = 500
"""Code points of sentences in the shortest article that is hidden."""

_BESIDE = Trait.CHROME | Trait.FIGURE | Trait.COMMENTS | Trait.POPUP


def reveal_article(pieces: Sequence[Piece]) -> None:
    """Take the trait of being hidden from the boxes around an article if most sentences of a page are hidden."""
    sentences = [piece for piece in pieces if is_sentence(piece) and not piece.has(_BESIDE)]
    hidden = [piece for piece in sentences if piece.has(Trait.HIDDEN)]
    hidden_chars = sum(len(piece.text) for piece in hidden)
    if hidden_chars < max(MIN_HIDDEN_CHARS, MIN_HIDDEN_SHARE * sum(len(piece.text) for piece in sentences)):
        return
    for piece in hidden:
        for box in piece.box.up():
            box.own_traits &= ~Trait.HIDDEN
    for piece in pieces:
        for box in reversed(list(piece.box.up())):
            box.all_traits = box.own_traits | (box.parent.all_traits if box.parent is not None else Trait.NONE)
