"""Titles and letters are no part of a name, even where they were tagged as part of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from reader.annotate.entities.consolidate import titles

CUT = {
    "rank": ("{person:DI Mara Okafor} left.", "Mara Okafor"),
    "rank of two words": ("{person:Det Insp Mara Okafor} left.", "Mara Okafor"),
    "rank with full stops": ("{person:Lt. Col. Mara Okafor} left.", "Mara Okafor"),
    "rank before a surname": ("{person:DGP Okafor} left.", "Okafor"),
    "member of the Dail": ("{person:TD Mara Okafor} left.", "Mara Okafor"),
    "head of a government": ("{person:Taoiseach Mara Okafor} left.", "Mara Okafor"),
    "head of a state and honours": ("{person:Menteri Besar Tan Sri Mara Okafor} left.", "Mara Okafor"),
    "honorific": ("{person:Hajiya Mara Okafor} left.", "Mara Okafor"),
    "honorific of two words": ("{person:Datuk Seri Mara Okafor} left.", "Mara Okafor"),
    "everything up to a form of address": ("{person:Averil Senator Hon. Mara Okafor} left.", "Mara Okafor"),
    "everything up to an office": ("{person:Averil County Sheriff Mara Okafor} left.", "Mara Okafor"),
    "an office that is a middle name": ("{person:Mara King Quill} left.", "Mara King Quill"),
    "end of a title of two words": ("Tan {person:Sri Mara Okafor} left.", "Mara Okafor"),
    "end of a title of two words before a surname": ("Tan {person:Sri Okafor} left.", "Okafor"),
    "rank of the police": ("{person:DC Mara Okafor} left.", "Mara Okafor"),
    "honorific before a full name": ("{person:Begum Mara Okafor} left.", "Mara Okafor"),
    "trade": ("{person:Agronomist Mara Okafor} left.", "Mara Okafor"),
    "calling before a given name": ("{person:Baker Mara Okafor} left.", "Mara Okafor"),
    "trade in short": ("{person:GP Mara Okafor} left.", "Mara Okafor"),
    "trade as a name": ("{person:Shearer Okafor} left.", "Shearer Okafor"),
    "letters": ("{person:Mara Okafor KC} left.", "Mara Okafor"),
    "letters after a comma": ("{person:Mara Okafor, MBE} left.", "Mara Okafor"),
    "both": ("{person:Advocate Mara Okafor SC} left.", "Mara Okafor"),
    "rank of an air force": ("{person:Wing Cdr Mara Okafor} left.", "Mara Okafor"),
    "clergy": ("{person:Rev Canon Mara Okafor} left.", "Mara Okafor"),
    "where somebody works": ("{person:OC Mara Okafor of Averil Police Station} left.", "Mara Okafor"),
    "a peer": ("{person:Duke of Averil} left.", "Duke of Averil"),
    "only a title": ("{person:Gogo} left.", "Gogo"),
    "a name that is spelt like a rank": ("{person:Di Okafor} left.", "Di Okafor"),
    "a first name and letters": ("{person:Mara MD} left.", "Mara MD"),
    "not a person": ("{organization:PC World} left.", "PC World"),
}


def test_the_last_word_of_an_office_is_cut_off(article: Callable[[str], Any]) -> None:
    read = article(
        "The minister for Ports and {person:Ferries Helena Renwick} met Poole and {person:Quill Helena Renwick}."
    )
    found = titles.strip_ministries(read.document.text, (), read.mentions)
    assert [read.words(mention.span) for mention in found] == ["Helena Renwick", "Quill Helena Renwick"]


def test_the_seat_of_an_office_is_cut_off(article: Callable[[str], Any]) -> None:
    read = article("The mayor of {person:Averil Helena Renwick} met {person:Averil Renwick}.")
    found = titles.strip_ministries(read.document.text, (), read.mentions)
    assert [read.words(mention.span) for mention in found] == ["Helena Renwick", "Averil Renwick"]


@pytest.mark.parametrize(("case", "expected"), CUT.values(), ids=CUT.keys())
def test_titles_are_cut_off(case: str, expected: str, article: Callable[[str], Any]) -> None:
    read = article(case)
    (mention,) = titles.strip_titles(read.document.text, (), read.mentions)
    assert read.words(mention.span) == expected
