"""What is shown of an article that was found, and what is lit in it."""

from __future__ import annotations

import pytest

from reader.library.snippets import lit_spans, snippet_of

TEXT = (
    "Ferry waits\n\n"
    + "The ferry to the island stayed in port. " * 6
    + "At the Café Lünd, they said: “Night pay is back.”"
)

LIT = {
    "a word": (("port",), "port", 6),
    "letter case": (("FERRY",), "Ferry", 7),
    "accents": (("cafe lund",), "Café Lünd", 1),
    "accents in the query": (("Nìght",), "Night", 1),
    "a phrase over marks": (("said night",), "said: “Night", 1),
    "no part of a word": (("por",), "", 0),
    "no word": (("+", "*"), "", 0),
}


@pytest.mark.parametrize(("terms", "words", "times"), LIT.values(), ids=LIT.keys())
def test_words_are_lit(terms: tuple[str, ...], words: str, times: int) -> None:
    spans = lit_spans(TEXT, terms)
    assert len(spans) == times
    assert not spans or TEXT[slice(*spans[0])] == words


def test_only_the_last_word_may_be_a_beginning() -> None:
    assert [TEXT[slice(*span)] for span in lit_spans(TEXT, ("nig", "isl"), is_typing=True)][:1] == ["island"]
    assert lit_spans(TEXT, ("isl", "nig"), is_typing=True)[0].start > TEXT.index("Café")


def test_a_snippet_begins_and_ends_with_whole_words() -> None:
    found = snippet_of(TEXT, ("café", "pay"))
    assert found.text.startswith("…to the island stayed in port. At the Café")
    assert [found.text[slice(*span)] for span in found.lit] == ["Café", "pay"]
    assert found.text.endswith("back.”")


def test_without_what_was_searched_for_it_is_the_beginning_on_one_line() -> None:
    found = snippet_of(TEXT, ("headline",))
    assert found.text.startswith("Ferry waits  The ferry")
    assert found.text.endswith("island…")
    assert found.lit == ()
    assert snippet_of("", ("a",)).text == ""


def test_every_small_form_of_a_letter_is_the_same() -> None:
    assert [span.start for span in lit_spans("Η ΟΔΟΣ και η οδός", ("οδός",))] == [2, 13]
