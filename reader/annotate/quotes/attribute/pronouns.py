"""Resolve he and she to a person, by distance, gender and who spoke last. Reads no verbs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader import lexicon
from reader.annotate.quotes.attribute.candidates import PRONOUNS, CandidateMention, Candidates
from reader.annotate.quotes.interviewers import is_answered
from reader.annotate.quotes.noun_phrases import names_role
from reader.base.values import Value
from reader.model.annotation import Entity
from reader.model.index import SpanIndex
from reader.model.span import Span

# Weights chosen on annotated news; 1.0 is about one sentence of distance.
_CHARS_PER_SENTENCE = 150
_PARAGRAPH_COST = 1.5
_LAST_SPEAKER_BONUS = 2.0
_KNOWN_GENDER_BONUS = 1.0
_SUBJECT_BONUS = 1.2
_SENTENCE_BEFORE_BONUS = 2.5
"""For the subject of the sentence right before the quote: "Dole laughed. “No,” he said."."""
_ASKING_COST = 5.0
"""For whoever asks the person who speaks next: "Dole asked him about it. “It leaks,” he said."."""
_POSSESSIVE_COST = 0.7
_QUOTED_COST = 4.0
_LAST_SPEAKER_CHARS = 1500
_ASKED = re.compile(
    r"(?:, [^,\n]{1,40},)?(?: [a-z]+){0,2} (?:asked|questioned|pressed|asks)"
    r" (?:(?:if|whether|why|how|what|when|where|who) )?(him|her|he|she)\b"
)
_ASKS_NAMED = re.compile(r"(?:, [^,\n]{1,40},)? (?:asked|questioned|pressed) [A-Z]")
_CONJUNCTIONS = frozenset({"but", "and", "so", "yet", "now", "then", "still", "meanwhile", "however"})
"""They may begin a sentence right before its subject."""
_TOPIC = "As for "
_MAX_ROLE_WORDS = 6
_MAX_ABBREVIATION_CHARS = 8
_MAX_SENTENCE_CHARS = 200
_MIN_LEAD = 1.5
"""The lead over the second best that makes the best likely."""
_MIN_LIKELY_SCORE = -5.0
"""Below this the best is too far away to be likely."""
_MIN_SCORE = -10.0
"""At or below this nobody fits: three paragraphs without a matching name."""

ANY_GENDER = ""
"""What a description wants that fits women and men."""


class SpeakerHistory:
    """Who spoke last, and which text is quoted."""

    def __init__(self, quoted: Sequence[Span]) -> None:
        self.last: Entity | None = None
        self.offset = 0
        self.asker: Entity | None = None
        """Who spoke last, if that was a question."""
        self.narrator: str | None = None
        """The id of whoever quotes the one who speaks now, who is not meant by "he" or "she"."""
        self._quoted = SpanIndex((span, None) for span in quoted)
        self._stranger: tuple[int, str] = (0, "")

    def add_stranger(self, offset: int, gender: str) -> None:
        """Record that somebody of this gender (`m` or `f`) who is not named speaks at `offset`."""
        self._stranger = (offset, gender)

    def is_stranger(self, offset: int, wanted: str, named: int) -> bool:
        """Whether a pronoun of gender `wanted` at `offset` means whoever spoke last without a name, not a person who
        was last named, or spoke last, at `named`."""
        start, gender = self._stranger
        return gender == wanted and max(named, self.offset) < start < offset < start + _LAST_SPEAKER_CHARS

    def add(self, offset: int, entity: Entity, *, asks: bool = False) -> None:
        """Record that `entity` speaks at `offset`, or `asks` somebody there."""
        self.last, self.offset = entity, offset
        self.asker = entity if asks else None

    def in_quotation(self, offset: int) -> bool:
        """Whether `offset` is inside quotation marks."""
        return bool(self._quoted.at(offset))


class Antecedent(Value):
    """The best match for a pronoun."""

    entity: Entity
    only_candidate: bool
    """Whether nobody else of that gender was named before."""
    uncertain: bool
    """Whether somebody else matches nearly as well, or this one not very well."""
    spoke_last: bool


def find_antecedent(
    text: str,
    candidates: Candidates,
    offset: int,
    wanted: str,
    history: SpeakerHistory,
    quote_start: int,
    *,
    replies: bool = False,
) -> Antecedent | None:
    """The person that a pronoun of gender `wanted` (`m`, `f` or any) at `offset` refers to; None if nobody fits.

    The pronoun is the source of a quote that begins at `quote_start`, or before it. Whoever asked the question to which
    it `replies` is hardly meant.
    """
    scores: dict[str, float] = {}
    people: dict[str, Entity] = {}
    for mention in candidates.people_before(offset):
        gender = candidates.gender(mention.entity)
        if (wanted != ANY_GENDER and gender not in (wanted, "?")) or mention.entity.id == history.narrator:
            continue
        score = _score(text, mention, offset, history) + (_KNOWN_GENDER_BONUS if gender == wanted else 0)
        near = quote_start - mention.span.end <= _MAX_SENTENCE_CHARS
        asked = near and (_asks(text, mention.span.end, wanted) or is_answered(text, mention.span.start))
        if replies:
            asked |= mention.entity is history.asker or (near and _ASKS_NAMED.match(text, mention.span.end) is not None)
        if asked:
            score -= _ASKING_COST
        elif is_subject_before(text, mention.span, quote_start):
            score += _SENTENCE_BEFORE_BONUS
        people[mention.entity.id] = mention.entity
        scores[mention.entity.id] = max(score, scores.get(mention.entity.id, score))
    first, *others = sorted(scores.values(), reverse=True) or [_MIN_SCORE]
    if first <= _MIN_SCORE:
        return None
    best = next(key for key, value in scores.items() if value == first)
    return Antecedent(
        people[best],
        only_candidate=not others,
        uncertain=first < _MIN_LIKELY_SCORE or (bool(others) and first - others[0] < _MIN_LEAD),
        spoke_last=history.last is not None and history.last.id == best,
    )


def _asks(text: str, name_end: int, wanted: str) -> bool:
    """Whether somebody asks one of gender `wanted`, who will answer: "Dole asked him about it."."""
    asked = _ASKED.match(text, name_end)
    return asked is not None and PRONOUNS[asked.group(1)] == wanted


def _score(text: str, mention: CandidateMention, offset: int, history: SpeakerHistory) -> float:
    start = mention.span.start
    last = history.last is not None and history.last.id == mention.entity.id
    near = max(start, history.offset) if last and history.offset < offset else start
    score = -(offset - near) / _CHARS_PER_SENTENCE - _PARAGRAPH_COST * text.count("\n\n", near, offset)
    if last and offset - history.offset < _LAST_SPEAKER_CHARS:
        score += _LAST_SPEAKER_BONUS
    if history.in_quotation(start):
        score -= _QUOTED_COST
    if text[mention.span.end : mention.span.end + 1] in ("'", "’"):
        score -= _POSSESSIVE_COST
    return score + (_SUBJECT_BONUS if near == start and is_subject(text, start) else 0)


def is_subject_before(text: str, name: Span, quote_start: int) -> bool:
    """Whether a name is the subject of the sentence right before a quote, in one paragraph, or its topic: "As for Dole,
    he"."""
    if text.startswith(_TOPIC, _sentence_start(text, name.start)):
        return text[name.end : quote_start] == ", "
    owns = text[name.end : name.end + 1] in ("'", "’")
    return not owns and _is_sentence_before(text, name.end, quote_start) and is_subject(text, name.start)


def is_subject(text: str, start: int) -> bool:
    """Whether a name begins its sentence, or only what somebody is stands before it: "Harbour master Dole"."""
    words = _before_subject(text[_sentence_start(text, start) : start].lstrip("“\"‘'"))
    if words and words[0].lower() in _CONJUNCTIONS:  # "But Dole was unconvinced."
        del words[0]
    if len(words) > _MAX_ROLE_WORDS or any(not word[-1].isalnum() and word[-1] != "." for word in words):
        return False
    if any(word in _not_in_roles() or _is_past(word) for word in map(str.lower, words)):
        return False
    return not words or words[-1][0].isupper() or names_role(words[-1])


def _before_subject(opening: str) -> list[str]:
    """The words between a lead-in and a name, without the comma of an apposition: "On Monday, harbour master", "Dole’s
    brother, Mr"."""
    words = opening.removeprefix(_TOPIC).split()
    while words and words[-1].lower().rstrip(".") in lexicon.entries("names/titles_persons"):
        words.pop()
    if words and words[-1].endswith(",") and names_role(words[-1][:-1].lower()):
        words[-1] = words[-1][:-1]
    if words and words[0].lower() in lexicon.words("quotes/lead_in_words"):
        comma = next((index for index, word in enumerate(words) if word.endswith(",")), -1)
        del words[: comma + 1]
    return words


def _is_past(lower: str) -> bool:
    """Whether a word is the verb of a sentence, not part of a role: "dropped", not "retired"."""
    return lower.endswith("ed") and lower not in lexicon.entries("names/roles_participles")


@lexicon.per_language
def _not_in_roles() -> frozenset[str]:
    """Words that show that a name is not the subject, though it is near the beginning of its sentence."""
    verbs = lexicon.words("quotes/finite_verbs") | lexicon.words("quotes/cues_speech")
    return verbs | lexicon.words("quotes/lead_in_words") | {"of", "and", "or"}


def _is_sentence_before(text: str, end: int, quote_start: int) -> bool:
    """Whether exactly one sentence ends between a name and a quote in the same paragraph."""
    between = text[end:quote_start].rstrip(" ")
    if not 0 < len(between) <= _MAX_SENTENCE_CHARS or between[-1] not in ".!?":
        return False
    return "\n" not in between and "”" not in between and '"' not in between and ". " not in between


def _sentence_start(text: str, offset: int) -> int:
    floor = max(0, offset - 300)
    line = max(text.rfind("\n", floor, offset) + 1, floor)
    end = offset
    while (point := text.rfind(". ", line, end)) >= 0:
        word = text[max(line, point - _MAX_ABBREVIATION_CHARS) : point].split()[-1:]
        if not word or word[0].lower() not in lexicon.entries("names/titles_persons"):  # "Mr. Dole"
            return point + 2
        end = point
    return line
