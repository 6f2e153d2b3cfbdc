"""Read transcripts and interviews by their form: "WALLACE: …", "Q: …", turn after turn. Knows no verbs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reader import lexicon
from reader.annotate.quotes.claim import Claim
from reader.annotate.quotes.passage import Passage
from reader.model.annotation import QuoteKind
from reader.model.document import BlockKind

_LONGEST_NAME = 6
_FEWEST_TURNS = 2
_FEWEST_MIXED_CASE = 4
"""Turns that names in mixed case must make: "Clinton: …" may be a headline or a list; four with one twice not."""
_OPENING = frozenset('"“„«‘”')

Turn = tuple[int, int]
"""The first word of a name, and the word after its last."""


def find(passages: Sequence[Passage]) -> list[tuple[Claim, list[int]]]:
    """Every turn as a claim, with the numbers of the passages that it takes up."""
    labels = _labels(passages)
    if not labels:
        return []
    last_labelled = max(labels)
    found: list[tuple[Claim, list[int]]] = []
    for number in range(min(labels), len(passages)):
        passage = passages[number]
        if number in labels:
            found.append((_claim(passage, labels[number]), [number]))
        elif found and _goes_on(passages, number, found[-1][1][-1], last_labelled):
            found[-1][0].content.append(passage.cover(0, len(passage.words)))
            found[-1][1].append(number)
    return found


def _labels(passages: Sequence[Passage]) -> dict[int, Turn]:
    """The passages that open with a speaker's name, where there are enough of them to be a transcript."""
    capitals: dict[int, Turn] = {}
    mixed: dict[int, Turn] = {}
    for number, passage in enumerate(passages):
        label = None if passage.kind is BlockKind.HEADLINE else _label(passage)
        if label is not None:
            words = passage.words[label[0] : label[1]]
            shouted = all(word.isupper() or not word.isalpha() for word in words)
            (capitals if shouted else mixed)[number] = label
    names = Counter(passages[number].words[a:b] for number, (a, b) in mixed.items())
    if len(mixed) < _FEWEST_MIXED_CASE or len(names) < 2 or max(names.values()) < 2:
        mixed = {}
    if len(capitals) < _FEWEST_TURNS or len({passages[n].words[a:b] for n, (a, b) in capitals.items()}) < 2:
        capitals = {}
    return capitals | mixed


def _label(passage: Passage) -> Turn | None:
    """The name before the colon that a turn begins with."""
    words = passage.words
    first = 1 if words[0] in _OPENING else 0
    for index in range(first, min(len(words) - 1, first + _LONGEST_NAME + 1)):
        if words[index] == ":":
            named = index > first and words[first][0].isupper() and _is_name(passage.words[first:index])
            return (first, index) if named else None
    return None


def _is_name(words: Sequence[str]) -> bool:
    plain = [word.lower() for word in words]
    if any(word in lexicon.words("quotes/labels_not_speakers") for word in plain):
        return False
    return all(
        word[0].isupper() or word in {".", ",", "-", "(", ")", "’s", "'s", "of", "de", "van", "al"} for word in words
    )


def _claim(passage: Passage, label: Turn) -> Claim:
    return Claim(
        content=[passage.cover(label[1] + 1, len(passage.words))],
        source=passage.cover(*label),
        cue=passage.cover(label[1], label[1] + 1),
        kind=QuoteKind.DIRECT,
    )


def _goes_on(passages: Sequence[Passage], number: int, before: int, last_labelled: int) -> bool:
    """Whether an unlabelled passage goes on the turn before it: its marks say so, or a turn follows right after it."""
    words = passages[number].words
    if (
        number != before + 1
        or passages[number].kind is not BlockKind.PARAGRAPH
        or words[0] == "("
        or words[1:2] == ("(",)
    ):
        return False
    opened = passages[before].words[0] in _OPENING
    return words[0] in _OPENING if opened else number < last_labelled and not passages[number].runs
