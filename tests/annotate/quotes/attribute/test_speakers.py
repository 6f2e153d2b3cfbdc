"""Sources are resolved to entities by name, pronoun or role, or to nobody if the text does not settle it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from reader.model.document import BlockKind

PEOPLE = {
    "a full name": ("“It will pass,” Mara Okafor said.", ["Mara Okafor"]),
    "a surname": ("Mara Okafor came early.\n\n“It will pass,” Okafor said.", ["Mara Okafor"]),
    "an organization": ("“It will pass,” Halcyon Terminals said.", ["Halcyon Terminals"]),
    "he after a man": ("Casimir Dole met Mara Okafor.\n\n“It will pass,” he said.", ["Casimir Dole"]),
    "she after a woman": ("Mara Okafor met Casimir Dole.\n\n“It will pass,” she said.", ["Mara Okafor"]),
    "a title shows the gender": ("Mr Dole met Ms Okafor.\n\n“It will pass,” he said.", ["Casimir Dole"]),
    "he continues": ("“It will pass,” Dole said.\n\n“It always has,” he continued.", ["Casimir Dole"] * 2),
    "somebody quoted between": (
        "“It will pass,” Dole said.\n\nPiers Abbot waited.\n\n“It always has,” Dole said. “Ask anyone,” he added.",
        ["Casimir Dole"] * 3,
    ),
    "the subject of the sentence before": (
        "“We stay,” Casimir Dole said.\n\nPort owner Piers Abbot laughed. “Nobody will stay,” he said.",
        ["Casimir Dole", "Piers Abbot"],
    ),
    "the subject after an apposition": (
        "“We stay,” Casimir Dole said. Dole’s brother, Piers Abbot, laughed. “Nobody will stay,” he said.",
        ["Casimir Dole", "Piers Abbot"],
    ),
    "the subject after a remark": (
        "“We stay until May,” Casimir Dole said.\n\nAsked about it, Piers Abbot laughed. “Nobody will stay,” he said.",
        ["Casimir Dole", "Piers Abbot"],
    ),
    "the subject, not the object": (
        "Port owner Casimir Dole dropped captain Piers Abbot. “It will pass soon,” he said.",
        ["Casimir Dole"],
    ),
    "the subject after whoever spoke last": (
        "Dole met Piers Abbot.\n\n“We stay,” Casimir Dole said. Abbot laughed. “Nobody will stay,” he said.",
        ["Casimir Dole", "Piers Abbot"],
    ),
    "a topic": (
        "“We stay,” Casimir Dole said. As for captain Piers Abbot, he said that nobody would stay.",
        ["Casimir Dole", "Piers Abbot"],
    ),
    "a role": ("The mayor Casimir Dole came.\n\n“It will pass before winter,” the mayor said.", ["Casimir Dole"]),
    "the initials of a role": (
        "The harbour master Casimir Dole came.\n\n“It will pass before winter,” the HM said.",
        ["Casimir Dole"],
    ),
    "a reply": (
        "Captain Casimir Dole met Piers Abbot, the owner.\n\n“How long?” Abbot asked. “Forty minutes,” he replied.",
        ["Piers Abbot", "Casimir Dole"],
    ),
    "a name after a role": ("“It will pass,” said the port’s mayor, Casimir Dole, on Monday.", ["Casimir Dole"]),
    "a name after an office": (
        "“It will pass soon,” Minister for Harbour Affairs Mara Okafor said.",
        ["Mara Okafor"],
    ),
    "a name after an office in lower case": (
        "“It will pass soon,” former minister for Ports and Ferries Mara Okafor said.",
        ["Mara Okafor"],
    ),
    "a name after an office and its subject": (
        "“It will pass soon,” head of sport at the college Mara Okafor said.",
        ["Mara Okafor"],
    ),
    "a name after a party in brackets": ("“It will pass soon,” FHP (North) chief Mara Okafor said.", ["Mara Okafor"]),
    "a relative of a name after a role": ("“It will pass soon,” the wife of striker Casimir Dole said.", [None]),
    "a name after children": ("“It will pass soon,” said mother of three Mara Okafor.", ["Mara Okafor"]),
    "a name after brackets": ("“It will pass soon,” Superintendent (City) Mara Okafor said.", ["Mara Okafor"]),
    "letters after a name": ("“It will pass soon,” Mara Okafor FRS said.", ["Mara Okafor"]),
    "a firm after what it is": ("“It will pass soon,” the owner, Halcyon Terminals, said.", ["Halcyon Terminals"]),
    "a spokesman of a governor": ("“It will pass soon,” a spokesman for Governor Dole said.", [None]),
    "it, after an organization": (
        "Halcyon Terminals asked for patience. “The cranes will be back by May,” it said.",
        ["Halcyon Terminals"],
    ),
    "a ministry": (
        "The Harbour Ministry replied on Monday.\n\n“It will pass before winter,” the ministry said.",
        ["Harbour Ministry"],
    ),
    "a spokesman is not his principal": ("“It will pass,” a spokesman for Dole said.", [None]),
    "a campaign is not its candidate": ("“It will pass before winter,” the Dole campaign said.", [None]),
    "officials": ("“It will pass before winter,” officials said.", [None]),
    "no woman was named": ("Casimir Dole came.\n\n“It will pass before winter,” she said.", [None]),
}


@pytest.mark.parametrize(("case", "expected"), PEOPLE.values(), ids=PEOPLE.keys())
def test_sources_are_resolved(case: str, expected: list[str | None], read: Callable[..., Any]) -> None:
    assert read(case).speakers()[-len(expected) :] == expected


DESCRIBED = {
    "an office with a party": (
        "Leader of the opposition Casimir Dole (Con) called the plan “short-sighted”.",
        ["Casimir Dole"],
    ),
    "an age with a clause": (
        "Casimir Dole, 48, runs Rovers.\n\nThe 48-year-old, who was booked in May, said the crew was tired.",
        ["Casimir Dole"],
    ),
    "an age with a longer clause": (
        "Casimir Dole, 48, runs Rovers.\n\nThe 48-year-old, who has rowed there since 1999, said it “was ours”.",
        ["Casimir Dole"],
    ),
    "a witness who is asked": (
        "Counsel Casimir Dole asked Mara Okafor if she sailed in May. “Nobody sailed in May,” the witness replied.",
        ["Mara Okafor"],
    ),
    "the subject of the sentence before": ("Mara Okafor smiled. “Next question, please.”", ["Mara Okafor"]),
    "whoever was asked smiles": (
        "Asked if he had been fouled, Casimir Dole smiled. “Next question, please.”",
        ["Casimir Dole"],
    ),
    "a relative with a name": (
        "Her mum Mara Okafor told the Courier: “She was on hour thirteen. She was ill.”",
        ["Mara Okafor"],
    ),
    "a name after a lead-in and an office": (
        "Reacting, Special Adviser to the King on Boats, Casimir Dole, described the remark as unfortunate.",
        ["Casimir Dole"],
    ),
    "a role before a name and a comma": (
        "“We stay,” Casimir Dole said. The abbot, Father Piers Abbot, laughed. “Nobody will stay,” he said.",
        ["Casimir Dole", "Piers Abbot"],
    ),
    "an age and a calling": (
        "Diver Mara Okafor came. “It will pass before winter,” said the 39-year-old diver.",
        ["Mara Okafor"],
    ),
    "a name after an office of two parts": (
        "“It will pass soon,” shadow secretary of state for Ports and Ferries Mara Okafor said.",
        ["Mara Okafor"],
    ),
    "an age after the name": (
        "Mara Okafor, 31, met Ines Valdra, 40.\n\n“It will pass before winter,” the 31-year-old said.",
        ["Mara Okafor"],
    ),
    "an age alone": ("Dole came early. “It will pass before winter,” said the 31-year-old.", ["Casimir Dole"]),
    "one of a people": ("Dole praised his crew.\n\n“They never rest,” said the Scot.", ["Casimir Dole"]),
    "one of a people that ends as the French do": (
        "Dole praised his crew.\n\n“They never rest,” said the Czech.",
        ["Casimir Dole"],
    ),
    "all of a people": ("Dole praised his crew.\n\n“They never rest,” said the French.", [None]),
    "a place in a team": ("Okafor scored twice. “I shut my eyes,” the young striker said.", ["Mara Okafor"]),
    "a woman’s description": (
        "Mara Okafor and Casimir Dole came.\n\n“It will pass before winter,” the actress said.",
        ["Mara Okafor"],
    ),
    "somebody new": ("Dole came early. “It will pass before winter,” a 31-year-old said.", [None]),
    "an office": ("Dole came early. “It will pass before winter,” the bishop said.", [None]),
    "who represents somebody": (
        "Dole, represented by his deputy, Mrs Mara Okafor, said: “It will pass before winter.”",
        ["Mara Okafor"],
    ),
    "who speaks through somebody": (
        "The king, who spoke through the harbour’s envoy, Casimir Dole, said: “It will pass before winter.”",
        ["Casimir Dole"],
    ),
    "who, after a name with brackets": (
        "Mara Okafor (Halcyon Terminals), who came late, said that it would pass.",
        ["Mara Okafor"],
    ),
    "whoever was asked": (
        "Casimir Dole came late.\n\nPiers Abbot asked him about the crane.\n\n“It leaks oil,” he said.",
        ["Casimir Dole"],
    ),
    "the subject after but": (
        "“We stay here,” said Piers Abbot.\n\nBut Dole was tired. “I have stayed too long,” he said, “and I go.”",
        ["Piers Abbot", "Casimir Dole"],
    ),
    "whoever asked whether she would": (
        "Ines Valdra came late.\n\nMara Okafor, who ran the inquiry, asked if she had paid.\n\n“With what?” she said.",
        ["Ines Valdra"],
    ),
    "a stranger of the same gender": (
        "Quorl Okafor left early. My husband said that it was only a crane. “It is late,” he said.",
        [None],
    ),
    "a stranger of another gender": (
        "Casimir Dole left early. My wife said that it was only a crane. “It is late,” he said.",
        ["Casimir Dole"],
    ),
    "a name with where from": ("A reader, Mara Okafor from Averil, emails: “It will pass.”", ["Mara Okafor"]),
}


@pytest.mark.parametrize(("case", "expected"), DESCRIBED.values(), ids=DESCRIBED.keys())
def test_descriptions_are_resolved(case: str, expected: list[str | None], read_trained: Callable[..., Any]) -> None:
    assert read_trained(case).speakers()[-len(expected) :] == expected


def test_a_role_in_the_headline_is_resolved_below(read_trained: Callable[..., Any]) -> None:
    kinds = (BlockKind.HEADLINE, BlockKind.PARAGRAPH)
    story = read_trained(
        "‘Stay away from the quay for now’, mayor says\n\nThe mayor Mara Okafor asked for patience.", kinds
    )
    assert story.speakers()[:1] == ["Mara Okafor"]


SEVERAL = {
    "two people": ("“It will pass,” Okafor and Dole said.", [None]),
    "three people": ("“It will pass,” said Okafor, Dole and Valdra.", [None]),
    "three people who wrote": ("“We have lost a year,” wrote Dole, Valdra, and Okafor in a letter.", [None]),
    "two people and others": ("“The crane is gone,” said Valdra, Dole and two other captains.", [None]),
    "a name before two offices": (
        "“We have lost a year,” said Dole, Chairman and Chief Executive of the yard.",
        ["Casimir Dole"],
    ),
    "somebody and others": ("“It will pass,” said Mara Okafor and other captains.", [None]),
    "two organizations": ("“It will pass,” said Halcyon Terminals and the police.", [None]),
    "a longer role after what somebody is": (
        "“It will pass,” said the yard’s coach, former world number three Mara Okafor.",
        ["Mara Okafor"],
    ),
    "a relative": ("Casimir Dole, and his brother Piers Abbot said they would close.", [None]),
    "a party in brackets": ("HP(S) leader Mara Okafor said the boats would be sold.", ["Mara Okafor"]),
    "a member of a people": ("“She played better on the big points,” the Spaniard said.", [None]),
    "a parent and captain": ("“It will pass,” said Okafor, a captain and mother of two.", ["Mara Okafor"]),
    "two offices": ("The founder and president Mara Okafor said: “It will pass.”", ["Mara Okafor"]),
    "an office with two fields": (
        "Minister of Trade and Industry Casimir Dole said: “It will pass.”",
        ["Casimir Dole"],
    ),
    "a name after others in a lead-in": (
        "Speaking of young captains such as Casimir Dole, analyst Mara Okafor said, “They are brave.”",
        ["Mara Okafor"],
    ),
}


@pytest.mark.parametrize(("case", "expected"), SEVERAL.values(), ids=SEVERAL.keys())
def test_one_of_several_is_not_the_speaker(
    case: str, expected: list[str | None], read_trained: Callable[..., Any]
) -> None:
    assert read_trained(case).speakers() == expected


def test_who_refers_to_the_name_right_before(read_trained: Callable[..., Any]) -> None:
    assert read_trained("Mara Okafor, who said that it would pass, left early.").speakers() == ["Mara Okafor"]


@pytest.mark.parametrize(
    "story",
    [
        "Mara Okafor pleases voters who said that it would pass.",
        "She leads a club in Averil, which said that it would pass.",
    ],
)
def test_who_is_neither_a_name_further_off_nor_a_place(story: str, read_trained: Callable[..., Any]) -> None:
    assert read_trained(story).speakers() == [None]


REASONS = {
    "after": ("“It will pass,” Dole said.", "name and verb after the quote", True),
    "before": ("Dole said: “It will pass in a day.”", "name and verb before the quote", True),
    "between": (
        "“It will pass soon,” Dole said. “It always has.”",
        "name and verb between the parts of the quote",
        True,
    ),
    "pronoun": ("Dole came.\n\n“It will pass,” he said.", "“he” = Casimir Dole, the only one it can be", True),
    "nobody fits": ("Dole came.\n\n“It will pass,” she said.", "“she” could be anybody", False),
}


@pytest.mark.parametrize(("case", "reason", "is_sure"), REASONS.values(), ids=REASONS.keys())
def test_the_reason_is_given(case: str, reason: str, is_sure: bool, read: Callable[..., Any]) -> None:
    quote = read(case).quotes[-1]
    assert quote.reason.partition(", but ")[0] == reason
    assert (str(quote.certainty) != "unsure") == is_sure


def test_two_matching_people_make_the_speaker_unsure(read: Callable[..., Any]) -> None:
    story = read("Casimir Dole and Piers Abbot came early.\n\n“It will pass,” he said.")
    assert str(story.quotes[-1].certainty) == "unsure"


GOES_ON = {
    "after a report": "Okafor said that the crews were tired.\n\n“We will not wait for the ministry.”",
    "after the verb of a report": "The crews were tired, Okafor said.\n\n“We will not wait for the ministry.”",
    "after quoted words": "Okafor said the crews were “tired of waiting”.\n\n“We will not wait for the ministry.”",
}


@pytest.mark.parametrize("case", GOES_ON.values(), ids=GOES_ON.keys())
def test_a_quote_right_after_a_report_goes_on(case: str, read_trained: Callable[..., Any]) -> None:
    story = read_trained(case)
    assert story.speakers() == ["Mara Okafor"] * 2
    assert str(story.quotes[1].certainty) != "certain"


def test_somebody_else_before_a_quote_may_be_its_speaker(read: Callable[..., Any]) -> None:
    story = read("“The bridge is safe,” Okafor said.\n\nDole begged to differ. “It is not safe at all.”")
    assert story.speakers() == ["Mara Okafor", "Casimir Dole"]
    assert str(story.quotes[1].certainty) == "unsure"


def test_whose_view_a_paragraph_gives_may_speak_in_the_next(read_trained: Callable[..., Any]) -> None:
    story = read_trained(
        "It rained.\n\nFor Mara Okafor, who has run a club on the quay for eleven years, the numbers miss the point."
        "\n\n“You count heads at the door and you get nine, and you miss the boy in the corner.”"
    )
    assert story.speakers()[0] == "Mara Okafor"


def test_the_subject_of_a_short_paragraph_may_speak_in_the_next(read_trained: Callable[..., Any]) -> None:
    story = read_trained("Treasurer Casimir Dole disagreed.\n\n“There is always something left to sell.”")
    assert story.speakers() == ["Casimir Dole"]
    assert str(story.quotes[0].certainty) == "unsure"


VIA = {
    "according to": "“It will pass,” Dole said, according to the news agency [Seaboard Press].",
    "told": "“It will pass,” Dole told the [Averil Courier] on Monday.",
    "an interview": "“It will pass,” Dole said in an interview with the [Averil Courier].",
    "a name that ends in s": "“It will pass,” Dole told [Averil News] on Monday.",
    "a name that begins with s": "“It will pass,” Dole told the [Averil Star] on Monday.",
    "a reporter of it": "“It will pass,” Dole told the [Averil Courier]’s Mara Okafor.",
    "a word that is a name of papers": "“It will pass,” Dole told the [Sunday Argus] on Monday.",
    "before what was said": "Dole told the [Averil Courier] she was in no hurry to leave.",
    "an unknown organization": "“It will pass,” Dole told [Tidelines] on Monday.",
    "an article of its own": "“It will pass,” Dole told [The Guardian] on Monday.",
}


@pytest.mark.parametrize("case", VIA.values(), ids=VIA.keys())
def test_the_medium_is_not_the_speaker(case: str, read: Callable[..., Any]) -> None:
    story = read(case)
    assert story.words(story.quotes[0].via) == story.marked[0]
    assert story.speakers() == ["Casimir Dole"]


def test_a_body_that_is_told_is_no_medium(read: Callable[..., Any]) -> None:
    assert read("“It will pass,” Dole told the Harbour Ministry on Monday.").quotes[0].via is None


def test_who_first_reported_on_a_document_does_not_relay_it(read: Callable[..., Any]) -> None:
    story = read("In a video first reported by the Averil Courier, Dole said that he would sail.")
    assert [quote.via for quote in story.quotes] == [None]


def test_reporters_are_not_a_medium(read: Callable[..., Any]) -> None:
    assert read("“It will pass,” Dole told reporters.").quotes[0].via is None
