"""Find the noun phrase beside a verb of reporting by plain rules. Knows words and marks; knows no names."""

from __future__ import annotations

from reader import lexicon
from reader.annotate.quotes.passage import Passage
from reader.model.document import BlockKind

_REACH = 9
"""Words a phrase may have: longer ones are nearly always two phrases."""

_APPOSITIVE = 28
"""Words that an appositive, or a clause with "who", may have."""
_LINKS = frozenset({"of", "for", "at", "from", "with"})
CONJUNCTIONS = frozenset({"and", "but", "or"})


def is_cue(passage: Passage, index: int) -> bool:
    """Whether a word is a verb of reporting, outside quotations."""
    low, word = passage.lows[index], passage.words[index]
    if word[0].isupper() and passage.kind is not BlockKind.HEADLINE and index:  # Sung Ho, not "sung"
        return False
    return low in lexicon.words("quotes/cues_speech") or low in lexicon.words("quotes/cues_claim")


def verb_start(passage: Passage, cue: int, floor: int) -> int:
    """Where the verb group begins: "has also said" begins with "has"."""
    while cue > floor and passage.lows[cue - 1] in lexicon.words("quotes/cue_adverbs"):
        cue -= 1
    return cue


def phrase_before(passage: Passage, end: int, floor: int) -> tuple[int, int] | None:
    """The noun phrase that ends before word `end`, or before the appositive that ends there."""
    end = _behind_appositive(passage, end, floor)
    start = _phrase_start(passage, end, floor)
    if start > floor + 1 and passage.lows[start - 1] in _LINKS:  # "a spokesman for Dole" is not Dole
        longer = _phrase_start(passage, start - 1, floor)
        titled = all(word[0].isupper() for word in passage.words[longer : start - 1])
        if longer < start - 1 and (titled or passage.lows[longer] in lexicon.words("quotes/determiners")):
            start = longer
    return (start, end) if _names_somebody(passage, start, end) else None


def _phrase_start(passage: Passage, end: int, floor: int) -> int:
    start = end
    while start > floor and end - start < _REACH and not _stops(passage, start - 1):
        start -= 1
    return start


def phrase_after(passage: Passage, start: int, ceiling: int) -> tuple[int, int] | None:
    """The noun phrase that begins with word `start`."""
    end = start
    while end < ceiling and end - start < _REACH and not _stops(passage, end):
        end += 1
    return (start, end) if _names_somebody(passage, start, end) else None


def _behind_appositive(passage: Passage, end: int, floor: int) -> int:
    """Where the name ends in "Kwon Sung Ho, head of automation, said" or "their leader, Ines Valdra, said"."""
    if end - 1 <= floor or passage.words[end - 1] != ",":
        return end
    for index in range(end - 2, max(floor, end - _APPOSITIVE), -1):
        if passage.inside[index] >= 0:
            return end
        if passage.words[index] == ",":
            apposed = passage.words[index + 1 : end - 1]
            if len(apposed) <= 4 and all(word[0].isupper() for word in apposed):
                return end - 1
            if passage.words[index - 1][0].isalpha():
                return index
    return end


def _stops(passage: Passage, index: int) -> bool:
    return passage.lows[index] in lexicon.words("quotes/phrase_stops") or passage.inside[index] >= 0


def _names_somebody(passage: Passage, start: int, end: int) -> bool:
    """Whether the last word can speak: "the" and "his" stand before a verb form used like an adjective."""
    return (
        end > start
        and passage.words[end - 1][0].isalpha()
        and passage.lows[end - 1] not in CONJUNCTIONS
        and passage.lows[end - 1] not in lexicon.words("quotes/determiners")
    )
