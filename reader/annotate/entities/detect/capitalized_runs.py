"""Find the capitalized runs in a sentence that are names, and guess their kinds. Reads words of one sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from reader import lexicon
from reader.annotate.entities.detect import kind_guesses
from reader.annotate.entities.detect.run_features import connectors
from reader.annotate.entities.mention import Sentence
from reader.model.annotation import EntityKind

_EXCLUDED_CONNECTORS = frozenset({"in", "on"})
"""Connectors for the trained tagger but not here: "Paris on Tuesday" must not be read as one name."""
_MAX_RUN_WORDS = 12
"""Longer runs are text in capitals, not names."""


def find_names(sentence: Sentence, lower_counts: Counter[str]) -> Iterator[tuple[range, EntityKind]]:
    """The capitalized runs that are names, as ranges of words, with their kinds.

    `lower_counts` says how often the article has each word in lower case.
    """
    at = 0
    while at < len(sentence.words):
        if not _is_capitalized(sentence.words[at]):
            at += 1
            continue
        end = _run_end(sentence.words, at)
        if end - at <= _MAX_RUN_WORDS:
            yield from _split_run(sentence, at, end, lower_counts)
        at = end


def _is_capitalized(word: str) -> bool:
    return word[0].isupper() and word[0].isalpha()


def _run_end(words: Sequence[str], start: int) -> int:
    """Where the capitalized run from word `start` ends; connectors belong to it if a capital follows."""
    end = start + 1
    while end < len(words):
        if _is_capitalized(words[end]) or (words[end] == "." and len(words[end - 1]) == 1):
            end += 1
            continue
        if words[end] == "-" and end + 1 < len(words) and words[end + 1].isalpha() and len(words[end + 1]) < 5:
            end += 2  # Jong-un
            continue
        ahead = end
        while ahead < len(words) and _is_connector(words[ahead]) and ahead - end < 2:
            ahead += 1
        if ahead == end or ahead >= len(words) or not _is_capitalized(words[ahead]) or words[end] == "and":
            break
        end = ahead + 1
    return end


def _split_run(
    sentence: Sentence, start: int, end: int, lower_counts: Counter[str]
) -> Iterator[tuple[range, EntityKind]]:
    """The names in one capitalized run: often an organization, a title and a person."""
    words = sentence.words
    if start == 0 or not words[start - 1][-1].isalnum():
        while start < end and _is_sentence_opener(words, start, lower_counts):
            start += 1
    if start == end:
        return
    person_start = _person_start(words, start, end)
    if person_start is not None:
        yield from _listed_names(sentence, start, person_start)
        if person_start < end:
            yield range(person_start, end), EntityKind.PERSON
        return
    kind = kind_guesses.listed_kind(words[start:end]) or kind_guesses.guess_kind(sentence, start, end)
    if kind is not None:
        yield range(start, end), kind
    elif end - start > 1 and kind_guesses.listed_kind(words[start : start + 1]):
        yield from _listed_names(sentence, start, end)


def _is_sentence_opener(words: Sequence[str], start: int, lower_counts: Counter[str]) -> bool:
    """Whether the word at `start` is capitalized only because it begins the sentence."""
    lower = words[start].lower()
    if words[start].isupper() and len(lower) > 1:
        return False
    return lower in kind_guesses.never_names() or (
        lower_counts[lower] > 0
        and kind_guesses.listed_kind(words[start : start + 1]) is None
        and lower not in kind_guesses.titles()
    )


def _person_start(words: Sequence[str], start: int, end: int) -> int | None:
    """Where the person after the last title or role of the run begins; None if the run has no title."""
    titles = [at for at in range(start, end) if kind_guesses.is_title(words[at])]
    if not titles:
        before = start - 1
        return (
            start
            if before >= 0 and kind_guesses.is_title(words[before]) and kind_guesses.may_be_person(words[start:end])
            else None
        )
    after_title = titles[-1] + 1
    if after_title < end and words[after_title] == ".":
        after_title += 1
    if after_title < end and _is_connector(words[after_title]):
        return next(
            (
                at
                for at in range(after_title, end)
                if words[at].lower() in lexicon.table("names/given_names") and at > after_title + 1
            ),
            end,
        )
    return after_title if after_title == end or kind_guesses.may_be_person(words[after_title:end]) else None


def _listed_names(sentence: Sentence, start: int, end: int) -> Iterator[tuple[range, EntityKind]]:
    """The listed names among the words of a title: "Russian", "White House"."""
    at = start
    while at < end:
        for size in range(min(5, end - at), 0, -1):
            kind = kind_guesses.listed_kind(sentence.words[at : at + size])
            if kind is not None:
                yield range(at, at + size), kind
                at += size - 1
                break
        at += 1


def _is_connector(word: str) -> bool:
    """Whether a word may connect the parts of one name."""
    lower = word.lower()
    return lower in connectors() and lower not in _EXCLUDED_CONNECTORS
