"""Choose the person that he or she stands for. Knows places, gender and who spoke; knows no verbs."""

from __future__ import annotations

from collections.abc import Sequence

from reader.annotate.quotes.attribute.candidates import CandidateMention, Candidates
from reader.base.values import Value
from reader.model.annotation import Entity
from reader.model.index import SpanIndex
from reader.model.span import Span

# Chosen on annotated news; the unit is about one sentence of distance.
_LETTERS_A_SENTENCE = 150
_PARAGRAPH = 1.5
_SPOKE_LAST = 2.0
_SAME_GENDER = 1.0
_SUBJECT = 1.2
_OWNER = 0.7
_QUOTED = 4.0
_SPEECH_FADES = 1500
_CLOSE = 1.5
"""How much better the best must be than the next one to be likely."""
_FAR = -5.0
"""From here on the best is too far away to be likely."""
_TOO_FAR = -10.0
"""From here on it is nobody: three paragraphs without a name that fits."""


class Spoken:
    """Who spoke last, and what stands between quotation marks."""

    def __init__(self, quoted: Sequence[Span]) -> None:
        self.last: Entity | None = None
        self.place = 0
        self._quoted = SpanIndex((span, None) for span in quoted)

    def add(self, place: int, entity: Entity) -> None:
        """Note that `entity` speaks at `place`."""
        self.last, self.place = entity, place

    def in_quotation(self, offset: int) -> bool:
        """Whether `offset` lies between quotation marks."""
        return bool(self._quoted.at(offset))


class Antecedent(Value):
    """The person that fits best."""

    entity: Entity
    alone: bool
    """Whether nobody else of the gender was named before."""
    close: bool
    """Whether somebody else fits nearly as well, or this one not very well."""
    spoke_last: bool


def best_person(text: str, candidates: Candidates, offset: int, wanted: str, spoken: Spoken) -> Antecedent | None:
    """Who a pronoun of gender `wanted` at `offset` stands for; None where nobody fits."""
    scores: dict[str, float] = {}
    people: dict[str, Entity] = {}
    for mention in candidates.people_before(offset):
        gender = candidates.gender(mention.entity)
        if gender not in (wanted, "?"):
            continue
        score = _fitness(text, mention, offset, spoken) + (_SAME_GENDER if gender == wanted else 0)
        people[mention.entity.id] = mention.entity
        scores[mention.entity.id] = max(score, scores.get(mention.entity.id, score))
    first, *others = sorted(scores.values(), reverse=True) or [_TOO_FAR]
    if first <= _TOO_FAR:
        return None
    best = next(key for key, value in scores.items() if value == first)
    return Antecedent(
        people[best],
        alone=not others,
        close=first < _FAR or (bool(others) and first - others[0] < _CLOSE),
        spoke_last=spoken.last is not None and spoken.last.id == best,
    )


def _fitness(text: str, mention: CandidateMention, offset: int, spoken: Spoken) -> float:
    start = mention.span.start
    last = spoken.last is not None and spoken.last.id == mention.entity.id
    near = max(start, spoken.place) if last and spoken.place < offset else start
    score = -(offset - near) / _LETTERS_A_SENTENCE - _PARAGRAPH * text.count("\n\n", near, offset)
    if last and offset - spoken.place < _SPEECH_FADES:
        score += _SPOKE_LAST
    if spoken.in_quotation(start):
        score -= _QUOTED
    if text[mention.span.end : mention.span.end + 1] in ("'", "’"):
        score -= _OWNER
    return score + (_SUBJECT if start - _sentence_start(text, start) < 4 else 0)


def _sentence_start(text: str, offset: int) -> int:
    floor = max(0, offset - 300)
    return max(text.rfind(". ", floor, offset) + 2, text.rfind("\n", floor, offset) + 1, floor)
