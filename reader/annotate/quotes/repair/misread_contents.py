"""Correct contents that were tagged wrongly: speakers inside, remarks after, relays around them. Adds no quotes."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise

from reader import lexicon
from reader.annotate.quotes.claim import ReportPart, Segment
from reader.annotate.quotes.noun_phrases import (
    CONJUNCTIONS,
    OBJECT_PRONOUNS,
    clause_verbs,
    is_cue,
    names_role,
    names_speaker,
    phrase_before,
    verb_group_start,
)
from reader.annotate.quotes.passage import Passage
from reader.annotate.quotes.repair.titles import is_title
from reader.annotate.quotes.tag.quote_rules import cue_and_source
from reader.base.values import replace
from reader.model.document import BlockKind

_ARTICLES = frozenset({("the",), ("a",), ("an",)})
_THINGS = frozenset({"it", "this", "that"})
_TOPIC_PREPOSITIONS = frozenset({"of", "about"})
"""After a verb, before whom the speech is about: “A,” Dole said of the crew."""
_PREPOSITIONS = frozenset({"of", "to", "at", "in", "for", "with", "from"})
_MAX_OCCASION_WORDS = 8
_MAX_ROLE_WORDS = 7
"""Limit for a role before a name, with the comma before it."""
_MIN_SAID_WORDS = 3
_TOPICAL = frozenset({"to", "on", "about"})
"""At the end of a participle, before what the speech is about: "Commenting on the deal, Dole …"."""
_QUESTIONS = frozenset("?!")
_PERFECT = ("to", "have")
_MIN_CUE_WITH_SPEAKER_WORDS = 2
_INVERTED = (ReportPart.CONTENT, ReportPart.CUE, ReportPart.SOURCE, ReportPart.CUE)
_MAX_REPORT_WORDS = 18
"""Limit for ", Kwon Sung Ho, the head of automation, said," between two quotations."""
_MAX_SPEAKER_WORDS = 6
"""Limit for a speaker that was tagged as content."""
_MAX_REMARK_WORDS = 8
"""Limit for a remark after a verb; longer text is another claim."""
_MAX_DESCRIPTION_WORDS = 20
"""Limit for a speaker after the verb: "a woman who gave her name only as Bee"."""
_MAX_INTRODUCTION_WORDS = 6
"""Limit for a noun before a colon, with the colon."""
_MAX_RELAY_GAP_WORDS = 3
"""Limit between a speaker and "according to"."""


def correct_contents(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The segments of one passage, each content reduced to what was said."""
    misread = (_is_question_word, _is_object_pronoun, _is_object, _is_article, _is_addressee)
    found = [segment for segment in segments if not any(is_misread(passage, segment) for is_misread in misread)]
    found = _role_to_source(passage, [_after_occasion(passage, each) for each in _drop_questions(passage, found)])
    found = _drop_label(passage, _join_perfects(passage, _join_roles(passage, found)))
    found = [part for segment in found for part in _split_cue(passage, segment)]
    if passage.runs:
        found = _without_lead_ins(passage, _drop_second_colon(passage, found))
        cued = {passage.frame_at[segment.first] for segment in found if segment.part is ReportPart.CUE}
        found = [part for segment in found for part in _split_off_subject(passage, segment, cued)]
        found = [_extend_to_marks(passage, _without_introduction(passage, segment)) for segment in found]
        found = _split_relayed(passage, found)
        found = [part for segment in found for part in _split_off_speaker(passage, segment)]
        cues = {segment.first for segment in found if segment.part is ReportPart.CUE}
        found = [part for segment in found for part in _split_off_described(passage, segment, cues)]
        found = _correct_after_speech(passage, found)
        found = [part for segment in found for part in _split_over_sentences(passage, segment, found)]
    return _contents_to_sources(passage, found)


def _is_question_word(passage: Passage, segment: Segment) -> bool:
    """Whether a content is only the "what" of "what she said", or the "which" of "which he calls"."""
    words = passage.lowered[segment.first : segment.end]
    return segment.part is ReportPart.CONTENT and len(words) == 1 and words[0] in lexicon.words("quotes/question_words")


def _is_object_pronoun(passage: Passage, segment: Segment) -> bool:
    """Whether a content is only whom the words were told, "Dole told | him", or what somebody denied: "denied | it"."""
    words = passage.lowered[segment.first : segment.end]
    if segment.part is not ReportPart.CONTENT or len(words) != 1:
        return False
    return words[0] in OBJECT_PRONOUNS or (
        words[0] in _THINGS and segment.first > 0 and is_cue(passage, segment.first - 1)
    )


def _is_object(passage: Passage, segment: Segment) -> bool:
    """Whether a source is the object of the verb before it: "demanded a report and" before "warned that …"."""
    return segment.part is ReportPart.SOURCE and passage.lowered[segment.end - 1] in CONJUNCTIONS


def _is_article(passage: Passage, segment: Segment) -> bool:
    """Whether a source is only "the": its noun was tagged as part of the verb."""
    return segment.part is ReportPart.SOURCE and passage.lowered[segment.first : segment.end] in _ARTICLES


def _is_addressee(passage: Passage, segment: Segment) -> bool:
    """Whether a source is only whom the words before a colon address: "in a message to | Dole: “…”"."""
    if segment.part is not ReportPart.SOURCE or passage.words[segment.end : segment.end + 1] != (":",):
        return False
    before = passage.lowered[max(0, segment.first - 2) : segment.first]
    return before[-1:] == ("to",) and before[:1] != ("according",)


def _drop_label(passage: Passage, segments: list[Segment]) -> list[Segment]:
    """Drop the source and the colon of "UPDATE: …": it is not a speaker."""
    labelled = passage.words[1:2] == (":",) and passage.lowered[0] in lexicon.words("quotes/labels_not_speakers")
    return [s for s in segments if not (labelled and s.first < 2 and s.part is not ReportPart.CONTENT)]


def _join_roles(passage: Passage, segments: list[Segment]) -> list[Segment]:
    """The segments with a role, or its first words, that were tagged as a verb joined to what follows.

    As in "party leader | Dole called", "opposition | leader Dole called".
    """
    found: list[Segment] = []
    for segment in segments:
        before = found[-1] if found else None
        joins = before is not None and before.part is ReportPart.CUE and before.end == segment.first
        joins = joins and segment.part is not ReportPart.CUE
        if before is not None and joins and (_is_role(passage, before) or _begins_role(passage, before)):
            owned = len(found) > 1 and found[-2].part is ReportPart.SOURCE and found[-2].end == before.first
            found[-1] = replace(segment, first=found[-2].first if owned else before.first)
            del found[-2 : -1 if owned else -2]
        else:
            found.append(segment)
    return found


def _after_occasion(passage: Passage, segment: Segment) -> Segment:
    """A content without the end of where or to whom it was said: "told mourners at the Church of | the Sea that"."""
    first, end = segment.first, segment.end
    after_preposition = first and passage.lowered[first - 1] in _PREPOSITIONS and passage.run_at[first] < 0
    if segment.part is not ReportPart.CONTENT or segment.side > 0 or not after_preposition:
        return segment
    limit = min(end - 1, first + _MAX_OCCASION_WORDS)
    that = next((i for i in range(first + 1, limit) if passage.lowered[i] == "that"), end)
    opening, clause = passage.lowered[first:that], passage.lowered[that + 1 : end]
    plain = all(word[0].isalnum() or word in ("'s", "’s") for word in opening)
    reports = not clause_verbs().isdisjoint(clause) or passage.run_at[end - 1] >= 0
    if not clause or not plain or not reports or not clause_verbs().isdisjoint(opening):
        return segment
    return replace(segment, first=that + 1)


def _role_to_source(passage: Passage, segments: list[Segment]) -> list[Segment]:
    """The segments, a role that ends a content right before the name of the source made part of that: "It sank, | the
    lawyer Mara Okafor said"."""
    found = list(segments)
    for number, (content, source) in enumerate(pairwise(segments)):
        first, end = content.first, content.end
        parts = (content.part, source.part) == (ReportPart.CONTENT, ReportPart.SOURCE)
        if not parts or source.first != end or passage.run_at[end - 1] >= 0 or not names_role(passage.lowered[end - 1]):
            continue
        comma = next(
            (i for i in range(end - 2, max(first, end - _MAX_ROLE_WORDS), -1) if passage.words[i] == ","), None
        )
        if comma is not None and comma - first >= _MIN_SAID_WORDS:
            found[number] = replace(content, end=comma, side=1)
            found[number + 1] = replace(source, first=comma + 1)
    return found


def _drop_questions(passage: Passage, segments: list[Segment]) -> list[Segment]:
    """The segments without what somebody was asked in a sentence that reports nothing else: "Asked if he would, Dole
    smiled."."""
    if "asked" not in passage.lowered:
        return segments
    found = list(segments)
    for cue in segments:
        start, end = passage.frame_bounds(cue.first)
        here = [segment for segment in segments if start <= segment.first < end]
        asked = cue.part is ReportPart.CUE and cue.first == start and passage.lowered[start] == "asked"
        if asked and all(s.part is not ReportPart.SOURCE and passage.run_at[s.first] < 0 for s in here):
            found = [segment for segment in found if segment not in here]
    return found


def _join_perfects(passage: Passage, segments: list[Segment]) -> list[Segment]:
    """The segments, a verb whose other half was tagged as content made whole: "is understood | to have told"."""
    found: list[Segment] = []
    for segment in segments:
        start = segment.first
        before = found[-1] if found else None
        perfect = passage.lowered[start : start + 2] == _PERFECT and segment.end - start > len(_PERFECT) + 1
        joins = before is not None and before.part is ReportPart.CUE and before.end == start
        if before is not None and joins and perfect and segment.part is ReportPart.CONTENT:
            verb = start + len(_PERFECT)
            if passage.lowered[verb] in lexicon.words("quotes/cues_speech"):
                found[-1] = replace(before, end=verb + 1)
                segment = replace(segment, first=verb + 1)
        found.append(segment)
    return found


def _is_role(passage: Passage, segment: Segment) -> bool:
    """Whether words that hold no verb say what whoever is named after them is."""
    words = range(segment.first, segment.end)
    named = segment.end < len(passage.words) and passage.words[segment.end][0].isupper()
    return named and names_role(passage.lowered[segment.end - 1]) and not any(is_cue(passage, i) for i in words)


def _begins_role(passage: Passage, segment: Segment) -> bool:
    """Whether words that begin a clause, and hold no verb, are part of the role after them: "opposition | leader"."""
    if segment.end == len(passage.words) or not names_role(passage.lowered[segment.end]):
        return False
    words = range(segment.first, segment.end)
    plain = all(passage.lowered[i].isalpha() and not passage.lowered[i].endswith(("ed", "ing")) for i in words)
    verbal = any(is_cue(passage, i) or passage.lowered[i] in lexicon.words("quotes/phrase_stops") for i in words)
    return plain and not verbal and _begins_clause(passage, segment.first)


def _without_lead_ins(passage: Passage, segments: list[Segment]) -> list[Segment]:
    """The segments, a lead-in that was tagged as verb and content dropped up to its comma: "Responding to | the news,
    captain Dole branded the owners “liars”"."""
    found: list[Segment] = []
    for segment in segments:
        if not found or not _is_lead_in(passage, found[-1], segment):
            found.append(segment)
        elif passage.lowered[found[-1].end - 1] in _TOPICAL and _is_whole_topic(passage, segment):
            del found[-1]
        elif (comma := _lead_in_end(passage, segment)) is not None:
            found[-1] = replace(segment, first=comma + 1)
        else:
            found.append(segment)
    return found


def _is_lead_in(passage: Passage, cue: Segment, content: Segment) -> bool:
    """Whether a participle that begins its sentence was tagged as the verb of a content right after it."""
    if (cue.part, content.part, cue.end) != (ReportPart.CUE, ReportPart.CONTENT, content.first):
        return False
    return passage.lowered[cue.first].endswith("ing") and _begins_frame(passage, cue.first)


def _is_whole_topic(passage: Passage, content: Segment) -> bool:
    """Whether a content is only what "Commenting on" is about, up to its comma, and not quoted."""
    ends = content.end < len(passage.words) and passage.words[content.end] == ","
    return ends and all(passage.run_at[i] < 0 for i in range(content.first, content.end))


def _lead_in_end(passage: Passage, content: Segment) -> int | None:
    """The comma in a content that ends the lead-in before it, if a speaker and a verb follow it."""
    start = next((i for i in range(content.first, content.end) if passage.run_at[i] >= 0), content.end)
    commas = [i for i in range(content.first, start) if passage.words[i] == ","]
    if len(commas) != 1 or start == content.end:
        return None
    begin = commas[0] + 1
    verb = next((i for i in range(begin + 1, start) if is_cue(passage, i)), None)
    if verb is None or phrase_before(passage, verb, begin) != (begin, verb):
        return None
    return commas[0] if names_speaker(passage, begin, verb) else None


def _drop_second_colon(passage: Passage, segments: list[Segment]) -> list[Segment]:
    """The segments without the colon of “A,” says Dole: “B.”, where he has a verb already."""
    ordered = sorted(segments, key=lambda segment: segment.first)
    again = {
        colon
        for content, cue, source, colon in zip(ordered, ordered[1:], ordered[2:], ordered[3:], strict=False)
        if (content.part, cue.part, source.part, colon.part) == _INVERTED
        and passage.words[colon.first : colon.end] == (":",)
        and content.end == cue.first
        and cue.end == source.first
        and source.end == colon.first
    }
    return [segment for segment in segments if segment not in again]


def _split_over_sentences(passage: Passage, segment: Segment, segments: Sequence[Segment]) -> list[Segment]:
    """A content that extends from its verb into later sentences, split: what they quote is another speech.

    As in "Dole said it leaked. “We knew,” he sighed.", if all from "it" to "sighed" was tagged as content.
    """
    first, end = segment.first, segment.end
    frame_start, frame_end = passage.frame_bounds(first)
    if segment.part is not ReportPart.CONTENT or segment.side > 0 or end <= frame_end:
        return [segment]
    goes_on = passage.run_at[first] >= 0 and (passage.run_at[frame_end] >= 0 or passage.run_at[frame_end - 1] >= 0)
    if goes_on or not any(s.part is ReportPart.CUE and frame_start <= s.first < first for s in segments):
        return [segment]
    return [
        replace(segment, end=frame_end),
        *(
            Segment(ReportPart.CONTENT, start, stop, side=1 if _ends_before_verb(passage, start, stop) else -1)
            for _, start, stop in passage.run_bounds
            if frame_end <= start < end and (_begins_frame(passage, start) or _is_introduced(passage, start))
        ),
    ]


def _is_introduced(passage: Passage, start: int) -> bool:
    """Whether a colon or a verb that reports stands right before a quotation."""
    return passage.words[start - 1] == ":" or is_cue(passage, start - 1)


def _begins_frame(passage: Passage, index: int) -> bool:
    return passage.frame_bounds(index)[0] == index


def _split_off_subject(passage: Passage, segment: Segment, cued: Set[int]) -> list[Segment]:
    """Split Dole labelled him “lazy” in three, if all of it was tagged as content.

    Any verb that reports will do, after somebody called briefly, in a frame that is not `cued`: has no verb yet.
    """
    first, end = segment.first, segment.end
    if segment.part is not ReportPart.CONTENT or passage.run_at[first] >= 0 or not _begins_clause(passage, first):
        return [segment]
    start = next((i for i in range(first, end) if passage.run_at[i] >= 0), end)
    verb = next((i for i in range(first + 1, start) if is_cue(passage, i)), None)
    if verb is None or start == end:
        return [segment]
    named = passage.words[verb - 1][0].isupper() or names_role(passage.lowered[verb - 1])
    speaks = named and verb - first <= _MAX_SPEAKER_WORDS and passage.frame_at[first] not in cued
    if not speaks and passage.lowered[verb] not in lexicon.words("quotes/cues_judging"):
        return [segment]
    if phrase_before(passage, verb, first) != (first, verb) or not names_speaker(passage, first, verb):
        return [segment]
    return [
        Segment(ReportPart.SOURCE, first, verb),
        Segment(ReportPart.CUE, verb, verb + 1),
        Segment(ReportPart.CONTENT, verb + 1, end, side=-1),
    ]


def _begins_clause(passage: Passage, index: int) -> bool:
    """Whether a sentence begins at a word, or its subject does after a lead-in: "Reacting to the news, Dole"."""
    start, _ = passage.frame_bounds(index)
    if start == index:
        return True
    opening = passage.lowered[start]
    leads_in = opening.endswith("ing") or opening in lexicon.words("quotes/lead_in_words")
    return leads_in and passage.words[start + 1 : index].count(",") == 1 and passage.words[index - 1] == ","


def _split_cue(passage: Passage, segment: Segment) -> list[Segment]:
    """A cue that begins with the speaker, split in two: "a voice | called"."""
    if segment.part is not ReportPart.CUE or segment.end - segment.first < _MIN_CUE_WITH_SPEAKER_WORDS:
        return [segment]
    determiners = lexicon.words("quotes/determiners")
    first = segment.first
    verb = next((i for i in range(first + 1, segment.end) if is_cue(passage, i)), None)
    if verb is None:
        return [segment]
    begins = verb_group_start(passage, verb, first)
    if first and names_role(passage.lowered[first]) and begins == first + 1:  # "the | witness replied"
        first -= passage.lowered[first - 1] in determiners
    if passage.kind is BlockKind.HEADLINE and begins > first and names_role(passage.lowered[begins - 1]):
        return [Segment(ReportPart.SOURCE, first, begins), replace(segment, first=begins)]
    if passage.lowered[first] not in determiners or begins - first < _MIN_CUE_WITH_SPEAKER_WORDS:
        return [segment]
    return [Segment(ReportPart.SOURCE, first, begins), replace(segment, first=begins)]


def _extend_to_marks(passage: Passage, segment: Segment) -> Segment:
    """A content that misses only punctuation at the ends of its quotation, extended to the whole quotation."""
    if segment.part is not ReportPart.CONTENT:
        return segment
    first, end = segment.first, segment.end
    run = passage.run_at[end - 1]
    while run >= 0 and end < len(passage.words) and passage.run_at[end] == run and not passage.words[end][0].isalnum():
        end += 1
    run = passage.run_at[first]
    while run >= 0 and first and passage.run_at[first - 1] == run and not passage.words[first - 1][0].isalnum():
        first -= 1
    return replace(segment, first=first, end=end)


def _without_introduction(passage: Passage, segment: Segment) -> Segment:
    """A content without the noun and the colon before its quotation: "the rest: “No.”" after "was blunt about"."""
    first = segment.first
    if segment.part is not ReportPart.CONTENT or passage.run_at[first] >= 0:
        return segment
    start = next((i for i in range(first, segment.end) if passage.run_at[i] >= 0), segment.end)
    introduced = start < segment.end and passage.words[start - 1] == ":" and start - first <= _MAX_INTRODUCTION_WORDS
    words = passage.lowered[first : start - 1]
    if not introduced or any(word in lexicon.words("quotes/finite_verbs") or not word[0].isalpha() for word in words):
        return segment
    return replace(segment, first=start)


def _split_relayed(passage: Passage, segments: list[Segment]) -> list[Segment]:
    """Split “A,” Dole said, according to Seaboard Press: Dole is the speaker, though he was tagged as content."""
    ends = [(first, end) for _, first, end in passage.run_bounds if _ends_before_verb(passage, first, end)]
    found: list[Segment] = []
    for segment in segments:
        cut = next((end for first, end in ends if first == segment.first and end < segment.end), None)
        inner = _inner_report(passage, cut, segment.end) if cut and segment.part is ReportPart.CONTENT else []
        if not inner or cut is None:
            found.append(segment)
            continue
        found += [replace(segment, end=cut, side=1), *inner]
        again = next((i for i in range(cut, segment.end) if passage.run_at[i] >= 0), None)
        if again is not None:
            found.append(replace(segment, first=again, side=-1))
        report_end = inner[-1].end
        found = [
            other
            for other in found
            if other.part is not ReportPart.CUE or not report_end <= other.first < report_end + _MAX_RELAY_GAP_WORDS
        ]
    return found


def _ends_before_verb(passage: Passage, first: int, end: int) -> bool:
    """Whether a quotation ends as those do that a verb follows: with a comma or a question mark."""
    asks = end < len(passage.words) and passage.words[end - 2] in _QUESTIONS and passage.run_at[end] < 0
    return asks or _ends_with_comma(passage, first, end)


def _ends_with_comma(passage: Passage, first: int, end: int) -> bool:
    closed = end < len(passage.words) and passage.run_at[end] < 0
    return closed and end - first > 2 and passage.words[end - 2] == ","


def _inner_report(passage: Passage, first: int, end: int) -> list[Segment]:
    """The cue and the source among the words that follow a quotation inside a content."""
    frame_end = min(end, first + _MAX_REPORT_WORDS)
    for index in range(first, frame_end):
        if passage.run_at[index] >= 0:
            return []
        if is_cue(passage, index) and passage.lowered[index] in lexicon.words("quotes/cues_speech"):
            report = cue_and_source(passage, index, first, frame_end)
            return sorted(report, key=lambda segment: segment.first) if len(report) == 2 else []
    return []


def narration_start(passage: Passage, content: Segment) -> int | None:
    """Where narration begins after the quotation that opens a content; None unless all the rest is that."""
    run = passage.run_at[content.first]
    if content.part is not ReportPart.CONTENT or run < 0:
        return None
    start = next((i for i in range(content.first, content.end) if passage.run_at[i] != run), content.end)
    if start == content.end or any(passage.run_at[i] >= 0 for i in range(start, content.end)):
        return None
    return start


def _split_off_speaker(passage: Passage, segment: Segment) -> list[Segment]:
    """Split “A,” one driver, who …, told: the driver is not content."""
    end = narration_start(passage, segment)
    if end is None or not _ends_with_comma(passage, segment.first, end):
        return [segment]
    if segment.end - end > _MAX_SPEAKER_WORDS or any(is_cue(passage, i) for i in range(end, segment.end)):
        return [segment]
    if passage.lowered[end] in lexicon.words("quotes/phrase_stops"):  # “A” is something: it is not speech
        return [replace(segment, end=end, side=0)]
    return [replace(segment, end=end, side=1), Segment(ReportPart.SOURCE, end, segment.end)]


def _split_off_described(passage: Passage, segment: Segment, cues: Set[int]) -> list[Segment]:
    """Split “A,” a clerk, who was not named, | told: whoever stands between a quotation and its verb is the source.

    `cues` are the first words of the verbs.
    """
    end = narration_start(passage, segment)
    if end is None or cues.isdisjoint((segment.end, segment.end + 1)) or segment.end - end > _MAX_DESCRIPTION_WORDS:
        return [segment]
    spoken = _ends_with_comma(passage, segment.first, end) and names_speaker(passage, end, segment.end)
    if not spoken or is_title(passage, segment.first, end):
        return [segment]
    stop = next((i for i in range(end + 1, segment.end) if passage.words[i] == ","), segment.end)
    return [replace(segment, end=end, side=1), Segment(ReportPart.SOURCE, end, stop)]


def _correct_after_speech(passage: Passage, segments: list[Segment]) -> list[Segment]:
    """Make what follows the verb of a quotation the source, or drop it: “A,” called [the mayor] [from the bar]. Another
    quotation after that is left: “A,” said [Dole on the pier, “B.”]."""
    ends = {s.end: s.part for s in segments if s.part is not ReportPart.CONTENT}
    sources = {passage.frame_at[s.first] for s in segments if s.part is ReportPart.SOURCE}
    spoken = {
        passage.frame_at[s.first]
        for s in segments
        if s.part is ReportPart.CONTENT and s.side > 0 and passage.is_quoted(s.first, s.end)
    }
    found: list[Segment] = []
    for segment in (_without_remark(passage, each, spoken) for each in segments):
        frame = passage.frame_at[segment.first]
        follows = segment.part is ReportPart.CONTENT and segment.first in ends and passage.run_at[segment.first] < 0
        quotation = _next_quotation(passage, segment)
        end = quotation - (quotation < segment.end)
        speaks = (
            follows
            and frame not in sources
            and ends[segment.first] is ReportPart.CUE
            and names_speaker(passage, segment.first, end)
        )
        longest = _MAX_DESCRIPTION_WORDS if speaks else _MAX_REMARK_WORDS
        if not follows or frame not in spoken or end - segment.first > longest:
            found.append(segment)
        elif speaks or _is_remark(passage, segment):
            if speaks:
                found.append(replace(segment, part=ReportPart.SOURCE, end=end, side=0))
            if quotation < segment.end:
                found.append(replace(segment, first=quotation))
        else:
            found.append(segment)
    return found


def _next_quotation(passage: Passage, segment: Segment) -> int:
    """Where a quotation begins in a content after a comma; its end if none does."""
    inside = range(segment.first + 1, segment.end)
    return next((i for i in inside if passage.run_at[i] >= 0 and passage.words[i - 1] == ","), segment.end)


def _is_remark(passage: Passage, segment: Segment) -> bool:
    tails = lexicon.words("quotes/tail_words")
    before = passage.lowered[segment.first - 1]
    return passage.lowered[segment.first] in tails or before in tails or before in _TOPIC_PREPOSITIONS


def _without_remark(passage: Passage, segment: Segment, spoken: set[int]) -> Segment:
    """A content that extends from a remark into the next quotation, reduced to the quotation."""
    frame = passage.frame_at[segment.first]
    if segment.part is not ReportPart.CONTENT or passage.run_at[segment.first] >= 0 or frame not in spoken:
        return segment
    start = next((i for i in range(segment.first, segment.end) if passage.frame_at[i] != frame), segment.end)
    if start < segment.end and passage.run_at[start] >= 0:
        return replace(segment, first=start)
    return segment


def _contents_to_sources(passage: Passage, segments: list[Segment]) -> list[Segment]:
    """Make the words right before a verb its source if both they and what follows were tagged as content, unless they
    are what another verb says: "denied | the charges, saying that …"."""
    sources = {passage.frame_at[s.first] for s in segments if s.part is ReportPart.SOURCE}
    content_starts = {s.first for s in segments if s.part is ReportPart.CONTENT}
    cue_ends = {s.end for s in segments if s.part is ReportPart.CUE}
    found: list[Segment] = []
    for number, segment in enumerate(segments):
        cue = segments[number + 1] if number + 1 < len(segments) else None
        subject = (
            segment.part is ReportPart.CONTENT
            and cue is not None
            and cue.part is ReportPart.CUE
            and cue.first - segment.end <= 1
            and is_cue(passage, cue.end - 1)
            and passage.lowered[cue.first] not in lexicon.words("quotes/cues_without_source")
            and any(start in content_starts for start in (cue.end, cue.end + 1))
            and passage.frame_at[segment.first] not in sources
            and passage.run_at[segment.end - 1] < 0
            and not (segment.first in cue_ends and passage.lowered[cue.first].endswith("ing"))
        )
        found.append(replace(segment, part=ReportPart.SOURCE, side=0) if subject else segment)
    return found
