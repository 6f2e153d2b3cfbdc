"""Decide what to show of a page on which no article was found."""

from __future__ import annotations

from collections.abc import Sequence

from reader.parse.html.pieces import Box, Piece
from reader.parse.html.story import Story
from reader.parse.html.traits import Trait

MIN_MENU_LINK_SHARE = 0.6
"""Share of a page's text, from 0 to 1, beyond which links make it a menu."""

NO_ARTICLE = "no article was found on this page: all its text is shown"
MENU = "this page is a list of links, not an article: follow one of them"


def fallback_story(pieces: Sequence[Piece]) -> Story:
    """A story of everything on the page except its navigation and the like, or of everything if nothing else is left.
    `pieces` must not be empty."""
    in_story = [index for index, piece in enumerate(pieces) if not piece.has(_BOILERPLATE)]
    in_story = (
        in_story
        or [index for index, piece in enumerate(pieces) if not piece.has(Trait.HIDDEN)]
        or list(range(len(pieces)))
    )
    return Story(_outermost(pieces[in_story[0]].box), in_story[0], in_story[-1], frozenset(in_story))


_BOILERPLATE = Trait.HIDDEN | Trait.CHROME | Trait.FIGURE | Trait.COMMENTS


def _outermost(box: Box) -> Box:
    *_, outermost = box.up()
    return outermost


def fallback_notice(pieces: Sequence[Piece], story: Story) -> str:
    """The notice that tells the user what is shown instead of an article."""
    in_story = [pieces[index] for index in story.in_story]
    links, total = sum(piece.linked_chars for piece in in_story), sum(len(piece.text) for piece in in_story)
    return MENU if links > MIN_MENU_LINK_SHARE * total else NO_ARTICLE
