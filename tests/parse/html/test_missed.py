"""A story of which the extractors took hardly anything."""

from __future__ import annotations

from reader.parse.html.extraction import Extraction, is_sentence
from reader.parse.html.missed import missed_sentences
from reader.parse.html.pieces import Piece
from reader.parse.html.story import Story, tell_all
from reader.parse.html.tree import parse_tree
from reader.parse.html.walk import pieces_of
from tests.parse.html.conftest import PARAGRAPHS, STORY, page


def pieces_of_page(inside: str) -> list[Piece]:
    root = parse_tree(page(inside))
    assert root is not None
    return pieces_of(root)


def test_a_story_of_which_only_the_introduction_was_taken_is_told_in_full() -> None:
    pieces = pieces_of_page("".join(f"<section class=part-{at}>{STORY}</section>" for at in range(3)))
    sentences = [index for index, piece in enumerate(pieces) if is_sentence(piece)]
    told = Story(pieces[sentences[0]].box, sentences[0], sentences[0], frozenset(sentences[:1]))
    missed = missed_sentences(pieces, told, None)
    assert missed == sentences[1:]
    assert tell_all(pieces, Extraction(PARAGRAPHS[0]), told, missed).in_story >= {*sentences}
    half = Story(told.box, sentences[0], sentences[7], frozenset(sentences[:8]))
    assert missed_sentences(pieces, half, None) == []


def test_teasers_in_lists_are_no_part_of_a_short_story() -> None:
    teasers = "".join(f"<li>{STORY}</li><article>{STORY}</article>" for _ in range(3))
    pieces = pieces_of_page(f"<p>{PARAGRAPHS[0]}</p>{teasers}")
    first = next(index for index, piece in enumerate(pieces) if is_sentence(piece))
    assert missed_sentences(pieces, Story(pieces[first].box, first, first, frozenset([first])), None) == []
