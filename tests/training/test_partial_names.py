"""Names of kinds that a corpus does not mark are filled in; what it marks stays."""

from __future__ import annotations

from collections.abc import Sequence

from reader.annotate.entities.detect.name_crf import LABELS
from reader.annotate.entities.mention import Mention, Sentence
from reader.model.annotation import EntityKind
from reader.model.span import Span
from reader.training import name_examples, partial_names

TEXT = "Mara Okafor of Merrow Bank praised the Valdran prize in Averil on Monday."
FOUND = {
    "Okafor": EntityKind.PLACE,
    "Merrow": EntityKind.GROUP,
    "Valdran": EntityKind.GROUP,
    "Averil": EntityKind.PLACE,
    "Monday": EntityKind.DATE,
}


class _Tagger:
    def tag(self, text: str, _sentences: Sequence[Sentence]) -> list[Mention]:
        return [Mention(_span(words), kind) for words, kind in FOUND.items()]


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def _example(marked: frozenset[str], **named: str) -> name_examples.NameExample:
    spans = tuple(sorted((_span(words.replace("_", " ")), label) for words, label in named.items()))
    return name_examples.NameExample(TEXT, name_examples.sentences_of(TEXT), spans, marked)


def _names(example: name_examples.NameExample) -> dict[str, str]:
    return {TEXT[span.start : span.end]: label for span, label in example.named}


def test_only_unmarked_kinds_are_filled_in_and_only_where_nothing_is_marked() -> None:
    example = _example(frozenset({"Person", "Location"}), Mara_Okafor="Person", Merrow_Bank="Location")
    completed = partial_names.complete(example, _Tagger())
    assert completed.marked == LABELS
    assert _names(completed) == {
        "Mara Okafor": "Person",
        "Merrow Bank": "Location",
        "Valdran": "NORP",
        "Monday": "Date",
    }


def test_a_marked_name_without_a_kind_of_its_own_gets_the_unmarked_one_that_is_found() -> None:
    example = _example(frozenset({"Person", "Misc"}), Valdran="Misc", Merrow_Bank="Misc")
    assert _names(partial_names.complete(example, _Tagger())) == {
        "Merrow Bank": "Misc",
        "Valdran": "NORP",
        "Averil": "Location",
        "Okafor": "Location",
        "Monday": "Date",
    }


def test_an_example_with_all_kinds_marked_stays_as_it_is() -> None:
    example = _example(LABELS, Mara_Okafor="Person")
    assert partial_names.complete(example, _Tagger()) is example
