"""Where the words that say who somebody is end, and which of them is the head. Knows one sentence; finds no role."""

from __future__ import annotations

from reader import lexicon
from reader.annotate.entities.role_words import DETERMINERS, LINKS, POSSESSIVES, is_head, is_participle, is_stop
from reader.annotate.entities.roles.tagged_sentence import TaggedSentence

LONGEST = 25
"""Words of a role that a comma parts from the name."""
ENDS = frozenset(',;:.!?[]“”"—–…')
RELATIVES = frozenset({"who", "whose", "whom", "which", "that", "where", "when", "while", "but"})
_NEVER_LAST = POSSESSIVES | DETERMINERS


def leads_on(low: str) -> bool:
    """Whether a word leads on from a head: "secretary of", "singer with"."""
    return low in lexicon.entries("names/roles_links")


def skip_bracket(sentence: TaggedSentence, index: int) -> int:
    """What follows a short bracket, such as an age or a name in another script."""
    if sentence.low(index) == "(":
        for closing in range(index + 1, min(index + 6, len(sentence.lows))):
            if sentence.lows[closing] == ")":
                return closing + 1
    return index


def end_of(sentence: TaggedSentence, first: int) -> int:
    """Where the words up to the next mark end; a short bracket is no mark, a verb and its object are."""
    end = first
    while end < len(sentence.lows) and end - first <= LONGEST:
        low = sentence.lows[end]
        if low == "(":
            closed = skip_bracket(sentence, end)
            if closed == end or closed > end + 3:
                break
            end = closed
            continue
        if sentence.words[end] in ENDS or low in RELATIVES or low == ")" or (end > first and _acts(sentence, end)):
            break
        end += 1
    while end > first and (sentence.lows[end - 1] in _NEVER_LAST or leads_on(sentence.lows[end - 1])):
        end -= 1
    return end


def _acts(sentence: TaggedSentence, index: int) -> bool:
    """Whether the word at `index` goes on with what the person did, not with what the person is."""
    low = sentence.lows[index]
    if low in lexicon.words("quotes/cues_plain") or low in {
        "told",
        "says",
        "said",
        "added",
        "has",
        "had",
        "is",
        "was",
        "will",
    }:
        return True
    if low == "and":
        after = sentence.low(index + 1)
        return is_stop(after) and after not in DETERMINERS
    return is_participle(low) and sentence.low(index + 1) in DETERMINERS | {"that"} and sentence.low(index - 1) != "-"


def head_of(sentence: TaggedSentence, first: int, end: int) -> int | None:
    """The word that says what the person is: the last before a small word that leads on, or the very last."""
    for index in range(first, end):
        if (leads_on(sentence.lows[index]) or sentence.lows[index] == "(") and sentence.kinds[index] is None:
            if index > first and is_head(sentence.whole(index - 1)):
                return index - 1
            break
    return end - 1 if is_head(sentence.whole(end - 1)) and _plain(sentence, first, end - 1) else None


def _plain(sentence: TaggedSentence, first: int, end: int) -> bool:
    """Whether only capitals and adjectives stand before the head, no clause of its own."""
    allowed = LINKS | {"the", "in", "and", "only"}
    return all(
        sentence.kinds[index] is not None or sentence.words[index][0].isupper() or low in allowed or not is_stop(low)
        for index, low in enumerate(sentence.lows[first:end], first)
    )
