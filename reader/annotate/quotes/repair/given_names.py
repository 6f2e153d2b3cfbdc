"""Keep sources whole who give a name: in "a trader who gave her name as Bee said", only the last verb reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader import lexicon
from reader.annotate.quotes.claim import ReportPart, Segment
from reader.annotate.quotes.noun_phrases import REFLEXIVES, is_cue, names_speaker, phrase_start
from reader.annotate.quotes.passage import Passage

_RELATIVE = "who"
_NAMING = REFLEXIVES | {"name", "surname", "only", "simply"}
_MAX_NAMING_WORDS = 8
"""Between "who" and the name: "wanted to give her name only as"."""
_MAX_NAME_WORDS = 4


def keep_named(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The segments of one passage without those inside clauses that give a name, and with whoever speaks there."""
    found = list(segments)
    for who, end in _clauses(passage):
        aside = passage.words[who - 1] == ","
        first = _subject_start(passage, who - aside)
        stop = _after_aside(passage, end)
        around = [s for s in found if s.first <= first and end <= s.end]
        if any(s.part is ReportPart.SOURCE or s.first < first or stop < s.end for s in around):
            continue  # the source is whole, or part of what somebody says
        speaks = names_speaker(passage, first, who) and _has_verb(passage, first, stop)
        found = [part for s in found for part in s.outside(first if speaks else who, stop)]
        if speaks:
            found.append(Segment(ReportPart.SOURCE, first, who - 1 if aside else end))
    return sorted(found, key=lambda segment: segment.first)


def _clauses(passage: Passage) -> Iterator[tuple[int, int]]:
    """The words of each clause such as "who gave her name as Bee"."""
    for who, word in enumerate(passage.lowered):
        if word != _RELATIVE or not who or passage.run_at[who] >= 0:
            continue
        limit = min(who + 1 + _MAX_NAMING_WORDS, passage.frame_bounds(who)[1])
        name = next((i for i in range(who + 1, limit) if not passage.words[i].islower()), None)
        if name is not None and _gives_name(passage.lowered[who + 1 : name]):
            end = _name_end(passage, name)
            if end > name:
                yield who, end


def _subject_start(passage: Passage, end: int) -> int:
    """Where the noun phrase begins that ends before word `end`: after a verb that reports."""
    first = phrase_start(passage, end, passage.frame_bounds(end - 1)[0])
    return next((i + 1 for i in range(end - 1, first - 1, -1) if is_cue(passage, i)), first)


def _gives_name(words: Sequence[str]) -> bool:
    """Whether a name follows words after "who": "gave her name as", "goes by the name of", "calls himself"."""
    if words[-1:] == ("as",) or words[-2:] == ("name", "of"):
        return not _NAMING.isdisjoint(words)
    return len(words) > 1 and words[-1] in REFLEXIVES


def _name_end(passage: Passage, name: int) -> int:
    """Where a name ends, perhaps in quotation marks, that begins with word `name`; `name` if there is none."""
    end, quoted = name, passage.run_at[name]
    while end < len(passage.words) and end - name < _MAX_NAME_WORDS and passage.run_at[end] == quoted:
        if quoted < 0 and not passage.words[end][0].isupper():
            break
        end += 1
    return name if quoted >= 0 and end < len(passage.words) and passage.run_at[end] == quoted else end


def _after_aside(passage: Passage, end: int) -> int:
    """The word after a clause, after an age and its commas: "Bee, 34, | said"."""
    if passage.words[end : end + 1] != (",",):
        return end
    aged = passage.words[end + 1 : end + 2] and passage.words[end + 1].isdigit()
    return end + 3 if aged and passage.words[end + 2 : end + 3] == (",",) else end + 1


def _has_verb(passage: Passage, first: int, stop: int) -> bool:
    """Whether a verb that reports stands right before word `first`, or at word `stop` or after an adverb there."""
    while stop < len(passage.words) and passage.lowered[stop] in lexicon.words("quotes/cue_adverbs"):
        stop += 1
    follows = stop < len(passage.words) and passage.run_at[stop] < 0 and is_cue(passage, stop)
    return follows or (first > 0 and passage.run_at[first - 1] < 0 and is_cue(passage, first - 1))
