"""The mentions of one article are consistent in kind, and complete."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from reader.annotate.entities import consolidate, tokenized_sentences

CASES = {
    "the kind of most mentions": (
        "{place:Averil} slept. {facility:Averil} woke. {place:Averil} rose.",
        "place Averil; place Averil; place Averil",
    ),
    "a name that was missed": (
        "{organization:Halcyon} met. {organization:Halcyon} left. Deliveries to Halcyon stopped.",
        "organization Halcyon; organization Halcyon; organization Halcyon",
    ),
    "the word for what an organization is": (
        "the {organization:Wagner} Private Military Company (PMC)",
        "organization Wagner Private Military Company",
    ),
    "the office after an organization": (
        "{place:Harbour Safety Council Coordinator} for Strategic Talks {person:Piers Abbot} left.",
        "organization Harbour Safety Council; person Piers Abbot",
    ),
    "an office that was taken for an organization": (
        "They sued the {organization:Inspector-General of Police}, {person:Piers Abbot}.",
        "person Piers Abbot",
    ),
    "an office that was taken for an event": (
        "The {event:Special Adviser on Boats}, Mr. {person:Piers Abbot}, left.",
        "person Piers Abbot",
    ),
    "the seat of an office": (
        "the mayor of {person:Averil}, {person:Piers Abbot}, left.",
        "place Averil; person Piers Abbot",
    ),
    "an office that was taken for a person": (
        "the {person:Archbishop of Averil}, Most Rev. {person:Piers Abbot}, left.",
        "place Averil; person Piers Abbot",
    ),
    "a title before the surname of somebody": (
        "{person:Piers Abbot} came. {person:Archbishop Abbot} left.",
        "person Piers Abbot; person Abbot",
    ),
    "a lane": ("She lives in {organization:Mill Lane}.", "place Mill Lane"),
    "a rank that was taken for an organization": ("{organization:ASI Piers Abbot} left.", "person Piers Abbot"),
    "a rank with where it works": (
        "{facility:ASI Piers Abbot of Averil Police Station} left.",
        "person Piers Abbot",
    ),
    "a shop named like a rank": ("{organization:ASI Harbour Company} left.", "organization ASI Harbour Company"),
    "a man called so": ("a man called {work:Mara} asked.", "person Mara"),
    "a boat called so": ("a boat called {work:Mara} sank.", "work Mara"),
    "a town in a state": (
        "It ran through {person:Carver}, {place:Nebraska}, then.",
        "place Carver; place Nebraska",
    ),
    "a person before a state": (
        "He saw {person:Carver}, {place:Nebraska} farmers and me.",
        "person Carver; place Nebraska",
    ),
    "a team": (
        "{person:Averil Gulls} won. {person:Gulls} boss {person:Mara Okafor} left.",
        "organization Averil Gulls; organization Gulls; person Mara Okafor",
    ),
    "a business that is described": (
        "{person:Brightwater}, the biggest water company, was fined.",
        "organization Brightwater",
    ),
    "somebody of a company": ("{person:Averil}, the spokesman for the company, left.", "person Averil"),
    "somebody with a company": ("{person:Averil}, the company director, left.", "person Averil"),
    "a hospital of a saint": ("at {facility:St Hilda’s Hospital} then", "facility St Hilda’s Hospital"),
    "a team that was taken for a place": (
        "the {place:Averil City Pilots} lost. Pilots forward {person:Mara Okafor} left.",
        "organization Averil City Pilots; person Mara Okafor",
    ),
    "a business": ("the ferry operator {place:Averil Straits} closed", "organization Averil Straits"),
    "a storm that was taken for a person": ("{person:Storm Mara} came.", "event Storm Mara"),
    "a mount that was taken for a person": ("{person:Mount Mara} shook.", "place Mount Mara"),
    "a person called Storm": ("{event:Mara Storm} came.", "person Mara Storm"),
    "a firm that was taken for a person": (
        "{person:Casimir Dole Productions} came.",
        "organization Casimir Dole Productions",
    ),
    "a gallery that was taken for a person": ("{person:Casimir Dole Gallery} came.", "facility Casimir Dole Gallery"),
    "a surname that is also a word for places": ("{person:Mara Hill} came.", "person Mara Hill"),
    "a nickname": (
        "{person:Willem “Duke” Denholm} came. Duke left with the Duke of Merrow.",
        "person Willem “Duke” Denholm; person Duke; person Duke of Merrow",
    ),
    "punctuation after a name": (
        "{person:Mara Okafor -- '}the boss' -- and {organization:Rovers'} goalkeeper met.",
        "person Mara Okafor; organization Rovers",
    ),
    "a company's short name": (
        "{organization:Halcyon Terminals} met. {person:Halcyon} left.",
        "organization Halcyon Terminals; organization Halcyon",
    ),
    "a person with a company's name": (
        "{organization:Halcyon Terminals} met. Dr {person:Halcyon} left.",
        "organization Halcyon Terminals; person Halcyon",
    ),
    "a surname": (
        "{person:Mara Okafor} met. {place:Okafor} left.",
        "person Mara Okafor; person Okafor",
    ),
    "a city that is also a surname": (
        "{person:Ana Paris} met. {place:Paris} slept.",
        "person Ana Paris; place Paris",
    ),
    "a first word that is also a common word": (
        "{organization:Enough} met. {organization:Enough} left. Enough of that. It is enough.",
        "organization Enough; organization Enough",
    ),
    "the country that an office belongs to": (
        "They asked {organization:Uganda’s Harbour Commission} there.",
        "place Uganda; organization Harbour Commission",
    ),
    "the company that a building belongs to": (
        "{organization:Halcyon} met at {facility:Halcyon’s Crane Hall} there.",
        "organization Halcyon; organization Halcyon; facility Crane Hall",
    ),
    "the company that a building in lower case belongs to": (
        "{organization:Halcyon} met at {facility:Halcyon’s terminal} there.",
        "organization Halcyon; organization Halcyon",
    ),
    "the country that a weapon belongs to": (
        "{place:North Korea’s ICBM} was shown.",
        "place North Korea",
    ),
    "an owner that is part of the name": (
        "The {organization:Dockers’ Union} met.",
        "organization Dockers’ Union",
    ),
    "the party of a person": (
        "They asked {person:Democrat Mara Okafor} there.",
        "group Democrat; person Mara Okafor",
    ),
    "two organizations in one": (
        "They asked {organization:Merrow Bank and the Averil Bank} there.",
        "organization Merrow Bank; organization Averil Bank",
    ),
    "an organization and an acronym in one": (
        "They asked the {organization:Merrow Bank and MHC} there.",
        "organization Merrow Bank; organization MHC",
    ),
    "one organization with two fields": (
        "They asked the {organization:Ministry of Trade and Shipping} there.",
        "organization Ministry of Trade and Shipping",
    ),
    "one organization of two trades": (
        "They asked the {organization:Dockers and Crane Operators Union} there.",
        "organization Dockers and Crane Operators Union",
    ),
    "a dash after a name": ("the {place:Merrow -- flowing} south", "place Merrow"),
    "a verb after a name": ("The {organization:Harbour Board sanctioned Merrow} there.", "organization Harbour Board"),
    "a verb between two names": (
        "{person:Mara Okafor} left after the {organization:Harbour Board sanctioned Okafor} there.",
        "person Mara Okafor; organization Harbour Board; person Okafor",
    ),
    "a number after a name": ("They saw the {product:Merrow}-18 there.", "product Merrow-18"),
    "no number after a name": ("They left {place:Merrow}-18th of the towns.", "place Merrow"),
    "punctuation is not a name": ("{person:Mara Okafor} {person:--} left.", "person Mara Okafor"),
    "a hall": ("They met at the {place:Seamen’s Hall} there.", "facility Seamen’s Hall"),
    "a national park": ("They saw the {facility:Merrow National Park} there.", "place Merrow National Park"),
    "a town with a port": ("They left {facility:Port Averil} there.", "place Port Averil"),
    "a port": ("They left the {facility:Port of Averil} there.", "facility Port of Averil"),
    "a sound": ("They crossed the {organization:Grey Sound} there.", "place Grey Sound"),
    "a well-known weapon": ("They tested an {organization:ICBM} there.", "product ICBM"),
    "a well-known paper": ("the {person:Rodong Sinmun} wrote", "organization Rodong Sinmun"),
    "a firm's short name that is also a surname": (
        "They paid the {organization:Wagner Private Military Company} and {person:Wagner} left.",
        "organization Wagner Private Military Company; organization Wagner",
    ),
    "a firm's short name that is not a known place": (
        "They paid the {organization:Zyx Company} and went to {place:Zyx} there.",
        "organization Zyx Company; organization Zyx",
    ),
    "an island with a company": (
        "The hall on {organization:Skerrow} is full. {organization:Skerrow Power} met on {organization:Skerrow}.",
        "place Skerrow; organization Skerrow Power; place Skerrow",
    ),
    "a company that people have a stake in": (
        "A stake in {organization:Halcyon} fell. Her stake in {organization:Halcyon} rose.",
        "organization Halcyon; organization Halcyon",
    ),
    "days and sums are left alone": (
        "{date:May} passed. {person:May} left. {person:May} came.",
        "date May; person May; person May",
    ),
}


@pytest.mark.parametrize(("case", "expected"), CASES.values(), ids=CASES.keys())
def test_mentions_are_made_consistent(case: str, expected: str, article: Callable[[str], Any]) -> None:
    read = article(case)
    agreed = consolidate.consolidate(
        read.document.text, tokenized_sentences.from_document(read.document), read.mentions
    )
    assert "; ".join(f"{each.kind} {read.words(each.span)}" for each in agreed) == expected
