"""Add what a tagger missed next to a quotation: its cue, its source, the quotation itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

from reader import lexicon
from reader.annotate.quotes.claim import ReportPart, Segment
from reader.annotate.quotes.noun_phrases import (
    CONJUNCTIONS,
    finite_verbs,
    is_cue,
    names_role,
    names_speaker,
    phrase_after,
    phrase_before,
    reporting_verbs,
    verb_group_start,
)
from reader.annotate.quotes.passage import Passage
from reader.annotate.quotes.repair.leading_subjects import BEFORE_PARTICIPLES, before_request, leading_subject
from reader.annotate.quotes.repair.titles import is_own_name, is_title
from reader.annotate.quotes.tag.quote_rules import MIN_SPEECH_WORDS, cue_and_source, find_report
from reader.base.values import replace
from reader.model.document import BlockKind

_MAX_CUE_DISTANCE = 6
"""In words, between a quotation and its verb: room for a name with a title, not for another clause."""
_MAX_CLAUSE_WORDS = 12
"""Between a verb that reports and the quotation in what it reports: "saying that Dole was not “ready”"."""
_MAX_JUDGED_WORDS = 5
"""Between a verb and a quotation: room for "the referee as"."""
_MAX_TOLD_WORDS = 4
"""Limit for whom somebody tells: "reminded all drivers that"."""
_BEFORE_REQUESTS = frozenset({"not", "never"})
_MIN_QUOTATION_TOKENS = 5
"""In words and marks, for a quotation that only its comma shows to be speech."""


def add_missing(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The segments of one passage with the missing ones added, in order."""
    found = list(segments)
    if passage.runs:
        found += _missing_contents(passage, found)
        found += _missing_judgements(passage, found)
        added = _missing_cues(passage, found)
        found = [_facing(passage, segment, added) for segment in found] + added
    if passage.leads_to_quotation and passage.words[-1] == ":":
        found += _cue_before_colon(passage, found)
    found += _missing_sources(passage, found)
    lone = _lone_sources(passage, found)
    kept = [segment for segment in found if segment not in lone]
    reports = _missing_reports(passage, kept)
    taken = _covered_words(reports)
    found = kept + reports + _non_overlapping(lone, taken)
    return sorted(found, key=lambda segment: segment.first)


def _missing_contents(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """Quotations without a content that fill the passage, or that a comma separates from the rest of the sentence."""
    if passage.kind is BlockKind.HEADLINE:
        return []
    taken = _covered_words(segments)
    found: list[Segment] = []
    introduced: set[int] = set()
    for number, first, end in passage.run_bounds:
        if not taken.isdisjoint(range(first, end)) or not passage.runs[number].closed:
            continue
        if (first, end) == (0, len(passage.words)) and passage.run_sizes[number] >= MIN_SPEECH_WORDS:
            found.append(Segment(ReportPart.CONTENT, first, end))
        elif _is_introduced(passage, first, end) or _ends_list(passage, first, end, introduced):
            introduced.add(end)
            found.append(Segment(ReportPart.CONTENT, first, end, side=-1))
        elif (_is_set_off_by_comma(passage, first, end) or _is_question_reported(passage, first, end)) and not is_title(
            passage, first, end
        ):
            found.append(Segment(ReportPart.CONTENT, first, end, side=1))
    return found


def _missing_judgements(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The verbs and contents of judgements in quotation marks: "called it “a disgrace”", "urged clubs to “wait”"."""
    if passage.kind is BlockKind.HEADLINE:
        return []
    taken = _covered_words(s for s in segments if s.part is not ReportPart.CUE)
    cues = _covered_words(s for s in segments if s.part is ReportPart.CUE)
    found: list[Segment] = []
    for _, first, end in passage.run_bounds:
        if is_title(passage, first, end) or is_own_name(passage, first):
            continue
        floor = max(passage.frame_bounds(first)[0], first - _MAX_CLAUSE_WORDS - 1)
        verb = next((i for i in range(first - 1, floor - 1, -1) if _ends_judgement(passage, i)), None)
        if verb is None or not taken.isdisjoint(range(verb, end)) or not _is_judged(passage, verb, first, end):
            continue
        taken.update(range(verb, end))
        if verb not in cues:
            found.append(Segment(ReportPart.CUE, verb, verb + 1))
        found.append(Segment(ReportPart.CONTENT, verb + 1, end, side=-1))
    return found


def _is_judged(passage: Passage, verb: int, first: int, end: int) -> bool:
    """Whether a verb judges with, or reports, what the quotation `[first, end)` after it ends."""
    if verb == first - 1:
        return _is_object_of_named(passage, verb, first, end)
    judges = first - verb <= _MAX_JUDGED_WORDS + 1 and passage.lowered[verb] in lexicon.words("quotes/cues_judging")
    return judges or _reports_clause(passage, verb, first)


def _is_object_of_named(passage: Passage, verb: int, first: int, end: int) -> bool:
    """Whether a quotation that ends its clause is all that a verb with a named subject reports: "Dole apologised “for
    the delay”."."""
    reports = passage.run_at[verb] < 0 and is_cue(passage, verb)
    names = lexicon.words("quotes/calling_words") | lexicon.words("quotes/naming_words")
    ends_clause = end == len(passage.words) or not passage.words[end][0].isalnum()
    if not reports or not ends_clause or end - first < _MIN_QUOTATION_TOKENS or passage.lowered[verb] in names:
        return False
    return _has_named_subject(passage, verb)


def _has_named_subject(passage: Passage, verb: int) -> bool:
    """Whether somebody named stands right before a verb."""
    frame_start, _ = passage.frame_bounds(verb)
    subject = phrase_before(passage, verb_group_start(passage, verb, frame_start), frame_start)
    return subject is not None and passage.words[subject[1] - 1][0].isupper() and names_speaker(passage, *subject)


def _reports_clause(passage: Passage, verb: int, quoted: int) -> bool:
    """Whether a verb of speech, or a claim of somebody named, reports a clause that goes on in a quotation: saying he
    was “a victim”."""
    claims = is_cue(passage, verb) and _has_named_subject(passage, verb)
    if passage.lowered[verb] not in lexicon.words("quotes/cues_speech") and not claims:
        return False
    clause = passage.lowered[verb + 1 : quoted]
    opens = clause[0] == "that" or clause[0] in lexicon.words("quotes/pronouns") | lexicon.words("quotes/determiners")
    return opens and not finite_verbs().isdisjoint(clause)


def _ends_judgement(passage: Passage, index: int) -> bool:
    """Whether a word to the left of a quotation is a verb that reports, or a mark that ends its clause."""
    return is_cue(passage, index) or passage.run_at[index] >= 0 or not passage.words[index][0].isalnum()


def _is_introduced(passage: Passage, first: int, end: int) -> bool:
    """Whether a verb of speech and a comma or a colon introduce a quotation that ends with a mark."""
    if first < 2 or passage.words[first - 1] not in (",", ":") or passage.words[end - 2][0].isalnum():
        return False
    spoken = passage.lowered[first - 2] in lexicon.words("quotes/cues_speech")
    return spoken and passage.run_at[first - 2] < 0 and is_cue(passage, first - 2)


def _ends_list(passage: Passage, first: int, end: int, introduced: Set[int]) -> bool:
    """Whether a quotation that ends with a mark follows one that was `introduced`: some shouted, “A,” and “B.”."""
    joined = first > 1 and passage.lowered[first - 1] in CONJUNCTIONS
    return joined and first - 1 in introduced and not passage.words[end - 2][0].isalnum()


def _is_set_off_by_comma(passage: Passage, first: int, end: int) -> bool:
    """Whether a quotation begins its frame and a comma ends it: “A,” she said, or „A“, sagte sie."""
    if not passage.begins_frame(first) or end >= len(passage.words) or end - first < _MIN_QUOTATION_TOKENS:
        return False
    return passage.words[end - 2] == "," or passage.words[end] == ","


def _is_question_reported(passage: Passage, first: int, end: int) -> bool:
    """Whether a quotation begins its frame, ends with a question, perhaps one that it quotes, and a verb follows: “He
    asked, ‘Why?’ ” Dole recalls."""
    frame_start, frame_end = passage.frame_bounds(first)
    if frame_start != first or end - first < _MIN_QUOTATION_TOKENS or "?" not in passage.words[end - 3 : end - 1]:
        return False
    return any(
        passage.run_at[index] < 0 and is_cue(passage, index)
        for index in range(end, min(frame_end, end + _MAX_CUE_DISTANCE))
    )


def _missing_cues(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The verbs next to quotations in frames where the tagger found none."""
    own = {passage.frame_at[s.first] for s in segments if s.part is ReportPart.CUE}
    seen = own | {frame + step for frame in own for step in (-1, 1)}
    taken = _covered_words(segments)
    found: list[Segment] = []
    for number, first, end in passage.run_bounds:
        frame = passage.frame_at[first]
        if _is_inverted(passage, end) and end not in taken and passage.run_sizes[number]:
            found += _non_overlapping(cue_and_source(passage, end, first, passage.frame_bounds(first)[1]), taken)
            seen.add(frame)
            continue
        if (frame in seen - own or passage.run_sizes[number] < MIN_SPEECH_WORDS) and passage.run_sizes[number]:
            found += _report_after(passage, end, passage.frame_bounds(first)[1], taken)
        if frame in seen - own and first in taken:
            found += _report_right_before(passage, first, taken)
        if frame in seen or passage.run_sizes[number] < MIN_SPEECH_WORDS:
            continue
        seen.add(frame)
        frame_start, frame_end = passage.frame_bounds(first)
        if passage.kind is BlockKind.HEADLINE and first - frame_start >= 2 and passage.words[first - 1] == ":":
            found += _non_overlapping(
                (Segment(ReportPart.SOURCE, frame_start, first - 1), Segment(ReportPart.CUE, first - 1, first)), taken
            )
            continue
        near = [
            *range(end, min(frame_end, end + _MAX_CUE_DISTANCE)),
            *range(first - 1, max(frame_start, first - 3) - 1, -1),
        ]
        cue = next((i for i in near if i not in taken and passage.run_at[i] < 0 and _reports(passage, i, end)), None)
        if cue is not None:
            found += _non_overlapping(cue_and_source(passage, cue, frame_start, frame_end), taken)
    return found


def _is_inverted(passage: Passage, end: int) -> bool:
    """Whether a verb of speech and whoever speaks follow a quotation that ends at word `end`: “A,” whispers the man."""
    if end + 1 >= len(passage.words) or passage.run_at[end] >= 0 or passage.words[end - 2] not in (",", "?", "!"):
        return False
    return _tells_speech(passage, end) and names_speaker(passage, end + 1, len(passage.words))


def _reports(passage: Passage, index: int, quoted: int) -> bool:
    """Whether a word reports the quotation that ends before word `quoted`: any reporting verb near it, or how somebody
    said it after a comma or the like: “No,” she grinned."""
    if is_cue(passage, index):
        return True
    manner = index >= quoted and passage.lowered[index] in lexicon.words("quotes/cues_manner")
    return manner and passage.words[quoted - 2] in (",", "?", "!")


def _tells_speech(passage: Passage, index: int) -> bool:
    """Whether a word is a verb of speech, or says how somebody spoke."""
    lower = passage.lowered[index]
    spoken = lower in lexicon.words("quotes/cues_speech") and is_cue(passage, index)
    return spoken or lower in lexicon.words("quotes/cues_manner")


def _facing(passage: Passage, segment: Segment, added: Sequence[Segment]) -> Segment:
    """A content with the verb on its right, if a source and a verb were added right after it in its sentence."""
    follows = (
        segment.part is ReportPart.CONTENT
        and len(added) > 1
        and any(other.part is ReportPart.SOURCE and other.first == segment.end for other in added)
        and passage.frame_at[segment.end - 1] == passage.frame_at[segment.end]
    )
    return replace(segment, side=1) if follows else segment


def _report_after(passage: Passage, end: int, frame_end: int, taken: set[int]) -> list[Segment]:
    """The source and the verb that end the frame right after a quotation, "the crowd roared back", though another verb
    is near."""
    limit = min(frame_end, end + _MAX_CUE_DISTANCE)
    cue = next((i for i in range(end + 1, limit) if _reports(passage, i, end)), None)
    if cue is None or not _tells_speech(passage, cue):
        return []
    after = passage.words[cue + 1 : frame_end]
    words = passage.lowered[end:cue]
    speaks = names_speaker(passage, end, cue) or (len(words) == 1 and words[0] in lexicon.words("quotes/pronouns"))
    if any(word[0].isalnum() for word in after[1:]) or not speaks:
        return []
    if any(not word[0].isalnum() or word in lexicon.words("quotes/phrase_stops") for word in words):
        return []
    return _non_overlapping((Segment(ReportPart.SOURCE, end, cue), Segment(ReportPart.CUE, cue, cue + 1)), taken)


def _report_right_before(passage: Passage, first: int, taken: set[int]) -> list[Segment]:
    """The verb right before a quotation, and its source, though another verb is near: "One held a sign that read"."""
    frame_start, frame_end = passage.frame_bounds(first)
    if first == frame_start or passage.run_at[first - 1] >= 0 or not is_cue(passage, first - 1):
        return []
    if passage.lowered[first - 2] != "that":
        return _non_overlapping(cue_and_source(passage, first - 1, frame_start, frame_end), taken)
    noun = phrase_before(passage, first - 2, frame_start)
    source = [Segment(ReportPart.SOURCE, *noun)] if noun else []
    return _non_overlapping([*source, Segment(ReportPart.CUE, first - 1, first)], taken)


def _cue_before_colon(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The last verb of a passage that ends with a colon, with its source."""
    frame_start, frame_end = passage.frame_bounds(len(passage.words) - 1)
    here = [s for s in segments if frame_start <= s.first]
    if passage.lowered[frame_start : frame_start + 2] == ("asked", "by"):  # "Asked by Okafor on air:"
        asker = phrase_after(passage, frame_start + 2, frame_end)
        asked = [] if here else [Segment(ReportPart.CUE, frame_start, frame_start + 1)]
        return _non_overlapping([*asked, Segment(ReportPart.SOURCE, *asker)], _covered_words(here)) if asker else []
    if any(s.part is ReportPart.CUE for s in here):
        return []
    cues = [index for index in range(frame_start, frame_end) if passage.run_at[index] < 0 and is_cue(passage, index)]
    taken = _covered_words(segments)
    if not cues or cues[-1] in taken:
        return []
    return _non_overlapping(cue_and_source(passage, cues[-1], frame_start, frame_end), taken)


def _lone_sources(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The sources in frames without any cue or content: whoever was tagged there speaks of nothing."""
    busy = {passage.frame_at[s.first] for s in segments if s.part is not ReportPart.SOURCE}
    return [s for s in segments if s.part is ReportPart.SOURCE and passage.frame_at[s.first] not in busy]


def _missing_reports(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """Plain reported speech, "X said that …" or "…, X said.", in frames where the tagger found no content."""
    contents = [s for s in segments if s.part is ReportPart.CONTENT]
    taken, may_report = _covered_words(segments), _plain_cues()
    found: list[Segment] = []
    for start, end in _clauses(passage):
        if not any(s.first < end and start < s.end for s in contents):
            spoken = (i for i in range(start, end) if passage.lowered[i] in may_report and passage.run_at[i] < 0)
            cues = (i for i in spoken if _is_plain_cue(passage, i, end))
            report = next((r for i in cues if (r := find_report(passage, i, start, end))), [])
            free = _non_overlapping(report, taken)
            if any(segment.part is ReportPart.CONTENT for segment in free):
                found += free
    return found


def _clauses(passage: Passage) -> Iterator[tuple[int, int]]:
    """The half-open range of words of each frame, one with semicolons outside quotation marks in pieces."""
    for start, end in passage.frames():
        for index in range(start, end):
            if passage.words[index] == ";" and passage.run_at[index] < 0:
                yield start, index + 1
                start = index + 1
        if start < end:
            yield start, end


@lexicon.per_language
def _plain_cues() -> frozenset[str]:
    """The words of which some are plain cues."""
    return lexicon.words("quotes/cues_plain") | reporting_verbs()


def _is_plain_cue(passage: Passage, index: int, end: int) -> bool:
    """Whether a word is a verb that nearly always reports, or a reporting verb before a clause or after a document."""
    if passage.lowered[index] in lexicon.words("quotes/cues_plain"):
        return True
    if index + 1 >= end or not is_cue(passage, index):
        return False
    if index and passage.lowered[index - 1] in lexicon.words("quotes/documents"):  # "court filings show"
        return True
    if passage.lowered[index] in lexicon.words("quotes/cues_telling") and _is_addressee_before_clause(
        passage.lowered[index + 1 : min(end, index + _MAX_TOLD_WORDS + 2)]
    ):
        return True
    return passage.lowered[index + 1] == "that" or _is_pronoun_with_verb(passage, index + 1)


def _is_addressee_before_clause(words: Sequence[str]) -> bool:
    """Whether words after a verb are whom somebody tells and "that" or "to": "all drivers that" after "reminded",
    "residents never to" after "advised"."""
    end = next((i for i, word in enumerate(words) if word == "that" or word == "to"), None)
    told = words[:end]
    asked = end is not None and words[end] == "to"
    if asked and told and told[-1] in _BEFORE_REQUESTS:
        told = told[:-1]
    if end is None or (asked and not told):
        return False
    return all(word[0].isalnum() and word not in finite_verbs() for word in told)


def _is_pronoun_with_verb(passage: Passage, index: int) -> bool:
    """Whether a clause begins here with a pronoun and its verb: "it's", "he would"."""
    pronoun, verb = passage.lowered[index], passage.lowered[index + 1 : index + 2]
    is_subject = pronoun in lexicon.words("quotes/pronouns") and pronoun != "who"
    return is_subject and bool(verb) and verb[0] in lexicon.words("quotes/finite_verbs")


def _missing_sources(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The noun phrases next to cues in frames where the tagger found no source."""
    found: list[Segment] = []
    frames = {passage.frame_at[s.first] for s in segments if s.part is ReportPart.SOURCE}
    taken = _covered_words(segments)
    for cue in (s for s in segments if s.part is ReportPart.CUE):
        verb = _verb_index(passage, cue)
        if passage.frame_at[cue.first] in frames or not (is_cue(passage, verb) or _tells_speech(passage, verb)):
            continue
        frame_start, frame_end = passage.frame_bounds(cue.first)
        if cue.first > frame_start and passage.run_at[cue.first - 1] >= 0:
            phrase = phrase_after(passage, cue.end, frame_end)
            if phrase and names_speaker(passage, *phrase):
                found += _non_overlapping((Segment(ReportPart.SOURCE, *phrase),), taken)
                continue
        else:
            verb = before_request(passage, verb_group_start(passage, cue.first, frame_start), frame_start)
            before = passage.lowered[verb - 1]
            adds = passage.lowered[verb].endswith("ing") and (before == "," or before in BEFORE_PARTICIPLES)
            likely, other = (leading_subject, phrase_before) if adds else (phrase_before, leading_subject)
            phrase = likely(passage, verb, frame_start) or other(passage, verb, frame_start)
        if phrase and (_may_start_phrase(passage, phrase[0]) or _is_named_role(passage, *phrase)):
            found += _non_overlapping((Segment(ReportPart.SOURCE, *phrase),), taken | _covered_words(found))
    return found


def _verb_index(passage: Passage, cue: Segment) -> int:
    """The last word of a cue that is not punctuation: "added" in "added:"."""
    return next((i for i in range(cue.end - 1, cue.first, -1) if passage.words[i][0].isalpha()), cue.first)


def _may_start_phrase(passage: Passage, index: int) -> bool:
    """Whether a noun phrase may begin here: with a name, a pronoun or a determiner, not with a verb form."""
    word, lower = passage.words[index], passage.lowered[index]
    if lower in lexicon.words("quotes/determiners") or lower in lexicon.words("quotes/pronouns"):
        return True
    return word[0].isupper() and not lower.endswith("ing")


def _is_named_role(passage: Passage, first: int, end: int) -> bool:
    """Whether words are a role and a name: "harbour master Dole", not "demanding answers Dole"."""
    named = next((i for i in range(first, end) if passage.words[i][0].isupper()), first)
    return named > first and names_role(passage.lowered[named - 1]) and not passage.lowered[first].endswith("ing")


def _non_overlapping(segments: Iterable[Segment], taken: set[int]) -> list[Segment]:
    """The segments that overlap none of the words `taken`."""
    return [segment for segment in segments if taken.isdisjoint(range(segment.first, segment.end))]


def _covered_words(segments: Iterable[Segment]) -> set[int]:
    return {index for segment in segments for index in range(segment.first, segment.end)}
