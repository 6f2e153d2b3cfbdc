"""Find the runs of capitals in a sentence that are names, and guess what they name. Knows words; sees one sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from reader.annotate.entities.detect import kind_guesses
from reader.annotate.entities.detect.run_features import connectors
from reader.annotate.entities.mention import Sentence
from reader.model.annotation import EntityKind

_NO_LINKS = frozenset({"in", "on"})
"""Words that join the parts of a name for the tagger, which sees more, and not here."""
"""Without a model to tell, "Paris on Tuesday" must not be read as one name."""
_LONGEST = 12
"""Words; longer runs of capitals are shouting, not names."""


def runs(sentence: Sentence, lower: Counter[str]) -> Iterator[tuple[range, EntityKind]]:
    """The runs of capitals that are names, with their kinds."""
    at = 0
    while at < len(sentence.words):
        if not _capital(sentence.words[at]):
            at += 1
            continue
        end = _run_end(sentence.words, at)
        if end - at <= _LONGEST:
            yield from _parts(sentence, at, end, lower)
        at = end


def _capital(word: str) -> bool:
    return word[0].isupper() and word[0].isalpha()


def _run_end(words: Sequence[str], start: int) -> int:
    """Where the run of capitals from `start` ends; small words inside count when a capital follows."""
    end = start + 1
    while end < len(words):
        if _capital(words[end]) or (words[end] == "." and end > start and len(words[end - 1]) == 1):
            end += 1
            continue
        if words[end] == "-" and end + 1 < len(words) and words[end + 1].isalpha() and len(words[end + 1]) < 5:
            end += 2  # Jong-un
            continue
        ahead = end
        while ahead < len(words) and _links(words[ahead]) and ahead - end < 2:
            ahead += 1
        if ahead == end or ahead >= len(words) or not _capital(words[ahead]) or words[end] == "and":
            break
        end = ahead + 1
    return end


def _parts(sentence: Sentence, start: int, end: int, lower: Counter[str]) -> Iterator[tuple[range, EntityKind]]:
    """What one run of capitals names: often a title's body and, behind it, a person."""
    words = sentence.words
    if start == 0 or not words[start - 1][-1].isalnum():
        while start < end and _opens_only(words, start, lower):
            start += 1
    if start == end:
        return
    behind_title = _after_title(words, start, end)
    if behind_title is not None:
        yield from _front(sentence, start, behind_title)
        if behind_title < end:
            yield range(behind_title, end), EntityKind.PERSON
        return
    if start < end:
        kind = kind_guesses.listed(words[start:end]) or kind_guesses.kind_of(sentence, start, end)
        if kind is not None:
            yield range(start, end), kind
        elif end - start > 1 and kind_guesses.listed(words[start : start + 1]):
            yield from _front(sentence, start, end)


def _opens_only(words: Sequence[str], start: int, lower: Counter[str]) -> bool:
    """Whether the first word owes its capital to the sentence."""
    low = words[start].lower()
    if words[start].isupper() and len(low) > 1:
        return False
    return low in kind_guesses.never() or (
        lower[low] > 0 and kind_guesses.listed(words[start : start + 1]) is None and low not in kind_guesses.titles()
    )


def _after_title(words: Sequence[str], start: int, end: int) -> int | None:
    """Where the person begins behind the last title or role of the run; None when it has none."""
    marks = [at for at in range(start, end) if kind_guesses.is_title(words[at])]
    if not marks:
        before = start - 1
        return (
            start
            if before >= 0 and kind_guesses.is_title(words[before]) and kind_guesses.personal(words[start:end])
            else None
        )
    last = marks[-1] + 1
    if last < end and words[last] == ".":
        last += 1
    if last < end and _links(words[last]):
        return next((at for at in range(last, end) if words[at].lower() in kind_guesses.given() and at > last + 1), end)
    return last if last == end or kind_guesses.personal(words[last:end]) else None


def _front(sentence: Sentence, start: int, end: int) -> Iterator[tuple[range, EntityKind]]:
    """The listed names inside the words of a title: "Russian", "White House"."""
    at = start
    while at < end:
        for size in range(min(5, end - at), 0, -1):
            kind = kind_guesses.listed(sentence.words[at : at + size])
            if kind is not None:
                yield range(at, at + size), kind
                at += size - 1
                break
        at += 1


def _links(word: str) -> bool:
    """Whether a word may join the parts of one name."""
    low = word.lower()
    return low in connectors() and low not in _NO_LINKS
