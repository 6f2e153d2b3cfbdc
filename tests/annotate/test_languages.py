"""Names, quotes and numbers are sought only in languages that have word lists; elsewhere nothing is guessed."""

from __future__ import annotations

import pytest

from reader import read_text

GERMAN = (
    "Fähre bleibt im Hafen\n\nDie Fähre nach Nordsand bleibt bis auf Weiteres im Hafen, sagte eine Sprecherin. "
    "„Wir wissen noch nicht, wann sie wieder fährt“, sagte Mara Okafor, die seit 1.200 Tagen im Amt ist. Mehr dazu auf "
    "https://lantern.example/faehre."
)


@pytest.mark.parametrize("engine", ["fast", "rules"])
def test_in_other_languages_links_are_the_only_findings(engine: str) -> None:
    document = read_text(GERMAN, engine=engine)
    assert document.metadata.language == "de"
    assert (document.entities, document.quotes) == ((), ())
    assert [str(fact.kind) for fact in document.facts] == ["link"]
    assert document.sentences


def test_a_text_of_an_unknown_language_is_read_as_english() -> None:
    document = read_text("“No,” said Mara Okafor.")
    assert document.metadata.language is None
    assert [entity.name for entity in document.entities] == ["Mara Okafor"]
