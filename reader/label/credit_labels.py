"""Recognise credits by the words in front of them, or behind, in the page's language: "Foto: Ana Reyes".

Works on one line at a time.
"""

from __future__ import annotations

import re

from reader import lexicon
from reader.base import lazy_regex
from reader.label.lines import word_count, words_of
from reader.model.span import Span

MAX_OWNER_CHARS, MAX_OWNER_WORDS = 120, 14
"""Code points and words in the longest name of an owner."""

ELLIPSIS = "…"
"""Ends the labels that need no colon after them."""

_OPENING = "([（【［{<"
_CLOSING = ")]）】］}>"
_BEFORE_LABEL = " ,;|/–—-·•\n" + _OPENING
"""What may be between a caption and the label of its credit."""

_INNER_SENTENCE_END = lazy_regex.compile(r"[^\W\d_]{3}[.!?] |[。！？]")
_SENTENCE_ENDINGS = (".", "!", "?", "…", "。", "”", '"', "»", "“")


@lexicon.per_language
def _label() -> re.Pattern[str]:
    """Matches a label with what separates it from the owner's name."""
    entries = sorted(lexicon.lines_with_default("label/credit_labels"), key=len, reverse=True)
    bare = [entry.removesuffix(ELLIPSIS).strip() for entry in entries if entry.endswith(ELLIPSIS)]
    with_colon = [entry for entry in entries if not entry.endswith(ELLIPSIS)]
    source = rf"(?<!\w)(?:(?:{'|'.join(map(re.escape, with_colon))})\s?[:：=＝]"
    source += rf"|(?:{'|'.join(map(re.escape, bare)) or '(?!)'})(?=\s))\s*"
    return lazy_regex.compile(source, re.IGNORECASE, within=tuple(map(str.lower, (*bare, *with_colon))))


@lexicon.per_language
def _ending() -> re.Pattern[str]:
    """Matches a name in brackets at the end of a line, with a word such as "photo" behind it."""
    endings = lexicon.lines_with_default("label/credit_endings")
    words = "|".join(map(re.escape, endings))
    return lazy_regex.compile(
        rf"[(（\[［【](?P<owner>[^()（）\[\]［］【】]{{1,60}}?)\s?(?:{words})[)）\]］】]\s*$",
        within=tuple(ending + bracket for ending in endings for bracket in ")）]］】"),
    )


def is_labelled_credit(line: str) -> bool:
    """Whether a line is nothing but a credit with a label in front of it."""
    label = _leading_label(line)
    return label is not None and _is_owner(line[label.end() :])


def split_labelled_credit(text: str) -> tuple[Span, Span] | None:
    """The spans of a caption and of the labelled credit at its end; None without one."""
    tail_start = max(0, len(text) - MAX_OWNER_CHARS - 40)
    if ending := _ending().search(text, tail_start):
        return Span(0, len(text[: ending.start()].rstrip())), Span(*ending.span("owner"))
    for label in reversed(list(_label().finditer(text, tail_start))):
        before, owner = text[: label.start()].rstrip(_BEFORE_LABEL), text[label.end() :]
        if (
            before
            and _is_owner(owner)
            and not _closes_early(text, label, owner)
            and _is_set_off(text, label, before, owner)
        ):
            return Span(0, len(before)), _owner_span(text, label.end())
    return None


def labelled_owner_span(line: str) -> Span | None:
    """The span of the owner's name in a line that is a labelled credit; None for other lines."""
    label = _leading_label(line)
    owner = _owner_span(line, label.end()) if label is not None else None
    return owner if owner is not None and owner.length else None


def _leading_label(line: str) -> re.Match[str] | None:
    """The label that a line begins with, perhaps after a bracket; None if it begins with none."""
    return _label().match(line, len(line) - len(line.lstrip(_OPENING)))


def _is_owner(text: str) -> bool:
    """Whether this may be an owner's name; a bracket alone, as in "(Photo:)", is none."""
    return bool(text.strip(f" .{_CLOSING}")) and (
        len(text.strip()) <= MAX_OWNER_CHARS
        and word_count(text) <= MAX_OWNER_WORDS
        and not _INNER_SENTENCE_END.search(text)
    )


def _closes_early(text: str, label: re.Match[str], owner: str) -> bool:
    """Whether the sentence goes on after the bracket that holds a credit: "Okafor (photo: Jo Lind) said so"."""
    opened = text[: label.start()].rstrip().endswith(tuple(_OPENING))
    close = next((index for index, char in enumerate(owner) if char in _CLOSING), -1)
    return opened and close >= 0 and any(char.isalnum() for char in owner[close:])


def _is_set_off(text: str, label: re.Match[str], before: str, owner: str) -> bool:
    """Whether punctuation or capitals set a label off from the sentence before it: not in "He had one photo: a dog"."""
    between = text[len(before) : label.start()]
    if between.strip() or before.endswith(_SENTENCE_ENDINGS):
        return True
    return text[label.start()].isupper() and all(word[0].isupper() for word in words_of(owner) if len(word) > 3)


def _owner_span(text: str, start: int) -> Span:
    """The span of a name from `start` to the end, without a bracket that was opened before it."""
    owner = text[start:].rstrip(" .")
    while owner and owner[-1] in _CLOSING and not any(bracket in owner for bracket in _OPENING):
        owner = owner[:-1].rstrip()
    return Span(start, start + len(owner))
