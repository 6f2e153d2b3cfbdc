"""Find the subject that begins a sentence where another verb stands between it and the one that reports."""

from __future__ import annotations

from reader import lexicon
from reader.annotate.quotes.noun_phrases import CONJUNCTIONS, POSSESSIVES, is_cue, names_speaker
from reader.annotate.quotes.passage import Passage

BEFORE_PARTICIPLES = frozenset({"after", "before", "by"})
"""Between a clause and a verb that has its subject: "Dole apologised after saying that …"."""
_MAX_SUBJECT_WORDS = 6
"""Limit for a subject that begins a sentence with a determiner."""


def leading_subject(passage: Passage, verb: int, frame_start: int) -> tuple[int, int] | None:
    """The subject that begins the frame, up to its own verb, as in "Okafor proposed a toll and said …"; None if word
    `verb` has another subject."""
    if verb <= frame_start:
        return None
    before, is_participle = passage.lowered[verb - 1], passage.lowered[verb].endswith("ing")
    if is_participle and before == ",":
        return _participle_subject(passage, frame_start, verb)
    if is_participle and before in BEFORE_PARTICIPLES:
        subject = _participle_subject(passage, frame_start, verb)
        return subject if subject and passage.words[subject[1]][0].isalpha() else None
    return _shared_subject(passage, frame_start, verb) if before in CONJUNCTIONS else None


def before_request(passage: Passage, end: int, frame_start: int) -> int:
    """Where a subject ends, without "when asked" or "when contacted" right before word `end`."""
    words = passage.lowered[max(frame_start, end - 2) : end]
    return end - 2 if words[:1] == ("when",) and words[-1].endswith("ed") else end


def _shared_subject(passage: Passage, frame_start: int, verb: int) -> tuple[int, int] | None:
    """The subject that begins the frame of two verbs that a conjunction joins."""
    end = frame_start
    if passage.lowered[frame_start] in lexicon.words("quotes/determiners"):
        limit = min(frame_start + _MAX_SUBJECT_WORDS, verb)
        end = next((i for i in range(frame_start, limit) if is_cue(passage, i)), frame_start)
    elif passage.lowered[frame_start] not in _function_words():  # "Despite this, the union …": the subject comes later
        while end < verb and passage.words[end][0].isupper() and not is_cue(passage, end):
            end += 1
    named = frame_start < end < verb and passage.lowered[end - 1] not in lexicon.words("quotes/phrase_stops")
    return (frame_start, end) if named else None


def _participle_subject(passage: Passage, frame_start: int, verb: int) -> tuple[int, int] | None:
    """The subject that begins the frame of a participle: "Dole, calling", "The league urged clubs to wait, adding"."""
    if passage.lowered[frame_start] in _function_words() - lexicon.words("quotes/determiners"):
        return None
    limit = min(verb, frame_start + _MAX_SUBJECT_WORDS)
    end = next((i for i in range(frame_start, limit) if _ends_subject(passage, i)), limit)
    if end <= frame_start or not names_speaker(passage, frame_start, end):
        return None
    if end == limit and passage.words[end] != ",":
        return None
    return frame_start, _over_apposition(passage, end, verb)


def _over_apposition(passage: Passage, end: int, verb: int) -> int:
    """Where a subject ends with the name between two commas after it: "Dole’s lawyer, Yusuf Okafor, objected"."""
    if passage.words[end] != ",":
        return end
    closing = next((i for i in range(end + 1, min(verb, end + _MAX_SUBJECT_WORDS)) if passage.words[i] == ","), None)
    named = closing is not None and all(word[0].isupper() for word in passage.words[end + 1 : closing])
    return closing if closing is not None and closing < verb - 1 and named else end


def _ends_subject(passage: Passage, index: int) -> bool:
    lower = passage.lowered[index]
    if lower in POSSESSIVES:
        return False
    if not lower[0].isalnum() or is_cue(passage, index) or lower in lexicon.words("quotes/phrase_stops"):
        return True
    if passage.words[index][0].isupper():
        return False
    return _is_past_or_finite(lower) or passage.lowered[index + 1] in BEFORE_PARTICIPLES


def _is_past_or_finite(lower: str) -> bool:
    return lower.endswith("ed") or lower in lexicon.words("quotes/finite_verbs")


@lexicon.per_language
def _function_words() -> frozenset[str]:
    """Function words that cannot begin a subject."""
    return lexicon.words("quotes/function_words") - lexicon.words("quotes/pronouns")
