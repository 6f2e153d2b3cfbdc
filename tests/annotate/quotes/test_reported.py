"""Reported speech and claims, as the learnt tagger sees them; the plain rules see the simplest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from reader.model.annotation import QuoteKind

SIMPLE = {
    "that": ("Okafor said that [the crews were tired of waiting].", "Okafor"),
    "without that": ("Okafor said [the crews were tired of waiting].", "Okafor"),
    "claimed": ("The union claimed that [the company had booked new crews].", "The union"),
    "warned": ("Officials warned that [the gates would stay shut for a week].", "Officials"),
}


@pytest.mark.parametrize(("case", "source"), SIMPLE.values(), ids=SIMPLE.keys())
def test_a_reported_clause_has_its_source(case: str, source: str, read: Callable[..., Any]) -> None:
    story = read(case)
    assert story.contents() == story.marked
    assert story.sources() == [source]
    assert [quote.kind for quote in story.quotes] == [QuoteKind.INDIRECT]


LEARNT = {
    "accused of": (
        "American officials had accused [the dealer of bringing both sides to the table].",
        "American officials",
    ),
    "suggested": ("In remarks on Thursday, Dole suggested that [the tour had been a shopping trip].", "Dole"),
    "according to": ("[The ship would have sailed on time on most days], according to Okafor.", "Okafor"),
    "behind the words": ("[The cranes will stand still until the end of May], Okafor said on Tuesday.", "Okafor"),
    "a report claiming": ("[A study] found that half of the houses stand empty in winter.", "A study"),
}


@pytest.mark.parametrize(("case", "source"), LEARNT.values(), ids=LEARNT.keys())
def test_claims_are_reported_in_many_ways(case: str, source: str, read_learnt: Callable[..., Any]) -> None:
    story = read_learnt(case)
    assert story.sources() == [source]
    if story.marked[0] != source:
        assert story.contents() == story.marked


@pytest.mark.parametrize("verb", ["noted", "argues", "emphasized", "charges"])
def test_a_verb_of_reporting_before_that_reports(verb: str, read: Callable[..., Any]) -> None:
    story = read(f"[The harbour master] {verb} that [the gates have been shut since dawn].")
    assert [*story.sources(), *story.contents()] == story.marked


def test_a_shared_source_serves_both_verbs(read_learnt: Callable[..., Any]) -> None:
    story = read_learnt("Okafor denied the charge, but conceded that some letters were lost.")
    assert story.sources() == ["Okafor", "Okafor"]


def test_the_subject_of_a_sentence_speaks_at_its_end_too(read_learnt: Callable[..., Any]) -> None:
    assert read_learnt("Okafor walked to the gate and said that it would stay shut.").sources() == ["Okafor"]
    story = read_learnt("The commission demanded a report and warned that it would act by May.")
    assert story.sources() == ["The commission"]
    story = read_learnt("Despite this, Halcyon keeps the gates shut and claims to have won.")
    assert "Despite" not in story.sources()


MIXED = {
    "one word": "Okafor called [the vote “regrettable”].",
    "a phrase": "Okafor said that [the letters would be released “in due course”].",
    "accused of": "Dole similarly accused [the union of booking a “significant” number of crews].",
}


@pytest.mark.parametrize("case", MIXED.values(), ids=MIXED.keys())
def test_a_partly_quoted_clause_is_one_whole(case: str, read_learnt: Callable[..., Any]) -> None:
    story = read_learnt(case)
    assert story.contents() == story.marked
    assert [quote.kind for quote in story.quotes] == [QuoteKind.MIXED]
    assert story.scare == []


def test_the_speaker_inside_a_relayed_quote_is_found(read: Callable[..., Any]) -> None:
    story = read(
        "“Our engineers have moved boxes at night since November,” [Kwon Sung Ho], the company’s head of automation, "
        "said, according to the news agency Seaboard Press. “I would ask anyone to show me better.”"
    )
    assert story.sources() == story.marked
    assert [len(quote.content) for quote in story.quotes] == [2]
    assert story.words(story.quotes[0].via) == "Seaboard Press"


def test_a_remark_behind_the_verb_is_not_said(read: Callable[..., Any]) -> None:
    story = read("[“Fifteen percent of a ship does not float,”] a voice called from the wall bars.")
    assert story.contents() == story.marked


def test_that_is_kept_where_it_is_a_pronoun(read: Callable[..., Any]) -> None:
    assert read("Okafor said that was all she knew.").contents() == ["that was all she knew"]


def test_those_who_are_told_are_no_part_of_what_is_told(read_learnt: Callable[..., Any]) -> None:
    story = read_learnt("Okafor told the crews at the gate that [no talks had been held since March].")
    assert story.contents() == story.marked


def test_a_report_at_the_end_of_a_sentence_takes_in_all_before_it(read: Callable[..., Any]) -> None:
    story = read(
        "[The owners are seeking to replace the night crews by buying cranes from abroad], Dole claimed on Monday."
    )
    assert story.contents() == story.marked
    assert story.sources() == ["Dole"]
