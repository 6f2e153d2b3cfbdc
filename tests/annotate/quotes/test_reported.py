"""Reported speech and claims: all of them with the trained tagger, the simplest also with the rules."""

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


WITH_TRAINED_TAGGER = {
    "accused of": (
        "American officials had accused [the dealer of bringing both sides to the table].",
        "American officials",
    ),
    "suggested": ("In remarks on Thursday, Dole suggested that [the tour had been a shopping trip].", "Dole"),
    "according to": ("[The ship would have sailed on time on most days], according to Okafor.", "Okafor"),
    "source after the content": (
        "[The cranes will stand still until the end of May], Okafor said on Tuesday.",
        "Okafor",
    ),
    "a report claiming": ("[A study] found that half of the houses stand empty in winter.", "A study"),
}


@pytest.mark.parametrize(("case", "source"), WITH_TRAINED_TAGGER.values(), ids=WITH_TRAINED_TAGGER.keys())
def test_other_forms_of_reported_claims_are_found(case: str, source: str, read_trained: Callable[..., Any]) -> None:
    story = read_trained(case)
    assert story.sources() == [source]
    if story.marked[0] != source:
        assert story.contents() == story.marked


JUDGEMENTS = {
    "called": ("One officer, who did not want to be named, called [it “the biggest crowd so far”].", "One officer"),
    "describing": ("Captain Mara Okafor, describing [the referee as “a disgrace”], left early.", "Captain Mara Okafor"),
    "urged": ("The league exhorted [clubs to “respect officials”] in May.", "The league"),
}


@pytest.mark.parametrize(("case", "source"), JUDGEMENTS.values(), ids=JUDGEMENTS.keys())
def test_a_judgement_in_quotation_marks_is_a_quote(case: str, source: str, read_trained: Callable[..., Any]) -> None:
    story = read_trained(case)
    assert [*story.contents(), *story.sources()] == [*story.marked, source]


@pytest.mark.parametrize("verb", ["noted", "argues", "emphasized", "charges"])
def test_a_reporting_verb_before_that_is_a_cue(verb: str, read: Callable[..., Any]) -> None:
    story = read(f"[The harbour master] {verb} that [the gates have been shut since dawn].")
    assert [*story.sources(), *story.contents()] == story.marked


def test_two_verbs_share_a_source(read_trained: Callable[..., Any]) -> None:
    story = read_trained("Okafor denied the charge, but conceded that some letters were lost.")
    assert story.sources() == ["Okafor", "Okafor"]


SUBJECTS = {
    "by saying": "[Chairwoman Okafor] opens by saying “nobody leaves this hall until we have voted.”",
    "an apposition": "[Okafor’s lawyer, Casimir Dole], objected, saying his client had not been asked.",
    "a lead-in": "Reacting to the news, [opposition leader Casimir Dole] termed the inquiry “an eyewash”.",
    "a role of two nouns": "[Opposition leader Mara Okafor] termed the toll “a theft”.",
    "a lead-in like a verb": "Commenting on the deal, [coalition spokesman Piers Abbot] called it “a gift to crooks”.",
    "a role after a lead-in": "Responding to the ruling, [harbour master Ines Valdra] branded the owners “liars”.",
}


@pytest.mark.parametrize("case", SUBJECTS.values(), ids=SUBJECTS.keys())
def test_the_subject_is_whole(case: str, read_trained: Callable[..., Any]) -> None:
    assert read_trained(case).sources() == read_trained(case).marked


AGENTS = {
    "a clause": "Residents were told by [officials] that the water would be back by noon.",
    "a warning": "The board was warned by [Mara Okafor] that the pier would fail.",
    "a determiner": "Villagers were informed by [the army] that the road was closed.",
    "an adverb": "Passengers were later told by [a guard] that the train would not run.",
    "a perfect": "The crew had been assured by [the owners] that wages would be paid in full.",
    "a request": "Drivers have been advised by [the police] to avoid the bridge.",
    "a quotation": "“It will not be moved,” the girl was told by [Mara Okafor].",
}


@pytest.mark.parametrize("case", AGENTS.values(), ids=AGENTS.keys())
def test_the_agent_of_a_passive_speaks(case: str, read_trained: Callable[..., Any]) -> None:
    assert read_trained(case).sources() == read_trained(case).marked


def test_a_passive_inside_a_report_is_part_of_it(read_trained: Callable[..., Any]) -> None:
    story = read_trained("Okafor said [the crew had been told by the owners that wages would be paid].")
    assert story.contents() == story.marked
    assert story.sources() == ["Okafor"]


OBJECTS = [
    "Wetherby, for his part, denied the charges, saying that he had “acted in good faith”.",
    "Wetherby, however, rejected the claims, insisting that the pier was safe.",
    "Wetherby, meanwhile, dismissed the report, calling it “a fairy tale”.",
]


@pytest.mark.parametrize("case", OBJECTS)
def test_what_is_denied_does_not_speak(case: str, read_trained: Callable[..., Any]) -> None:
    assert set(read_trained(case).sources()) == {"Wetherby"}


def test_a_denied_pronoun_is_no_quote(read_trained: Callable[..., Any]) -> None:
    assert read_trained("The mayor has denied it.").contents() == []


def test_a_request_is_reported_with_whom_it_asks(read_trained: Callable[..., Any]) -> None:
    story = read_trained("Okafor advised [residents never to charge scooters overnight].")
    assert story.contents() == story.marked


LATER_SENTENCES = {
    "a verb after it": "Okafor said [412 shops had been sealed]. [“We shall not bow to the lobby,”] Dole thundered.",
    "a speaker before it": "Okafor says [the tower is “basically affordable.”] Dole behind her: [“Basically my foot!”]",
    "a chant": "Okafor chanted [“Shame, shame”] as Dole came to the gate. Dole said: [“I missed my own wedding.”]",
}


@pytest.mark.parametrize("case", LATER_SENTENCES.values(), ids=LATER_SENTENCES.keys())
def test_what_a_later_sentence_quotes_is_another_quote(case: str, read_trained: Callable[..., Any]) -> None:
    story = read_trained(case)
    assert story.contents() == story.marked
    assert len(set(story.sources())) == 2


def test_the_subject_is_the_source_of_a_later_verb(read_trained: Callable[..., Any]) -> None:
    assert read_trained("Okafor walked to the gate and said that it would stay shut.").sources() == ["Okafor"]
    story = read_trained("The commission demanded a report and warned that it would act by May.")
    assert story.sources() == ["The commission"]
    story = read_trained("Despite this, Halcyon keeps the gates shut and claims to have won.")
    assert "Despite" not in story.sources()


MIXED = {
    "one word": "Okafor called [the vote “regrettable”].",
    "a phrase": "Okafor said that [the letters would be released “in due course”].",
    "accused of": "Dole similarly accused [the union of booking a “significant” number of crews].",
}


@pytest.mark.parametrize("case", MIXED.values(), ids=MIXED.keys())
def test_a_partly_quoted_clause_is_one_quote(case: str, read_trained: Callable[..., Any]) -> None:
    story = read_trained(case)
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


def test_a_remark_after_the_verb_is_not_content(read: Callable[..., Any]) -> None:
    story = read("[“Fifteen percent of a ship does not float,”] a voice called from the wall bars.")
    assert story.contents() == story.marked


def test_the_pronoun_that_is_kept(read: Callable[..., Any]) -> None:
    assert read("Okafor said that was all she knew.").contents() == ["that was all she knew"]


def test_the_addressee_is_not_content(read_trained: Callable[..., Any]) -> None:
    story = read_trained("Okafor told the crews at the gate that [no talks had been held since March].")
    assert story.contents() == story.marked


def test_a_report_at_the_end_of_a_sentence_includes_all_before_it(read: Callable[..., Any]) -> None:
    story = read(
        "[The owners are seeking to replace the night crews by buying cranes from abroad], Dole claimed on Monday."
    )
    assert story.contents() == story.marked
    assert story.sources() == ["Dole"]


PARTS = {
    "two halves of a sentence": (
        "[Police] said [300 boats took part]; [the owners] said [it was twice as many].",
        ["Police", "the owners"],
    ),
    "a place after a name between two quotations": (
        "[“We wait for it,”] said [Mara Okafor on the pier], [“and we hope.”]",
        ["Mara Okafor on the pier"],
    ),
    "a remark after another verb": (
        "[Dole], however, denied it, saying that [he was “a victim of the sea”].",
        ["Dole"],
    ),
    "a remark after a pronoun": (
        "[The ferry union], meanwhile, dismissed that, arguing that [wages had fallen since March].",
        ["The ferry union"],
    ),
    "a remark after a demonstrative": (
        "[The mayor], though, rejected this, insisting [she had “never met the owner”].",
        ["The mayor"],
    ),
    "shouts in a list": ("[Captains] shouted, [“Clean it up,”] and [“No more pipes,”] as they left.", ["Captains"]),
    "an inverted verb before another": (
        "[“That’s what she always says,”] whispers [the man beside me], a porter who calls himself Bob.",
        ["the man beside me"],
    ),
    "somebody described between a quotation and its verb": (
        "[“He has packed his books,”] [a person close to the minister], who did not want to be named, told reporters.",
        ["a person close to the minister"],
    ),
    "a channel that was told": (
        "[Casimir Dole] told Channel 8 [the offer was “the best we will get”].",
        ["Casimir Dole"],
    ),
    "reminded": (
        "[Brigadier Casimir Dole, Director of Traffic], reminded drivers that [the port opens on Monday].",
        ["Brigadier Casimir Dole, Director of Traffic"],
    ),
    "papers": (
        "[Harbour papers] seen on Monday showed that [the pier was sold by Mara Okafor].",
        ["Harbour papers"],
    ),
    "who was told": ("[Casimir Dole] told her [it was for nobody at all].", ["Casimir Dole"]),
    "who was told, before a noun": ("[Mara Okafor] told us [the engine had stopped twice].", ["Mara Okafor"]),
    "somebody told by what they are": ("[Dole] told the bishop [it would cost a million].", ["Dole"]),
    "apologised": ("In a letter, [captain Casimir Dole] apologised [“for any distress”].", ["captain Casimir Dole"]),
    "apologised, after a time": ("Later, [Mara Okafor] apologised [“for the delay”].", ["Mara Okafor"]),
    "swore": ("At a rally, [union leader Ines Valdra] swore [“never to give in”].", ["union leader Ines Valdra"]),
}


@pytest.mark.parametrize(("case", "sources"), PARTS.values(), ids=PARTS.keys())
def test_each_part_has_its_source(case: str, sources: list[str], read_trained: Callable[..., Any]) -> None:
    story = read_trained(case)
    assert story.sources() == sources
    contents = [part for content in story.contents() for part in content.split(" | ")]
    assert sorted([*sources, *contents]) == sorted(story.marked)


NAMES = {
    "a film": "Dole spoke to us about “Salt Road” on Monday.",
    "a song": "The crew sang “Deep and Wide” there.",
    "what somebody is known as": "Dole’s trainer, known to everybody as “Soap”, left.",
    "a ship": "Dole named the boat after his aunt.",
}


@pytest.mark.parametrize("case", NAMES.values(), ids=NAMES.keys())
def test_names_are_not_said(case: str, read_trained: Callable[..., Any]) -> None:
    assert read_trained(case).quotes == []


def test_an_advocate_is_no_verb(read_trained: Callable[..., Any]) -> None:
    story = read_trained("The pier was sold by Mara Okafor, a senior advocate, on behalf of two captains.")
    assert "a senior" not in story.sources()
