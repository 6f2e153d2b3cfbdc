"""Read the role that stands before a name and a comma: "its leader, Yevgeny Prigozhin,". Knows one sentence."""

from __future__ import annotations

from reader import lexicon
from reader.annotate.entities import leading, phrases
from reader.annotate.entities.calling import DETERMINERS, OWNERS, POSSESSIVES, is_address, is_head, is_stop
from reader.annotate.entities.line import Line
from reader.model.annotation import EntityKind
from reader.model.span import Span

_OUTSIDE = frozenset({EntityKind.PERSON, EntityKind.DATE, EntityKind.MONEY})


def before(line: Line, person: tuple[int, int]) -> Span | None:
    """The role before a name and a comma: "its leader, Yevgeny Prigozhin,"."""
    start, _ = leading.bounds(line, person[0])
    while start > 0 and is_address(line.lows[start - 1]):
        start -= 1
    comma = start - 1
    if comma < 1 or line.low(comma) != "," or not _closes(line, phrases.skip_bracket(line, person[1])):
        return None
    first = _start(line, comma)
    return line.cover(first, comma) if first is not None else None


def _start(line: Line, comma: int) -> int | None:
    """Where the role that ends before `comma` begins; None where none does.

    Read backwards from determiner to determiner, until the words behind one have a head: "the ministry" has none, "a
    spokesman for the ministry" has.
    """
    first = comma
    while first > 0 and comma - first < phrases.LONGEST:
        before = line.lows[first - 1]
        if before in DETERMINERS:
            if phrases.head_of(line, first, comma) is not None:
                return None if before not in OWNERS and _second(line, first - 1) else first
            if not phrases.leads_on(line.low(first - 2)):
                return None
        elif line.words[first - 1] in phrases.ENDS or before in phrases.RELATIVES:
            break
        elif line.kinds[first - 1] in _OUTSIDE and line.low(first) not in POSSESSIVES:
            return None
        elif (
            is_stop(before)
            and not (phrases.leads_on(before) and is_head(line.low(first - 2)))
            and before not in POSSESSIVES
        ):
            break
        first -= 1
    return _undetermined(line, first, comma)


def _second(line: Line, opening: int) -> bool:
    """Whether what opens here already says of another person who that is."""
    return line.low(opening - 1) == "," and opening > 1 and line.kinds[opening - 2] is EntityKind.PERSON


def _undetermined(line: Line, first: int, comma: int) -> int | None:
    """Where a role begins that no article opens: at its owner, or at the start of a sentence."""
    for index in range(comma - 1, first, -1):
        if line.lows[index] in POSSESSIVES:
            start = index - 1
            while start > first and line.kinds[start - 1] is not None:
                start -= 1
            return start if phrases.head_of(line, start, comma) is not None else None
    opens = first == 0 or (first == 1 and not line.words[0][0].isalnum())
    return first if opens and first < comma and phrases.head_of(line, first, comma) is not None else None


def _closes(line: Line, index: int) -> bool:
    """Whether what stands behind a name shows that it was put in to say who was meant."""
    if index >= len(line.words) or line.words[index] in {",", ".", ";", ")", "—", "–", "”", '"'}:
        return True
    return line.lows[index] in lexicon.words("quotes/cues_plain") or line.lows[index] in {"said", "says", "told"}
