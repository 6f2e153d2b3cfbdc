"""A source is the whole noun phrase before its verb, and nothing that stands before it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

WHOLE_PHRASES = {
    "where somebody is from": "“We will stay,” [a baker from Averil] told reporters.",
    "without a determiner": "“We will stay,” [bakers from Averil] told reporters.",
    "a document by somebody": "[An analysis by Halcyon Terminals] found that half of the boats leak.",
    "a clause about somebody": "“Nobody sleeps here,” [a nurse who had just come back from the coast] said.",
    "one of several": "“We will stay,” [one of the bakers in Averil] said.",
    "a name and a paper before a colon": "[Mara Okafor, Averil Courier]: “It was her best night so far.”",
    "after a dateline": "AVERIL: [Mayor Casimir Dole] said the road was open.",
    "somebody who gave a name": "“It leaks,” [a trader who gave her name as Bee] said.",
    "somebody who gave a name, before what they say": "[A welder who gave his name only as Otto] said the crane broke.",
    "somebody who gave a name, after the verb": "“It leaks,” said [a nurse who gave her name only as Hana]. “Badly.”",
    "somebody who identified herself": "“It leaks,” [a mother who identified herself as Sela] told reporters.",
    "somebody who gave a name, and an adverb": "[A man who gave his name as Tol] later said that he saw nothing.",
    "a relative": "[Casimir Dole, and his brother Piers Abbot] said they would close.",
    "a clause about what is somebody’s": "“It broke my heart,” said [Ines Valdra, whose son drowned at Easter].",
    "a clause of two verbs": (
        "“It is a slap in the face,” said [Coun. Casimir Dole, who sat on the board and voted against the pier]."
    ),
    "an age with a clause": "[The 48-year-old], who has farmed there since 1999, said the fence had fallen.",
    "a description between commas": "It rained.\n\n[The 34-year-old, a keen climber], said the rope had snapped.",
    "only what a clause is about": "It rained.\n\nHe met aides of [the Harbour Ministry], which says the pier is safe.",
    "documents": "[Court filings] show Dole owed money to the bank.",
    "a spokesman who is not named": "“We regret this,” said [a spokesman for Dole], who asked not to be named.",
}


@pytest.mark.parametrize(
    "case",
    [
        "The pier was opened by Mara Okafor, [whose office] promised that goods would cross the bay in two days.",
        "It was built by Casimir Dole, [whose company] has said that it will pay for the repairs.",
    ],
)
def test_the_owner_of_the_subject_does_not_speak(case: str, read_trained: Callable[..., Any]) -> None:
    story = read_trained(case)
    assert story.sources() == story.marked
    assert story.speakers() == [None]


@pytest.mark.parametrize("case", WHOLE_PHRASES.values(), ids=WHOLE_PHRASES.keys())
def test_the_source_is_the_whole_phrase(case: str, read_trained: Callable[..., Any]) -> None:
    story = read_trained(case)
    assert story.sources()[:1] == story.marked


@pytest.mark.parametrize("case", list(WHOLE_PHRASES.values())[:5], ids=list(WHOLE_PHRASES)[:5])
def test_a_name_inside_the_phrase_is_not_the_speaker(case: str, read_trained: Callable[..., Any]) -> None:
    assert read_trained(case).speakers() == [None]


ASIDES = {
    "an occasion": "[The harbour master] when contacted said the boats would be sold in May.",
    "who gave only a first name": "[A trader], who gave his name simply as Musa, told us that the raiders came.",
    "who identified himself": "[One driver], who identified himself as Piet, told the Courier that the brakes failed.",
    "who gave a name, after the verb": "“We ran,” said [a nurse], who identified herself only as Hana.",
    "what somebody did": "[Harbour councillor Mara Okafor] abstained, explaining that she had “not read the papers”.",
    "where a player is from": "[Okafor], 22, on loan from Averil Rovers, was quick to share the praise: “It was easy.”",
    "a clause": "[Mara Okafor], who has been on the board since 2004, said the boats would be sold.",
    "an age and a clause": "[Mara Okafor], 56, who has been on the board since May, said the boats would be sold.",
    "a day": "[The ministry] on Thursday said classes would go on despite the storm.",
    "who made it public": "[The memo], made public by the group Harbour Watch, says Dole was paid twice.",
    "brackets": "[Mara Okafor] (right, with Casimir Dole) said the boats would be sold.",
    "a request": "[The clerk], who declined to give her name, said: “We found out by post.”",
    "who obtained it": "[Emails obtained by the Averil Courier] show the owners knew of the leak.",
}


@pytest.mark.parametrize("case", ASIDES.values(), ids=ASIDES.keys())
def test_an_aside_after_the_subject_is_not_the_source(case: str, read_trained: Callable[..., Any]) -> None:
    assert read_trained(case).sources() == read_trained(case).marked


def test_who_gives_a_name_inside_a_report_is_part_of_it(read_trained: Callable[..., Any]) -> None:
    story = read_trained("Okafor said [a trader who gave her name as Bee had told her the news].")
    assert story.sources() == ["Okafor"]
    assert story.contents() == story.marked


ROLES = {
    "a role": "“It leaks,” said [crane driver Casimir Dole].",
    "a longer role": "“It leaks,” said [former long-distance crane driver Casimir Dole].",
    "an unusual verb": "“It leaks,” shouted [fish seller Mara Okafor].",
    "people": "“It leaks,” said [residents of the lower town].",
    "the police": "“It leaks,” said [police].",
    "a name in quotation marks": "“It leaks badly,” said [a man who goes by the name “Duke.”]",
}


@pytest.mark.parametrize("case", ROLES.values(), ids=ROLES.keys())
def test_whoever_follows_the_verb_is_the_source(case: str, read_trained: Callable[..., Any]) -> None:
    story = read_trained(case)
    assert story.sources() == story.marked
    assert len(story.quotes[0].content) == 1
