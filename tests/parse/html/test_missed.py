"""A story of which the extractors took hardly anything."""

from __future__ import annotations

from reader.parse.html.extraction import Extraction, is_sentence
from reader.parse.html.missed import MIN_ENTRY_CHARS, missed_sentences
from reader.parse.html.story import Story, tell_all
from tests.parse.html.conftest import PARAGRAPHS, STORY, page, pieces_in


def test_a_story_of_which_only_the_introduction_was_taken_is_told_in_full() -> None:
    pieces = pieces_in(page("".join(f"<section class=part-{at}>{STORY}</section>" for at in range(3))))
    sentences = [index for index, piece in enumerate(pieces) if is_sentence(piece)]
    told = Story(pieces[sentences[0]].box, sentences[0], sentences[0], frozenset(sentences[:1]))
    missed = missed_sentences(pieces, told, None)
    assert missed == sentences[1:]
    assert tell_all(pieces, Extraction(PARAGRAPHS[0]), told, missed).in_story >= {*sentences}
    half = Story(told.box, sentences[0], sentences[7], frozenset(sentences[:8]))
    assert missed_sentences(pieces, half, None) == []


def test_teasers_in_lists_are_no_part_of_a_short_story() -> None:
    teasers = "".join(f"<li>{STORY}</li><article>{STORY}</article>" for _ in range(3))
    assert max(map(len, PARAGRAPHS)) < MIN_ENTRY_CHARS
    pieces = pieces_in(page(f"<p>{PARAGRAPHS[0]}</p>{teasers}"))
    first = next(index for index, piece in enumerate(pieces) if is_sentence(piece))
    assert missed_sentences(pieces, Story(pieces[first].box, first, first, frozenset([first])), None) == []


def test_long_entries_of_a_list_are_the_story_below_its_introduction() -> None:
    entry = f"<p>{PARAGRAPHS[1]} {PARAGRAPHS[2]}</p>"
    entries = "".join(f"<article><h3><a href=/{at}>Bar {at}</a></h3>{entry}</article>" for at in range(6))
    pieces = pieces_in(f"<body><h1>Where to eat in Averil</h1><div><p>{PARAGRAPHS[0]}</p></div>{entries}</body>")
    headline, first, *below = (index for index, piece in enumerate(pieces) if is_sentence(piece) or piece.level == 1)
    told = Story(pieces[first].box, first, first, frozenset([first]))
    assert missed_sentences(pieces, told, headline) == below
    assert missed_sentences(pieces, told, None) == []


def test_sentences_in_the_body_of_an_article_are_missed_if_they_are_several() -> None:
    offer = "<form><p>Every morning, all that matters at the harbour of Averil, by mail and free of charge.</p></form>"
    pieces = pieces_in(page(f"<div class=entry-content><section>{STORY}</section>{offer}</div>"))
    sentences = [index for index, piece in enumerate(pieces) if is_sentence(piece)][:5]
    told = Story(pieces[sentences[0]].box, sentences[0], sentences[1], frozenset(sentences[:2]))
    assert missed_sentences(pieces, told, None) == sentences[2:]
    more = Story(told.box, told.first, sentences[2], frozenset(sentences[:3]))
    assert missed_sentences(pieces, more, None) == []
