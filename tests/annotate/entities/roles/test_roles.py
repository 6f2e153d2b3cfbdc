"""Roles are found next to the name, in the article's own words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

BEFORE = {
    "a style after a role": ("Evidence leader Adv {person:Mara Okafor} agreed.", "Evidence leader"),
    "a councillor after a role": ("Council leader Cllr {person:Mara Okafor} agreed.", "Council leader"),
    "a style alone": ("He met Advocate {person:Mara Okafor} there.", "Advocate"),
    "office": ("Defence Minister {person:Mara Okafor} spoke.", "Defence Minister"),
    "office of a country": (
        "It was bought by {group:Merrowan} Defence Minister {person:Mara Okafor} last week.",
        "Merrowan Defence Minister",
    ),
    "lower case": ("They met veteran crane operator {person:Mara Okafor} there.", "veteran crane operator"),
    "former": ("since former {group:Merrowan} President {person:Casimir Dole} in 2019", "former Merrowan President"),
    "owner": ("{place:Merrow}’s leader {person:Casimir Dole} spoke.", "Merrow’s leader"),
    "long": (
        "from them, {organization:Harbour House} National Safety Council Coordinator for Strategic Communications "
        "{person:Piers Abbot} claimed.",
        "Harbour House National Safety Council Coordinator for Strategic Communications",
    ),
    "of": (
        "“{group:Merrowan} Minister of Defence {person:Mara Okafor} left,” he said.",
        "Merrowan Minister of Defence",
    ),
    "of, in lower case": ("when deputy secretary of state {person:Ines Valdra} came", "deputy secretary of state"),
    "after a comma": (
        "a third party, {group:Ostermark} arms dealer {person:Brannoc Tull}, of",
        "Ostermark arms dealer",
    ),
    "short title": ("Sen. {person:Casimir Dole} left.", "Sen."),
    "rank in short": ("Then Det Insp {person:Mara Okafor} spoke.", "Det Insp"),
    "rank": ("They saw General {person:Casimir Dole} leave.", "General"),
    "two roles": ("when singer and actress {person:Ines Valdra} came", "singer and actress"),
    "where it is based": (
        "They asked Averil-based naval expert {person:Brannoc Tull} there.",
        "Averil-based naval expert",
    ),
    "short name in brackets": (
        "{organization:Free Harbour Party} (FHP) legislator {person:Ines Valdra} spoke.",
        "Free Harbour Party (FHP) legislator",
    ),
    "form of address after it": ("Prime Minister Dr {person:Mara Okafor} spoke.", "Prime Minister"),
    "elect": ("They met president-elect {person:Mara Okafor} there.", "president-elect"),
    "creed": ("During the visit, communist dictator {person:Casimir Dole} left.", "communist dictator"),
    "participle that describes": ("They met retired general {person:Casimir Dole} there.", "retired general"),
    "verb before": ("The court sentenced former lawmaker {person:Casimir Dole} to a year.", "former lawmaker"),
    "verb in its plain form": ("They voted to replace acting chief {person:Casimir Dole} soon.", "acting chief"),
    "verb before a preposition": ("It was told by spokeswoman {person:Mara Okafor} that", "spokeswoman"),
    "rank with its section": ("Then Addl SP (Ports) {person:Mara Okafor} spoke.", "Addl SP (Ports)"),
    "whose adviser": ("Then {person:Dole} senior adviser {person:Ines Valdra} left.", "; Dole senior adviser"),
    "office after a person and a verb": (
        "Then {person:Dole} openly admires {group:Merrowan} President {person:Mara Okafor}.",
        "; Merrowan President",
    ),
    "lower case after a person and a verb": ("Then {person:Dole} meets lawyer {person:Ines Valdra}.", "; lawyer"),
    "verb of a picture": ("This picture shows Mayor {person:Mara Okafor} there.", "Mayor"),
    "adviser of the office": (
        "{person:Ines Valdra}, an adviser to {place:Merrow} Sen. {person:Casimir Dole}, left.",
        "adviser to Merrow Sen. Casimir Dole; Merrow Sen.",
    ),
    "relative of the office": ("They met the sister of Senator {person:Casimir Dole} there.", "Senator"),
    "state of a place before it": (
        "He sank off {place:Fire Island}, N.Y. Officer {person:Mara Okafor} saw it.",
        "Officer",
    ),
    "the day": ("It was the day president {person:Mara Okafor} left.", "president"),
    "rank with a full stop": ("{place:Averil} Police Insp. {person:Mara Okafor} left.", "Averil Police Insp."),
    "form of address with a full stop": ("Senator Hon. {person:Mara Okafor} left.", "Senator"),
    "what a picture shows": ("Photographs show tenor {person:Casimir Dole} there.", "tenor"),
    "of, and what it is for": (
        "{organization:FHP} secretary of state for Ports and Ferries {person:Mara Okafor} left.",
        "FHP secretary of state for Ports and Ferries",
    ),
    "two prepositions": (
        "Leader of opposition in the assembly {person:Mara Okafor} left.",
        "Leader of opposition in the assembly",
    ),
    "what it is for, in lower case": ("Whip for finance {person:Mara Okafor} left.", "Whip for finance"),
    "minister and leader of a party": (
        "Ports minister and {group:Liberal} leader {person:Mara Okafor} left.",
        "Ports minister and Liberal leader",
    ),
    "verb after a modal": ("{person:Dole} will face Merrowan sailor {person:Ines Valdra} there.", "; Merrowan sailor"),
    "hyphens": ("{organization:Courier} editor-in-chief {person:Mara Okafor} left.", "Courier editor-in-chief"),
    "candidate": ("The candidate for mayor {person:Mara Okafor} left.", "mayor"),
    "opens the sentence": ("Harbour master {person:Agneta Soll} left.", "Harbour master"),
}

AFTER = {
    "the": ("{person:Janna Yelland}, the treasury secretary, left.", "treasury secretary"),
    "end of the sentence": ("said {person:Ines Valdra}, the union’s general secretary.", "union’s general secretary"),
    "age": (
        "{person:Brannoc Tull}, 58, a foreman with thirty-one years on the quays, stood outside.",
        "foreman with thirty-one years on the quays",
    ),
    "age in brackets": ("{person:Brannoc Tull} (58), a foreman, stood outside.", "foreman"),
    "no article": ("{person:Ines Valdra}, head of the {organization:DCOU}, left.", "head of the DCOU"),
    "two": (
        "said {person:Ines Valdra}, co-founder and chief executive of {organization:Halcyon}, who left.",
        "co-founder and chief executive of Halcyon",
    ),
    "relative clause": ("{person:Ines Valdra}, a former winch driver who led the strike, left.", "former winch driver"),
    "title of a programme after it": (
        "{person:Ines Valdra}, anchor of {organization:Channel Nine}’s “Harbour News”, left.",
        "anchor of Channel Nine",
    ),
    "acronym in brackets": (
        "{person:Ines Valdra}, director of the {organization:Harbour Safety Agency} (HSA), left.",
        "director of the Harbour Safety Agency (HSA)",
    ),
    "the only one": ("Dr {person:Oluchi Ferrand}, the island’s only physician, rose.", "island’s only physician"),
    "relative of a person": ("{person:Ines Valdra}, {person:Casimir Dole}’s sister, left.", "Casimir Dole’s sister; "),
    "relative of a person, reversed": (
        "{person:Ines Valdra}, sister of {person:Casimir Dole}, left.",
        "sister of Casimir Dole; ",
    ),
    "then": ("{person:Peter Denholm}, then bishop of {place:Averil}, left.", "bishop of Averil"),
    "one of several": (
        "{person:Peter Denholm}, one of the leaders of the {organization:DCOU}, left.",
        "one of the leaders of the DCOU",
    ),
    "a calling": ("{person:Peter Denholm}, a cheese importer, left.", "cheese importer"),
    "a participle": ("{person:Peter Denholm}, an unemployed welder, left.", "unemployed welder"),
    "ends with a possessive name": (
        "{person:Ines Valdra}, chief nurse at St Odile’s, left.",
        "chief nurse at St Odile’s",
    ),
    "organization before the head": (
        "{person:Peter Denholm}, a {organization:Network for Ports} chairperson, left.",
        "Network for Ports chairperson",
    ),
}

IN_BRACKETS = {
    "office": ("{person:Mara Okafor} (Director of Ports) left.", "Director of Ports"),
    "article": ("{person:Mara Okafor} (the harbour master) left.", "harbour master"),
    "party": ("{person:Mara Okafor} (FHP) left.", ""),
    "age": ("{person:Mara Okafor} (51) left.", ""),
    "somebody else": ("{person:Mara Okafor} (with {person:Casimir Dole} as director) left.", "; "),
    "never closed": ("{person:Mara Okafor} (director of ports left.", ""),
}

BEFORE_COMMA = {
    "its": ("The party and its leader, {person:Casimir Dole}, accused him.", "leader"),
    "the": ("a delicate moment for the ports minister, {person:Helena Renwick}, whose cabinet", "ports minister"),
    "to the end": ("according to the harbour master, {person:Agneta Soll}.", "harbour master"),
    "of": ("A spokesman for the ministry, {person:Piers Abbot}, said so.", "spokesman for the ministry"),
    "owner": ("{place:Merrow}’s minister of defence, {person:Mara Okafor}, said so.", "Merrow’s minister of defence"),
    "opens the sentence": (
        "Spokesperson for the City of {place:Averil}, {person:Mara Okafor} said so.",
        "Spokesperson for the City of Averil",
    ),
    "two prepositions": (
        "A senior lecturer in law at {organization:Averil University}, Dr {person:Mara Okafor}, left.",
        "senior lecturer in law at Averil University",
    ),
    "whose": (
        "{person:Casimir Dole}’s travelling press secretary, {person:Ines Valdra}, wrote it.",
        "; Casimir Dole’s travelling press secretary",
    ),
    "form of address with a full stop": (
        "The Commissioner for Works, Engr. {person:Mara Okafor}, left.",
        "Commissioner for Works",
    ),
    "form of address between": ("The rector of the school, Mrs {person:Mara Okafor}, left.", "rector of the school"),
    "both sides": (
        "Its head, {person:Mara Okafor}, a former docker, left.",
        "head + former docker",
    ),
}

NONE = {
    "no role": ("Then {person:Mara Okafor} left.", ""),
    "time of day": ("They left by 9 PM {person:Mara Okafor} said.", ""),
    "form of address": ("Then Ms {person:Mara Okafor} left.", ""),
    "list": ("{person:Mara Okafor}, {person:Casimir Dole} and {person:Brannoc Tull} left.", "; ; "),
    "role of the next in a list": (
        "{person:Mara Okafor}, President {person:Casimir Dole} and others left.",
        "; President",
    ),
    "role of the next, after a longer office": (
        "{person:Mara Okafor}, leader of the Opposition {person:Casimir Dole} and others left.",
        "; leader of the Opposition",
    ),
    "somebody else is meant": ("According to the minister, {person:Mara Okafor} had left the harbour.", ""),
    "place": ("{person:Mara Okafor}, from {place:Averil}, left.", ""),
    "day": ("On {date:Tuesday}, {person:Mara Okafor} left.", ""),
    "clause": ("{person:Mara Okafor}, who left on Tuesday, was tired.", ""),
    "no calling": ("They saw {person:Mara Okafor}, a year later they did not.", ""),
    "verb": ("{person:Mara Okafor}, leaving the harbour, was tired.", ""),
    "work of the person": ("They admired the painting {person:Mara Okafor} made.", ""),
    "quotation": ("“I am the captain,” {person:Mara Okafor} said.", ""),
}


@pytest.mark.parametrize(
    ("case", "expected"),
    [*BEFORE.values(), *AFTER.values(), *IN_BRACKETS.values(), *BEFORE_COMMA.values(), *NONE.values()],
    ids=[
        f"{where}: {name}"
        for where, cases in (
            ("before", BEFORE),
            ("after", AFTER),
            ("in brackets", IN_BRACKETS),
            ("before a comma", BEFORE_COMMA),
            ("none", NONE),
        )
        for name in cases
    ],
)
def test_role_is_found(case: str, expected: str, article: Callable[[str], Any]) -> None:
    assert article(case).roles() == expected


def test_each_role_appears_once_in_text_order(article: Callable[[str], Any]) -> None:
    case = article(
        "Defence Minister {person:Mara Okafor} came.\nThe former docker, {person:Mara Okafor}, left.\n"
        "“Defence Minister {person:Okafor} is tired,” he said."
    )
    assert case.roles() == "Defence Minister + former docker"
