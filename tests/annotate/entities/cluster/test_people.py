"""A person is one entity however the name is written; an ambiguous name stays ambiguous."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

MERGED = {
    "surname": (
        "{person:Mara Okafor} spoke. Later {person:Okafor} left.",
        "Mara Okafor/Okafor 2",
    ),
    "surname before the full name": (
        "{person:Okafor} Walks Out\nUnion secretary {person:Mara Okafor} left.",
        "Okafor/Mara Okafor 2",
    ),
    "given name": (
        "{person:Mara Okafor} spoke. “{person:Mara} is tired,” he said.",
        "Mara Okafor/Mara 2",
    ),
    "with and without a hyphen": (
        "{person:Kwon Sung-ho} came. {person:Kwon Sung Ho} left.",
        "Kwon Sung-ho/Kwon Sung Ho 2",
    ),
    "lower case after the hyphen": (
        "{person:Kim Jong Un} came. {person:Kim Jong-un} left. {person:Kim} said so.",
        "Kim Jong Un/Kim Jong-un/Kim 3",
    ),
    "written as one word": (
        "{person:Kwon Sungho} came. {person:Kwon Sung-ho} left.",
        "Kwon Sungho/Kwon Sung-ho 2",
    ),
    "family name first": (
        "{person:Xi Jinping} came. {person:Xi} left.",
        "Xi Jinping/Xi 2",
    ),
    "given name of a family-first name": (
        "{person:Kwon Sung-ho} came. {person:Sung-ho} left.",
        "Kwon Sung-ho/Sung-ho 2",
    ),
    "family name that is also a given name": (
        "{person:Kim Jong Un} met {person:Kim Darrow}. Then {person:Kim} left.",
        "Kim Jong Un/Kim 2; Kim Darrow 1",
    ),
    "middle name": (
        "{person:Idris J. Calloway} came. {person:Idris Calloway} left.",
        "Idris J. Calloway/Idris Calloway 2",
    ),
    "initial for the given name": (
        "{person:Brannoc Tull} came. {person:B. Tull} left.",
        "Brannoc Tull/B. Tull 2",
    ),
    "initials with full stops": (
        "{person:J.R. Tull} came. {person:J. R. Tull} left.",
        "J.R. Tull/J. R. Tull 2",
    ),
    "junior": (
        "{person:Brannoc Tull Jr.} came. {person:Brannoc Tull} left.",
        "Brannoc Tull Jr./Brannoc Tull 2",
    ),
    "last two words": (
        "{person:Aung San Suu Kyi} came. {person:Suu Kyi} left.",
        "Aung San Suu Kyi/Suu Kyi 2",
    ),
    "two surnames, the first used": (
        "{person:Ines Valdra Quint} came. {person:Valdra} left.",
        "Ines Valdra Quint/Valdra 2",
    ),
    "two surnames, both used": (
        "{person:Ines Maria Valdra Quint} came. {person:Valdra Quint} left. {person:Ines Valdra} too.",
        "Ines Maria Valdra Quint/Valdra Quint/Ines Valdra 3",
    ),
    "particle with the surname": (
        "{person:Joost van der Meer} came. {person:Van der Meer} left. {person:Meer} too.",
        "Joost van der Meer/Van der Meer/Meer 3",
    ),
    "particle left out": (
        "{person:Hatim al-Rahwan} came. {person:Rahwan} left.",
        "Hatim al-Rahwan/Rahwan 2",
    ),
    "particle kept": (
        "{person:Hatim al-Rahwan} came. {person:al-Rahwan} left. {person:Al-Rahwan} too.",
        "Hatim al-Rahwan/al-Rahwan/Al-Rahwan 3",
    ),
    "son of": (
        "{person:Tariq bin Selim} came. {person:bin Selim} left.",
        "Tariq bin Selim/bin Selim 2",
    ),
    "accent left out": (
        "{person:Ramón Núñez} came. {person:Ramon Nunez} left. {person:Nuñez} too.",
        "Ramón Núñez/Ramon Nunez/Nuñez 3",
    ),
    "curly and straight apostrophe": (
        "{person:Conor O’Dell} came. {person:Conor O'Dell} left. {person:O’Dell} too.",
        "Conor O’Dell/Conor O'Dell/O’Dell 3",
    ),
    "all capitals": (
        "{person:MARA OKAFOR} WALKS OUT\n{person:Mara Okafor} left.",
        "MARA OKAFOR/Mara Okafor 2",
    ),
    "hyphen in the surname": (
        "{person:Piers Abbot-Lane} came. {person:Abbot-Lane} left. {person:Abbot Lane} too.",
        "Piers Abbot-Lane/Abbot-Lane/Abbot Lane 3",
    ),
    "two people": (
        "{person:Mara Okafor} met {person:Casimir Dole}. {person:Dole} left, {person:Okafor} stayed.",
        "Mara Okafor/Okafor 2; Casimir Dole/Dole 2",
    ),
    "one surname, resolved by the title": (
        "{person:Helena Renwick} met {person:Tobias Renwick}.\nMrs {person:Renwick} left.",
        "Helena Renwick/Renwick 2; Tobias Renwick 1",
    ),
    "one surname, resolved by the pronoun": (
        "{person:Helena Renwick} met {person:Tobias Renwick}.\nThey asked {person:Renwick} to publish her letters.",
        "Helena Renwick/Renwick 2; Tobias Renwick 1",
    ),
    "one surname, resolved by the paragraph": (
        "{person:Helena Renwick} came.\n{person:Quill Renwick} left. {person:Renwick} was tired.",
        "Helena Renwick 1; Quill Renwick/Renwick 2",
    ),
    "one surname, the other not named yet": (
        "{person:Quill Renwick} came. {person:Renwick} left.\n{person:Sorrel Renwick} stayed.",
        "Quill Renwick/Renwick 2; Sorrel Renwick 1",
    ),
    "one surname, ambiguous": (
        "{person:Quill Renwick} met {person:Sorrel Renwick}.\n{person:Renwick} left.",
        "Quill Renwick 1; Sorrel Renwick 1",
    ),
    "one surname, resolved by its use so far": (
        "{person:Quill Renwick} came. {person:Renwick} left.\n{person:Sorrel Renwick} stayed.\nIt rained.\n"
        "{person:Renwick} slept.",
        "Quill Renwick/Renwick 3; Sorrel Renwick 1",
    ),
    "one surname, the other just introduced": (
        "{person:Quill Renwick} came. {person:Renwick} left.\n{person:Sorrel Renwick} stayed.\n{person:Renwick} slept.",
        "Quill Renwick/Renwick 2; Sorrel Renwick 1",
    ),
    "first word is a particle elsewhere": (
        "{person:Ben Murray-Dole} came. {person:Ben Dole} left. {person:Dole} slept.",
        "Ben Murray-Dole/Ben Dole/Dole 3",
    ),
    "other initials": (
        "{person:Casimir H. W. Dole} met {person:Casimir W. Dole}.",
        "Casimir H. W. Dole 1; Casimir W. Dole 1",
    ),
    "couple": (
        "{person:Pia} and {person:Rolf Eng} ran out. Mrs {person:Eng} said so. Mr {person:Eng} agreed.",
        "Pia/Eng 2; Rolf Eng/Eng 2",
    ),
    "couple, the husband first": (
        "{person:Rolf Eng} and his wife, {person:Pia}, ran out. Mrs {person:Eng} said so.",
        "Rolf Eng 1; Pia/Eng 2",
    ),
    "couple, names of no known gender": (
        "{person:Quorl Eng} and his wife, {person:Zabel}, ran out. Mrs {person:Eng} said so. Mr {person:Eng} agreed.",
        "Quorl Eng/Eng 2; Zabel/Eng 2",
    ),
    "couple, the wife not named": (
        "{person:Rolf Eng} and his wife ran out. Mrs {person:Eng} said so. {person:Eng} agreed.",
        "Rolf Eng/Eng 2; Eng 1",
    ),
    "word that ends the sentence before": (
        "{person:Rolf Eng} met the first Lady. {person:Eng} left. They miss {person:Eng}.",
        "Rolf Eng/Eng 3",
    ),
    "surname and full name": (
        "{person:Mara Okafor} came. {person:Okafor} and {person:Rolf Eng} left. Mrs {person:Eng} stayed.",
        "Mara Okafor/Okafor 2; Rolf Eng 1; Eng 1",
    ),
    "byname": (
        "{person:Mara Okafor}, also known as “{person:Saltfoot}”, left. {person:Saltfoot} slept.",
        "Mara Okafor/Saltfoot 3",
    ),
    "not a byname": (
        "{person:Mara Okafor} called {person:Saltfoot} and left.",
        "Mara Okafor 1; Saltfoot 1",
    ),
    "double name of a couple": (
        "{person:Ana Renwick} met the {person:Dole-Renwick} camp. {person:Renwick} left.",
        "Ana Renwick/Renwick 2; Dole-Renwick 1",
    ),
    "surname without a full name": (
        "{person:Okafor} came. {person:Okafor} left.",
        "Okafor 2",
    ),
    "shorter name that fits two": (
        "{person:Ana Maria Quint} met {person:Ana Sofia Quint}. {person:Ana Quint} left.",
        "Ana Maria Quint 1; Ana Sofia Quint 1; Ana Quint 1",
    ),
    "other given name": (
        "{person:Mara Okafor} met {person:John Okafor}.",
        "Mara Okafor 1; John Okafor 1",
    ),
}


@pytest.mark.parametrize(("case", "expected"), MERGED.values(), ids=MERGED.keys())
def test_spellings_are_one_person(case: str, expected: str, article: Callable[[str], Any]) -> None:
    assert article(case).merged() == expected


REASONS = {
    "surname": ("{person:Mara Okafor} spoke. {person:Okafor} left.", "surname"),
    "given name": ("{person:Mara Okafor} spoke. {person:Mara} left.", "given name"),
    "hyphen": ("{person:Kim Jong Un} spoke. {person:Kim Jong-un} left.", "spelt with a hyphen"),
    "shorter": ("{person:Aung San Suu Kyi} spoke. {person:Suu Kyi} left.", "shorter name"),
    "inner": ("{person:Ines Valdra Quint} came. {person:Valdra} left.", "part of the name"),
    "accents": ("{person:Ramón Núñez} spoke. {person:Ramon Nunez} left.", "spelt otherwise"),
}


@pytest.mark.parametrize(("case", "expected"), REASONS.values(), ids=REASONS.keys())
def test_each_spelling_has_a_reason(case: str, expected: str, article: Callable[[str], Any]) -> None:
    (person,) = article(case).clusters
    assert [alias.reason for alias in person.aliases()] == [expected]


def test_an_ambiguous_surname_is_either_on_both(article: Callable[[str], Any]) -> None:
    case = article("{person:Quill Renwick} met {person:Sorrel Renwick}.\n{person:Renwick} left.")
    assert [[case.words(span) for span in person.either] for person in case.clusters] == [["Renwick"], ["Renwick"]]


KIN = {
    "regime": ("{person:Kim Jong Un} spoke. Later the {person:Kim} regime fell.", "the Kim regime"),
    "family": ("{person:Mara Okafor} spoke. The {person:Okafor} family left.", "The Okafor family"),
    "company": ("{person:Mara Okafor} spoke. {organization:Okafor Shipping} left.", "Okafor Shipping"),
    "place": ("{person:Mara Okafor} spoke at {facility:Okafor Hall}.", "Okafor Hall"),
}


@pytest.mark.parametrize(("case", "expected"), KIN.values(), ids=KIN.keys())
def test_names_that_only_share_the_surname_are_noted_but_not_merged(
    case: str, expected: str, article: Callable[[str], Any]
) -> None:
    read = article(case)
    person = read.clusters[0]
    assert [read.words(span) for span in person.unmerged] == [expected]
    assert len(person.mentions) == 1


def test_a_family_without_a_named_person_is_an_entity(article: Callable[[str], Any]) -> None:
    assert article("The {person:Okafor} family left.").merged() == "Okafor 1"


def test_many_namesakes_are_merged_quickly(article: Callable[[str], Any]) -> None:
    letters = "abcdefghijklmnop"
    names = (f"{letters[number % 16].title()}x{number} Okafor" for number in range(2000))
    case = article(" ".join(f"{{person:{name}}} left. {{person:Okafor}} came." for name in names))
    assert len(case.clusters) == 2001
