"""Find the turns of transcripts and interviews by their layout: "WALLACE: …", "Q: …". Reads no verbs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set

from reader import lexicon
from reader.annotate.quotes.claim import Claim
from reader.annotate.quotes.noun_phrases import names_role
from reader.annotate.quotes.passage import Passage
from reader.base.values import Value
from reader.model.annotation import EntityKind, QuoteKind
from reader.model.document import BlockKind, Document
from reader.model.span import Span

_MAX_NAME_WORDS = 6
_MAX_OFFICE_WORDS = 14
"""The same for an office with its holder in brackets: "The Minister of State, Ministry of Ports (Ms Dahl)"."""
_MAX_LABEL_TOKENS = 24
"""Limit for a name with what is in brackets after it: "SEN. PIA DAHL (R-Ohio):"."""
_MAX_DIRECTION_WORDS = 6
"""Limit for "Opposition members interjecting—"."""
_MIN_WORDS_AFTER_DIRECTION = 3
_MIN_TURNS = 2
_MIN_MIXED_CASE_TURNS = 4
"""For speakers in mixed case: one "Clinton: …" may be a headline or a list item; four, one of them twice, are not."""
_MIN_SHARE_LABELLED = 0.5
"""Of the passages from the first turn to the last, those with a label, if nobody has two turns: two towns in capitals
that begin two reports of a round-up are no transcript."""
_OPENING = frozenset('"“„«‘”')
_BRACKETS = frozenset("([")
_DASHES = frozenset("—–")
_QUESTION, _ANSWER = "Q", "A"
"""The labels of interviews."""
_INSIDE_NAMES = frozenset({".", "-", "(", ")", "#", "’s", "'s", "of", "de", "van", "al"})


class Label(Value):
    """The speaker's name that begins a turn: words `[first, end)`; the turn itself begins with word `start`."""

    first: int
    end: int
    start: int


def find(document: Document, passages: Sequence[Passage]) -> list[tuple[Claim, list[int]]]:
    """Every turn as a claim, with the numbers of the passages that it covers."""
    places = {span for entity in document.entities if entity.kind is EntityKind.PLACE for span in entity.mentions}
    labels = _labels(passages, places)
    if not labels:
        return []
    last_labelled = max(labels)
    found: list[tuple[Claim, list[int]]] = []
    for number in range(min(labels), len(passages)):
        passage = passages[number]
        if number in labels:
            found += _turn(passages, number, labels)
        elif found and _continues_turn(passages, number, found[-1][1][-1], last_labelled):
            found[-1][0].content.append(passage.cover(_after_direction(passage) or 0, len(passage.words)))
            found[-1][1].append(number)
    return found


def _turn(passages: Sequence[Passage], number: int, labels: Mapping[int, Label]) -> list[tuple[Claim, list[int]]]:
    """The turn that begins with a label, or in the passage after one that is only a label; empty if that has none."""
    passage, label, after = passages[number], labels[number], number + 1
    if label.start < len(passage.words):
        return [(_claim(passage, label, passage.cover(label.start, len(passage.words))), [number])]
    if after == len(passages) or after in labels or passages[after].kind is not BlockKind.PARAGRAPH:
        return []
    start = _after_direction(passages[after]) if passages[after].words[0] in _BRACKETS else 0
    if start is None:
        return []
    return [(_claim(passage, label, passages[after].cover(start, len(passages[after].words))), [number, after])]


def _labels(passages: Sequence[Passage], places: Set[Span]) -> dict[int, Label]:
    """The labels of passages that begin with a speaker's name; empty if there are too few for a transcript."""
    capitals: dict[int, Label] = {}
    mixed: dict[int, Label] = {}
    for number, passage in enumerate(passages):
        label = None if passage.kind is BlockKind.HEADLINE else _label(passage)
        if label is not None and passage.cover(label.first, label.end) not in places:
            in_capitals = _is_in_capitals(_name(passage, label))
            if in_capitals or label.start < len(passage.words):
                (capitals if in_capitals else mixed)[number] = label
    named = mixed
    titled = {
        number: label for number, label in mixed.items() if _name(passages[number], label)[0].lower() in _titles()
    }
    names = Counter(_name(passages[number], label)[-1] for number, label in mixed.items())
    if len(mixed) < _MIN_MIXED_CASE_TURNS or len(names) < 2 or max(names.values()) < 2:
        mixed = {}
    if len(capitals) < _MIN_TURNS or not _alternate(passages, capitals):
        capitals = {}
    if capitals:
        mixed |= titled | _spelled_out(passages, named, capitals)
    return capitals | mixed | _questions_and_answers(passages)


def _spelled_out(
    passages: Sequence[Passage], named: Mapping[int, Label], capitals: Mapping[int, Label]
) -> dict[int, Label]:
    """The labels whose initials label other turns: "Mara Okafor:" where turns of "MO:" follow."""
    short = {"".join(_name(passages[number], label)) for number, label in capitals.items()}
    return {
        number: label
        for number, label in named.items()
        if "".join(word[0] for word in _name(passages[number], label)) in short
    }


def _alternate(passages: Sequence[Passage], labels: Mapping[int, Label]) -> bool:
    """Whether two speak, and one of them twice or one after the other."""
    counts = Counter(_name(passages[number], label)[-1] for number, label in labels.items())
    extent = max(labels) - min(labels) + 1
    return len(counts) > 1 and (max(counts.values()) > 1 or len(labels) >= _MIN_SHARE_LABELLED * extent)


def _questions_and_answers(passages: Sequence[Passage]) -> dict[int, Label]:
    """The labels "Q." and "A.", if there are both."""
    found = {
        number: Label(0, 1, 2)
        for number, passage in enumerate(passages)
        if len(passage.words) > 2 and passage.words[0] in (_QUESTION, _ANSWER) and passage.words[1] in (".", ":")
    }
    return found if len({passages[number].words[0] for number in found}) > 1 else {}


def _name(passage: Passage, label: Label) -> tuple[str, ...]:
    return passage.words[label.first : label.end]


def _is_in_capitals(name: Sequence[str]) -> bool:
    """Whether a name is in capitals, but for a title: "Mr RUDDOCK", "The SPEAKER"."""
    words = [word for word in name if word.isalpha()]
    plain = [word for word in words if not word.isupper()]
    return all(word.lower() in _titles() for word in plain) and len(plain) < max(1, len(words))


@lexicon.per_language
def _titles() -> frozenset[str]:
    return lexicon.words("names/titles_address") | {"the", "dr", "sir", "dame", "lord", "lady"}


def _label(passage: Passage) -> Label | None:
    """The name before the colon at the beginning of a turn, or before a dash after brackets; None if there is none."""
    words = passage.words
    first = 1 if words[0] in _OPENING else 0
    limit = _MAX_OFFICE_WORDS if words[first : first + 1] == ("The",) else _MAX_NAME_WORDS
    end, depth = None, 0
    for index in range(first, min(len(words), first + _MAX_LABEL_TOKENS)):
        word = words[index]
        if word in _BRACKETS:
            end = index if end is None else end
            depth += 1
        elif word in (")", "]"):
            depth -= 1
        elif depth == 0 and (word == ":" or (end is not None and word in _DASHES)):
            return _office_label(words, first, index) or _named_label(
                words, first, index if end is None else end, index + 1
            )
        elif depth == 0 and (index - first > limit if end is None else not _is_after_bracket(word)):
            return None
    return None


def _is_after_bracket(word: str) -> bool:
    """Whether a word may follow the party in a label: "(R) Averil"."""
    return word[0].isupper() or word == ","


def _named_label(words: Sequence[str], first: int, end: int, start: int) -> Label | None:
    """The label if its words are a name, without a description after a comma: "PIA DAHL", not "PIA DAHL, HOST"."""
    comma = next((index for index in range(first, end) if words[index] == ","), end)
    described = words[comma + 1 : end]
    if comma == first or not words[first][0].isupper() or not _is_name(words[first:comma]):
        return None
    plain = all(word[0].isupper() or word in _INSIDE_NAMES for word in described)
    return Label(first, comma, start) if plain else None


def _office_label(words: Sequence[str], first: int, colon: int) -> Label | None:
    """The label if its words are an office and a name with a title in brackets: "The Minister for Ports (Ms Dahl)"."""
    bracket = next((index for index in range(first, colon) if words[index] in _BRACKETS), colon)
    named = words[bracket + 1 : colon - 1]
    if words[first] != "The" or not named or not _is_name(named):
        return None
    office = any(names_role(word.lower()) for word in words[first + 1 : bracket])
    if named[0].lower() not in _titles() and not (office and len(named) > 1 and "(" not in named):
        return None
    return Label(bracket + 1, colon - 1, colon + 1)


def _is_name(words: Sequence[str]) -> bool:
    plain = [word.lower() for word in words]
    if any(word in lexicon.words("quotes/labels_not_speakers") for word in plain):
        return False
    return all(
        word[0].isupper() or word in _INSIDE_NAMES or words[index - 1] == "#" for index, word in enumerate(words)
    )


def _claim(passage: Passage, label: Label, content: Span) -> Claim:
    return Claim(
        content=[content],
        source=passage.cover(label.first, label.end),
        cue=passage.cover(label.start - 1, label.start),
        kind=QuoteKind.DIRECT,
        is_turn=True,
        is_answer=_name(passage, label) == (_ANSWER,),
    )


def _after_direction(passage: Passage) -> int | None:
    """Where speech begins after a direction in brackets, "[Interruption.] I shall go on."; None if none follows one."""
    if passage.words[0] not in _BRACKETS:
        return None
    end = next((index + 1 for index, word in enumerate(passage.words) if word in (")", "]")), len(passage.words))
    return end if end + _MIN_WORDS_AFTER_DIRECTION <= len(passage.words) else None


def _continues_turn(passages: Sequence[Passage], number: int, before: int, last_labelled: int) -> bool:
    """Whether an unlabelled passage continues the turn before it, by its quotation marks or as more turns follow."""
    words = passages[number].words
    if (
        number != before + 1
        or passages[number].kind is not BlockKind.PARAGRAPH
        or (words[0] in _BRACKETS and _after_direction(passages[number]) is None)
        or words[1:2] == ("(",)
        or (words[-1] in _DASHES and len(words) <= _MAX_DIRECTION_WORDS)
    ):
        return False
    opened = passages[before].words[0] in _OPENING
    return words[0] in _OPENING if opened else number < last_labelled and not passages[number].runs
