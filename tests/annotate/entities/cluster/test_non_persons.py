"""Acronyms, country names and short forms are merged; a country and its people are not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

MERGED = {
    "the bare name of a storm": ("{event:Storm Mara} came. {event:Mara} went.", "Storm Mara/Mara 2"),
    "a party without its country": (
        "The {organization:Democratic Party of Averil} won. The {organization:Democratic Party} sang.",
        "Democratic Party of Averil/Democratic Party 2",
    ),
    "acronym in brackets": (
        "The {organization:World Harbour Council} ({organization:WHC}) met.",
        "World Harbour Council/WHC 2",
    ),
    "acronym in brackets, used later": (
        "The {organization:Dockers’ and Crane Operators’ Union} ({organization:DCOU}) met. {organization:DCOU} left.",
        "Dockers’ and Crane Operators’ Union/DCOU 3",
    ),
    "name in brackets after the acronym": (
        "The {organization:NHC} [the {organization:National Harbour Commission}] met.",
        "NHC/National Harbour Commission 2",
    ),
    "acronym with full stops": (
        "The {organization:U.N.} met. The {organization:UN} left. The {organization:United Nations} stayed.",
        "U.N./UN/United Nations 3",
    ),
    "council with and without full stops": (
        "The {organization:U.N. Security Council} met. The {organization:UN Security Council} left.",
        "U.N. Security Council/UN Security Council 2",
    ),
    "council by its short name": (
        "The {organization:U.N. Security Council} met. The {organization:Security Council} left.",
        "U.N. Security Council/Security Council 2",
    ),
    "an organization and one of its parts": (
        "The {organization:UN} spoke. The {organization:UN Harbour Council} met.",
        "UN 1; UN Harbour Council 1",
    ),
    "a known firm and its services": (
        "{organization:Google} met. {organization:Google Maps} sold. {organization:Google Inc} left.",
        "Google/Google Inc 2; Google Maps 1",
    ),
    "a service with a plus": (
        "{organization:Halcyon} met. {organization:Halcyon+} sold.",
        "Halcyon 1; Halcyon+ 1",
    ),
    "a firm by its acronym": (
        "{organization:XTMC} sold. {organization:XTMC Holdings} met.",
        "XTMC/XTMC Holdings 2",
    ),
    "acronym with the letter of a preposition": (
        "The {organization:Department of Grain Export}, or {organization:DOGE}, met.",
        "Department of Grain Export/DOGE 2",
    ),
    "a known name is not a short form": (
        "The {organization:White House} spoke. The {organization:White House National Security Council} met.",
        "White House 1; White House National Security Council 1",
    ),
    "acronym of another language": (
        "The {organization:Union of Merrow Ports} ({organization:UPM}) met.",
        "Union of Merrow Ports/UPM 2",
    ),
    "acronym without brackets": (
        "The {organization:Free Harbour Party} met. The {organization:FHP} left.",
        "Free Harbour Party/FHP 2",
    ),
    "acronym of two": (
        "The {organization:Free Harbour Party} met the {organization:Fair Homes Party}. {organization:FHP} left.",
        "Free Harbour Party 1; Fair Homes Party 1; FHP 1",
    ),
    "short form": (
        "{organization:Halcyon Terminals} met. {organization:Halcyon} left.",
        "Halcyon Terminals/Halcyon 2",
    ),
    "short form before the full name": (
        "{organization:Halcyon} Blamed\n{organization:Halcyon Terminals} met.",
        "Halcyon/Halcyon Terminals 2",
    ),
    "acronym of the last words": (
        "the {organization:Wagner Private Military Company} ({organization:PMC}) came. {organization:Wagner} left.",
        "Wagner Private Military Company/PMC/Wagner 3",
    ),
    "acronym inside the name": (
        "the {organization:Wagner Private Military Company (PMC)} came. {organization:Wagner} left.",
        "Wagner Private Military Company (PMC)/Wagner 2",
    ),
    "short form of two": (
        "{organization:Halcyon Terminals} met {organization:Halcyon Shipping}. {organization:Halcyon} left.",
        "Halcyon Terminals 1; Halcyon Shipping 1; Halcyon 1",
    ),
    "common word with its article": (
        "The {organization:Harbour Ministry} met. The {organization:Ministry} left.",
        "Harbour Ministry/Ministry 2",
    ),
    "common word of another name": (
        "The {organization:Bank of Merrow} met {organization:University of Averil}.",
        "Bank of Merrow 1; University of Averil 1",
    ),
    "two with one common word": (
        "The {organization:Merrow Bank} met {organization:Averil Bank}.",
        "Merrow Bank 1; Averil Bank 1",
    ),
    "article and hyphen": (
        "{organization:The Averil Courier} met. {organization:Averil Courier} left.",
        "The Averil Courier/Averil Courier 2",
    ),
    "country by its other names": (
        "{place:North Korea} sold. The {place:DPRK} bought.",
        "North Korea/DPRK 2",
    ),
    "country explained": (
        "the {place:DPRK} [{place:North Korea}] sold",
        "DPRK/North Korea 2",
    ),
    "country with full stops": (
        "The {place:U.S.} sold. The {place:US} bought. {place:America} and the {place:United States} too.",
        "U.S./US/America/United States 4",
    ),
    "country and people": (
        "{place:Russia} sold. {group:Russian} ships came.",
        "Russia 1; Russian 1",
    ),
    "demonym in the plural": (
        "{group:Russian} ships came. {group:Russians} left.",
        "Russian/Russians 2",
    ),
    "two Koreas": (
        "{place:North Korea} met {place:South Korea}.",
        "North Korea 1; South Korea 1",
    ),
    "place with a hyphen": (
        "{place:Port-au-Averil} slept. {place:Port au Averil} woke.",
        "Port-au-Averil/Port au Averil 2",
    ),
    "place with an accent": (
        "{place:Mérida} slept. {place:Merida} woke.",
        "Mérida/Merida 2",
    ),
    "place inside a place": (
        "{place:Averil} lies in {place:East Averil}.",
        "Averil 1; East Averil 1",
    ),
    "place and party": (
        "{place:Merrow} met the {organization:Merrow Party}.",
        "Merrow 1; Merrow Party 1",
    ),
    "dates": (
        "On {date:Tuesday} and on {date:Tuesday} and in {date:2019}.",
        "Tuesday 2; 2019 1",
    ),
    "sums": (
        "It cost {money:$15} and {money:$15} and {money:$150}.",
        "$15 2; $150 1",
    ),
    "law with its acronym": (
        "The {law:Harbour Safety Act} ({law:HSA}) passed. The {law:HSA} failed.",
        "Harbour Safety Act/HSA 3",
    ),
    "event cut short": (
        "The {event:Merrow Song Festival} opened. The {event:Festival} closed.",
        "Merrow Song Festival/Festival 2",
    ),
    "person and company of one name": (
        "{person:Tobias Halcyon} founded {organization:Halcyon}.",
        "Tobias Halcyon 1; Halcyon 1",
    ),
}


@pytest.mark.parametrize(("case", "expected"), MERGED.values(), ids=MERGED.keys())
def test_spellings_are_merged(case: str, expected: str, article: Callable[[str], Any]) -> None:
    assert article(case).merged() == expected


REASONS = {
    "acronym in brackets": ("{organization:Free Harbour Party} ({organization:FHP}) met", "acronym in brackets"),
    "explained": ("the {place:DPRK} [{place:North Korea}] sold", "another name of it"),
    "short": ("{organization:Halcyon Terminals} met. {organization:Halcyon} left.", "short form"),
    "full stops": ("The {organization:U.N.} met. The {organization:UN} left.", "spelt without points"),
}


@pytest.mark.parametrize(("case", "expected"), REASONS.values(), ids=REASONS.keys())
def test_each_spelling_has_a_reason(case: str, expected: str, article: Callable[[str], Any]) -> None:
    (cluster,) = article(case).clusters
    assert [reason for reason, _ in cluster.names.values()][-1] == expected


def test_the_fullest_form_is_the_name(article: Callable[[str], Any]) -> None:
    (cluster,) = article("The {organization:FHP} ({organization:Free Harbour Party}) met").clusters
    assert cluster.name == "Free Harbour Party"


def test_many_names_are_merged_quickly(article: Callable[[str], Any]) -> None:
    names = " ".join(f"{{organization:Halcyon Ax{n} Bank}} and {{organization:Halcyon}}" for n in range(1500))
    assert len(article(names).clusters) == 1501
