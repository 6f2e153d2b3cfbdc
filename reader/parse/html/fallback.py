"""What is shown of a page on which no article was found. Knows pieces; knows no extractor."""

from __future__ import annotations

from collections.abc import Sequence

from reader.parse.html.pieces import Box, Piece
from reader.parse.html.story import Story
from reader.parse.html.traits import Trait

MIN_MENU_LINK_SHARE = 0.6
"""Share of a page's words that are links from which it is a menu."""

NO_ARTICLE = "no article was found on this page: all its text is shown"
MENU = "this page is a list of links, no article: follow one of them"


def fallback_story(pieces: Sequence[Piece]) -> Story:
    """All of a page but its navigation as a story; the navigation too where there is nothing else."""
    in_story = [at for at, piece in enumerate(pieces) if not piece.has(_ROUND)]
    in_story = (
        in_story or [at for at, piece in enumerate(pieces) if not piece.has(Trait.HIDDEN)] or list(range(len(pieces)))
    )
    return Story(_root(pieces[in_story[0]].box), in_story[0], in_story[-1], frozenset(in_story))


_ROUND = Trait.HIDDEN | Trait.CHROME | Trait.FIGURE | Trait.COMMENTS


def _root(box: Box) -> Box:
    *_, outermost = box.up()
    return outermost


def fallback_notice(pieces: Sequence[Piece], story: Story) -> str:
    """What there is instead of an article."""
    in_story = [pieces[at] for at in story.in_story]
    links, all_words = sum(piece.linked_chars for piece in in_story), sum(len(piece.text) for piece in in_story)
    return MENU if links > MIN_MENU_LINK_SHARE * all_words else NO_ARTICLE
