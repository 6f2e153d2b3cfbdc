"""Find the turns of transcripts and interviews by their layout: "WALLACE: …", "Q: …". Reads no verbs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reader import lexicon
from reader.annotate.quotes.claim import Claim
from reader.annotate.quotes.passage import Passage
from reader.model.annotation import QuoteKind
from reader.model.document import BlockKind

_MAX_NAME_WORDS = 6
_MIN_TURNS = 2
_MIN_MIXED_CASE_TURNS = 4
"""For speakers in mixed case: one "Clinton: …" may be a headline or a list item; four, one of them twice, are not."""
_OPENING = frozenset('"“„«‘”')

Label = tuple[int, int]
"""The half-open range of words of the speaker's name that begins a turn."""


def find(passages: Sequence[Passage]) -> list[tuple[Claim, list[int]]]:
    """Every turn as a claim, with the numbers of the passages that it covers."""
    labels = _labels(passages)
    if not labels:
        return []
    last_labelled = max(labels)
    found: list[tuple[Claim, list[int]]] = []
    for number in range(min(labels), len(passages)):
        passage = passages[number]
        if number in labels:
            found.append((_claim(passage, labels[number]), [number]))
        elif found and _continues_turn(passages, number, found[-1][1][-1], last_labelled):
            found[-1][0].content.append(passage.cover(0, len(passage.words)))
            found[-1][1].append(number)
    return found


def _labels(passages: Sequence[Passage]) -> dict[int, Label]:
    """The labels of passages that begin with a speaker's name; empty if there are too few for a transcript."""
    capitals: dict[int, Label] = {}
    mixed: dict[int, Label] = {}
    for number, passage in enumerate(passages):
        label = None if passage.kind is BlockKind.HEADLINE else _label(passage)
        if label is not None:
            words = passage.words[label[0] : label[1]]
            all_caps = all(word.isupper() or not word.isalpha() for word in words)
            (capitals if all_caps else mixed)[number] = label
    names = Counter(passages[number].words[a:b] for number, (a, b) in mixed.items())
    if len(mixed) < _MIN_MIXED_CASE_TURNS or len(names) < 2 or max(names.values()) < 2:
        mixed = {}
    if len(capitals) < _MIN_TURNS or len({passages[n].words[a:b] for n, (a, b) in capitals.items()}) < 2:
        capitals = {}
    return capitals | mixed


def _label(passage: Passage) -> Label | None:
    """The name before the colon at the beginning of a turn; None if there is none."""
    words = passage.words
    first = 1 if words[0] in _OPENING else 0
    for index in range(first, min(len(words) - 1, first + _MAX_NAME_WORDS + 1)):
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


def _claim(passage: Passage, label: Label) -> Claim:
    return Claim(
        content=[passage.cover(label[1] + 1, len(passage.words))],
        source=passage.cover(*label),
        cue=passage.cover(label[1], label[1] + 1),
        kind=QuoteKind.DIRECT,
    )


def _continues_turn(passages: Sequence[Passage], number: int, before: int, last_labelled: int) -> bool:
    """Whether an unlabelled passage continues the turn before it, by its quotation marks or as more turns follow."""
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
