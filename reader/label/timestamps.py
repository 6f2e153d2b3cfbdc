"""Recognise dates, times of day and relative times such as "2 hours ago". Works on one line at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader import lexicon
from reader.base import lazy_regex
from reader.label.phrases import fold

MAX_DATE_LINE_CHARS = 130
"""Code points in the longest line that only states a date or time."""

MAX_OTHER_CHARS = 3
"""Code points outside dates and times that such a line may contain."""

MAX_OTHER_SHARE = 0.3
"""Share of such code points, from 0 to 1, in a line that begins with "Published" or "Updated"."""

_TOKEN = lazy_regex.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_LABELS = frozenset(["publish date", "published", "date", "posted", "updated", "last updated", "last modified"])
_LABEL_PREFIXES = ("first ", "last ", "originally ", "date ")
_PUBLICATION_WORDS = ("publish", "posted", "updated", "update", "modified", "date")
# Copied pages run dates and times together: "20194:29 AM ESTUpdated".
_GLUED = lazy_regex.compile(r"(?<=\d{4})(?=\d{1,2}:\d)|(?<=[a-z])(?=updated|published|posted|get short)")
_INITIAL = lazy_regex.compile(r"[A-Z]\. ?[A-Z]")
_SOURCE = lazy_regex.compile(r"\s[|·]\s(?:source|by)\b")


class DateToken(NamedTuple):
    """A run of letters or digits, or a punctuation character, of a line, in lower case."""

    text: str
    kind: str
    """`month`, `day`, `zone`, `clock`, `unit`, `filler`, `number` or `mark`; empty for other words."""
    start: int


@lexicon.per_language
def _calendar() -> dict[str, frozenset[str]]:
    kinds_by_word: dict[str, set[str]] = {}
    for entry in lexicon.lines_with_default("label/calendar"):
        kind, _, word = entry.partition(" ")
        kinds_by_word.setdefault(word, set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in kinds_by_word.items()}


@lexicon.per_language
def _words_without_number() -> frozenset[str]:
    """The words without one of which a date or a time of day has a number."""
    return frozenset(["ago", *(word for word, kinds in _calendar().items() if "day" in kinds)])


def _tokens(line: str) -> list[DateToken]:
    calendar = _calendar()
    tokens = []
    for match in _TOKEN.finditer(line):
        text = match.group().lower()
        kinds = calendar.get(text, ())
        kind = next((kind for kind in ("month", "day", "unit", "zone", "clock", "filler") if kind in kinds), "")
        if not kind:
            kind = "number" if text.isdigit() else "" if text[0].isalpha() else "mark"
        tokens.append(DateToken(text, kind, match.start()))
    return tokens


def is_date_line(line: str) -> bool:
    """Whether a line only states when something was published."""
    if len(line) > MAX_DATE_LINE_CHARS or not (any(map(str.isdigit, line)) or line.rstrip().endswith("ago")):
        return len(line) < 30 and fold(line).rstrip(":") in _LABELS
    folded = _SOURCE.split(_GLUED.sub(" ", fold(line)))[0]
    tokens = _tokens(folded)
    if not _contains_timestamp(tokens):
        return False
    other_chars = sum(len(token.text) for token in tokens if not token.kind or token.text in "@#%$£€\"'?!+")
    return other_chars <= MAX_OTHER_CHARS or (
        _has_publication_word(folded) and other_chars <= MAX_OTHER_SHARE * len(folded)
    )


def states_publication(line: str) -> bool:
    """Whether a line only states when something was published or updated, and says so: "Last updated: 4 March 2025"."""
    return _has_publication_word(fold(line[: MAX_DATE_LINE_CHARS + 1])) and is_date_line(line)


def _has_publication_word(folded: str) -> bool:
    for prefix in _LABEL_PREFIXES:
        folded = folded.removeprefix(prefix)
    return folded.startswith(_PUBLICATION_WORDS)


def _contains_timestamp(tokens: Sequence[DateToken]) -> bool:
    """Whether the tokens contain a date or a time of day."""
    return any(_is_timestamp_at(tokens, index) for index in range(len(tokens)))


def _is_timestamp_at(tokens: Sequence[DateToken], index: int) -> bool:
    token = tokens[index]
    if token.kind == "day":
        return True
    if token.text == "ago":
        return index > 0 and tokens[index - 1].kind == "unit"
    if token.kind == "month":
        return any(neighbour.kind == "number" for neighbour in _around_month(tokens, index))
    if token.kind != "number":
        return False
    next_texts = [follower.text for follower in tokens[index + 1 : index + 5]]
    if len(next_texts) >= 2 and next_texts[0] in ":h" and next_texts[1].isdigit():
        return True
    if (
        len(next_texts) >= 4
        and next_texts[0] == next_texts[2]
        and next_texts[0] in "-/."
        and next_texts[1].isdigit()
        and next_texts[3].isdigit()
    ):
        return True
    clock = "".join(next_texts[:3])
    return clock.startswith(("am", "pm", "a.m", "p.m"))


def _around_month(tokens: Sequence[DateToken], index: int) -> Sequence[DateToken]:
    """The tokens around a month, skipping the full stop of an abbreviation and the ending of an ordinal."""
    after = index + 1 + (index + 1 < len(tokens) and tokens[index + 1].text == ".")
    before = index - 1 - (index >= 1 and tokens[index - 1].text in ("st", "nd", "rd", "th"))
    return [*tokens[max(before, 0) : index], *tokens[after : after + 1]]


def has_timestamp(line: str) -> bool:
    """Whether a line contains a date or a time of day."""
    line = line[: 2 * MAX_DATE_LINE_CHARS]
    words = list(map(str.lower, _TOKEN.findall(line)))
    if _words_without_number().isdisjoint(words) and not any(map(str.isdigit, words)):
        return False  # as most sentences
    return _contains_timestamp(_tokens(line))


def strip_timestamps(line: str) -> str:
    """The words of a line without dates, times and the words that go with them, separated by single spaces."""
    line = line[: 2 * MAX_DATE_LINE_CHARS]
    words: list[str] = []
    end = 0
    for token in _tokens(line):
        is_initial = token.kind == "clock" and len(token.text) == 1 and _INITIAL.match(line, token.start)
        if (
            token.kind
            and not is_initial
            and not (token.kind == "mark" and token.text in "'’.&@-" and words and token.start == end)
        ):
            continue
        # "P. Reyes" stays joined: an initial is not a time of day.
        is_joined = words and token.start == end
        word = line[token.start : token.start + len(token.text)]
        words.append(word if is_joined or not words else " " + word)
        end = token.start + len(token.text)
    return "".join(words)
