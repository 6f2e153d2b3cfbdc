"""Read the role that stands before a name and a comma: "its leader, Yevgeny Prigozhin,". Knows one sentence."""

from __future__ import annotations

from reader import lexicon
from reader.annotate.entities.role_words import DETERMINERS, OWNERS, POSSESSIVES, is_address, is_head, is_stop
from reader.annotate.entities.roles import before_name, role_phrases
from reader.annotate.entities.roles.tagged_sentence import TaggedSentence
from reader.model.annotation import EntityKind
from reader.model.span import Span

_OUTSIDE = frozenset({EntityKind.PERSON, EntityKind.DATE, EntityKind.MONEY})


def before(sentence: TaggedSentence, person: tuple[int, int]) -> Span | None:
    """The role before a name and a comma: "its leader, Yevgeny Prigozhin,"."""
    start, _ = before_name.bounds(sentence, person[0])
    while start > 0 and is_address(sentence.lows[start - 1]):
        start -= 1
    comma = start - 1
    if comma < 1 or sentence.low(comma) != "," or not _closes(sentence, role_phrases.skip_bracket(sentence, person[1])):
        return None
    first = _start(sentence, comma)
    return sentence.cover(first, comma) if first is not None else None


def _start(sentence: TaggedSentence, comma: int) -> int | None:
    """Where the role that ends before `comma` begins; None where none does.

    Read backwards from determiner to determiner, until the words behind one have a head: "the ministry" has none, "a
    spokesman for the ministry" has.
    """
    first = comma
    while first > 0 and comma - first < role_phrases.LONGEST:
        before = sentence.lows[first - 1]
        if before in DETERMINERS:
            if role_phrases.head_of(sentence, first, comma) is not None:
                return None if before not in OWNERS and _second(sentence, first - 1) else first
            if not role_phrases.leads_on(sentence.low(first - 2)):
                return None
        elif sentence.words[first - 1] in role_phrases.ENDS or before in role_phrases.RELATIVES:
            break
        elif sentence.kinds[first - 1] in _OUTSIDE and sentence.low(first) not in POSSESSIVES:
            return None
        elif (
            is_stop(before)
            and not (role_phrases.leads_on(before) and is_head(sentence.low(first - 2)))
            and before not in POSSESSIVES
        ):
            break
        first -= 1
    return _undetermined(sentence, first, comma)


def _second(sentence: TaggedSentence, opening: int) -> bool:
    """Whether what opens here already says of another person who that is."""
    return sentence.low(opening - 1) == "," and opening > 1 and sentence.kinds[opening - 2] is EntityKind.PERSON


def _undetermined(sentence: TaggedSentence, first: int, comma: int) -> int | None:
    """Where a role begins that no article opens: at its owner, or at the start of a sentence."""
    for index in range(comma - 1, first, -1):
        if sentence.lows[index] in POSSESSIVES:
            start = index - 1
            while start > first and sentence.kinds[start - 1] is not None:
                start -= 1
            return start if role_phrases.head_of(sentence, start, comma) is not None else None
    opens = first == 0 or (first == 1 and not sentence.words[0][0].isalnum())
    return first if opens and first < comma and role_phrases.head_of(sentence, first, comma) is not None else None


def _closes(sentence: TaggedSentence, index: int) -> bool:
    """Whether what stands behind a name shows that it was put in to say who was meant."""
    if index >= len(sentence.words) or sentence.words[index] in {",", ".", ";", ")", "—", "–", "”", '"'}:
        return True
    return sentence.lows[index] in lexicon.words("quotes/cues_plain") or sentence.lows[index] in {
        "said",
        "says",
        "told",
    }
