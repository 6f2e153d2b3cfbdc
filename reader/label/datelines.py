"""Split the dateline off the paragraph that it opens: "ROTTERDAM (AP) —"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader import lexicon
from reader.base import lazy_regex
from reader.base.values import replace
from reader.label.letters import is_salutation
from reader.label.lines import ends_in_colon, ends_sentence, is_prose, is_title_case
from reader.label.timestamps import has_timestamp, strip_timestamps
from reader.label.turns import find_turns
from reader.model.document import BlockKind
from reader.model.draft import Draft, DraftBlock
from reader.model.span import Span

MAX_PARAGRAPHS_WITHOUT_AGENCY = 3
"""Paragraphs of the story in which a dateline without an agency is looked for; further down, capitals and a dash mean
something else. Datelines with an agency may appear anywhere: live blogs have one in every entry."""

MAX_DATELINE_CHARS = 90
"""Code points in the longest dateline."""

MIN_PARAGRAPH_CHARS = 20
"""Code points in the shortest paragraph that a dateline may open."""

MIN_REPORT_CHARS = 80
"""Code points in the shortest paragraph that shows by its wording that a town is named before its colon."""

_SEPARATOR = lazy_regex.compile(r"\s*(?:[—–]|--|(?<=\s)-(?=\s))\s*|:\s+", within=("—", "–", "-", ":"))
_AGENCY = lazy_regex.compile(r" ?(?:\([A-Z][\w.&/ -]{1,30}\)|/[A-Z][\w.& -]{1,30}/)")
_TOWN = lazy_regex.compile(r"[A-Z][\w.'’-]+")
_LABEL = lazy_regex.compile(r"[A-Z][\w.'’ -]{0,40}:\s", within=(":",))
_QUOTED = lazy_regex.compile(r"[“\"][^“”\"]*[”\"]?", within=("“", '"'))
_CONVERSATION = lazy_regex.compile(r"\b(?:I|[Yy]ou|[Yy]our|[Ww]e|[Mm]y|[Oo]ur|[Ll]et)\b|\?")
"""What is found in speech and appeals, and seldom in the narration of a report."""
_TOPICS = ("ing", "ion", "ment", "ness", "ity", "ism", "ics", "ground", "context", "text")
"""Endings of the last word before a colon that name what a report is about, not where it is from."""
_LOWERCASE_WORDS = frozenset(["and", "of", "the", "de", "la", "near", "aboard", "on", "in", "el", "al", "du", "sur"])


def split_datelines(draft: Draft) -> Draft:
    """Turn every dateline that opens a paragraph into a block of its own."""
    return replace(draft, blocks=tuple(_split(draft.blocks)))


def _split(blocks: tuple[DraftBlock, ...]) -> Iterator[DraftBlock]:
    prose_count = 0
    turns = find_turns(blocks)
    for index, block in enumerate(blocks):
        early = prose_count < MAX_PARAGRAPHS_WITHOUT_AGENCY
        separator = None if index in turns else _find_separator(block)
        prose_count += block.kind is None and is_prose(block.text)
        if separator is None or not (
            _is_dateline(block.text[: separator.start()], early, ":" in separator.group())
            or (early and _is_town_and_colon(separator, block, blocks, leads=prose_count == is_prose(block.text)))
        ):
            yield block
            continue
        yield from _split_block(block, separator)


def _split_block(block: DraftBlock, separator: re.Match[str]) -> tuple[DraftBlock, DraftBlock]:
    """The dateline and its paragraph, each with its marks and landings."""
    start, end = separator.span()
    before = tuple(landing for landing in block.landings if landing.offset < end)
    after = tuple(landing.shifted(-end) for landing in block.landings if landing.offset >= end)
    dateline = replace(_slice(block, 0, start), kind=BlockKind.DATELINE, landings=before)
    return dateline, replace(_slice(block, end, len(block.text)), joiner=separator.group(), landings=after)


def _slice(block: DraftBlock, start: int, end: int) -> DraftBlock:
    """Part of a block, its marks clipped to that part and counted from its start."""
    marks = tuple(clipped for mark in block.marks if (clipped := mark.within(Span(start, end))))
    return replace(block, text=block.text[start:end], marks=marks)


def _find_separator(block: DraftBlock) -> re.Match[str] | None:
    """The first dash or colon of a paragraph, if few words precede it and some follow."""
    text = block.text
    if block.kind not in (None, BlockKind.PARAGRAPH) or not text[:1].isupper() or is_salutation(text):
        return None
    if not (ends_sentence(text) or ends_in_colon(text) or is_prose(text)):
        return None
    separator = _SEPARATOR.search(text, 0, MAX_DATELINE_CHARS)
    if separator is None or len(text) - separator.end() < MIN_PARAGRAPH_CHARS or not text[: separator.start()].strip():
        return None
    return separator


def _is_town_and_colon(
    separator: re.Match[str], block: DraftBlock, blocks: tuple[DraftBlock, ...], *, leads: bool
) -> bool:
    """Whether a colon follows the town that opens a story: "LAGOS: The governor said …".

    A town that is neither known nor in capitals must open the first paragraph: `leads`. In a transcript, a round-up or
    a list of answers more than one paragraph opens with a label; it has no dateline.
    """
    if not separator.group().startswith(":"):
        return False
    line, report = block.text[: separator.start()], block.text[separator.end() :]
    known = line.lower() in lexicon.entries("label/dateline_towns")
    if not (known or _is_unknown_town(line, report, leads=leads)) or is_title_case(report):
        return False
    others = (other for other in blocks if other is not block and other.kind is not BlockKind.HEADLINE)
    return not any(_LABEL.match(other.text) for other in others)


def _is_unknown_town(line: str, report: str, *, leads: bool) -> bool:
    """Whether words before a colon are likely a town: they may be one by their form, what follows them is narration, as
    long as a lead is, and they are in capitals or open a report that leads."""
    return (
        _may_be_town(line)
        and _is_narration(report)
        and (line.isupper() or (leads and _opens_report(line.lower().split(), report)))
    )


def _opens_report(words: list[str], report: str) -> bool:
    """Whether a word or two before a colon are neither a person nor a topic, and what follows says who said so, or on
    which day it happened."""
    if len(words) > 2 or words[-1].endswith(_TOPICS):
        return False
    if words[0] in lexicon.table("names/given_names") or not lexicon.entries("names/roles_heads").isdisjoint(words):
        return False
    told = {word.strip(",.") for word in _QUOTED.sub("", report).lower().split()}
    weekdays = {word for word in lexicon.words("names/calendar") if word.endswith("day")}
    return not told.isdisjoint(lexicon.words("quotes/cues_plain") | weekdays)


def _may_be_town(line: str) -> bool:
    """Whether a line is up to three capitalised words, none of them a label."""
    words = line.split()
    labels = lexicon.entries("label/never_names") | lexicon.words("quotes/labels_not_speakers")
    is_short = len(words) <= 3 and len(words[0]) > 3 and all(map(_TOWN.fullmatch, words))
    return is_short and labels.isdisjoint(line.lower().split())


def _is_narration(report: str) -> bool:
    is_long = len(report) >= MIN_REPORT_CHARS and is_prose(report)
    return is_long and not _CONVERSATION.search(_QUOTED.sub("", report))


def _is_dateline(line: str, early: bool, colon: bool) -> bool:
    """Whether a line names a place: with an agency, or, at the start of the story, in capitals or with a date."""
    agency = _AGENCY.search(line)
    place_text = _AGENCY.sub("", line)
    has_date = has_timestamp(place_text)
    towns = (
        strip_timestamps(place_text).replace(",", " ").replace("/", " ").split()
        if has_date
        else re.split(r"[ ,/]+", place_text)
    )
    towns = [town for town in towns if town and town.lower() not in _LOWERCASE_WORDS]
    if not 1 <= len(towns) <= 7 or not all(map(_TOWN.fullmatch, towns)):
        return False
    if agency is not None:
        return True
    # "WALLACE: Did you…" is a speaker unless there is an agency or a date.
    is_capitals = len(towns[0]) >= 3 and towns[0].isupper() and not colon
    return early and (is_capitals or (has_date and len(towns) <= 4))
