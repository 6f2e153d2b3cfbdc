"""Which names in different articles are of one person."""

from __future__ import annotations

import pytest

from reader.library.linking import Decisions, NameForm, contradict, form_of, maybe_same, pair, people_of


def form(name: str, gender: str = "") -> NameForm:
    made = form_of(name, gender)
    assert made is not None
    return made


def people(*names: str | NameForm, decisions: Decisions | None = None) -> list[set[str]]:
    """The names of each person."""
    forms = [form(name) if isinstance(name, str) else name for name in names]
    grouped = people_of(forms, decisions or Decisions())
    return sorted(({one.name for one in person} for person in grouped), key=sorted)


SAME_KEY = {
    "accents": ("Inés Núñez", "Ines Nunez"),
    "hyphens": ("Jun-seo Maddox", "Jun Seo Maddox"),
    "points": ("M.K. Oduya", "M. K. Oduya"),
    "no points": ("MK Oduya", "M.K. Oduya"),
    "letter case": ("MARA OKAFOR", "Mara Okafor"),
    "generation": ("Tom Brandt, Jr.", "Tom Brandt Junior"),
}


@pytest.mark.parametrize(("one", "other"), SAME_KEY.values(), ids=SAME_KEY.keys())
def test_spellings_of_one_name_are_one_form(one: str, other: str) -> None:
    assert form(one).key == form(other).key


@pytest.mark.parametrize("name", ["Okafor", "", "—", "J. R.", "the"])
def test_less_than_a_full_name_is_nobody(name: str) -> None:
    assert form_of(name) is None


def test_the_years_of_articles_within_a_lifetime_keep_nobody_apart() -> None:
    early, late = form("Mara Okafor")._replace(years=(1931, 1940)), form("Mara J. Okafor")._replace(years=(2000, 2020))
    assert people(early, late) == [{"Mara Okafor", "Mara J. Okafor"}]
    assert people(early, late._replace(years=(2001, 2020))) == [{"Mara J. Okafor"}, {"Mara Okafor"}]
    assert people(early, late._replace(years=None)) == [{"Mara Okafor", "Mara J. Okafor"}]


def test_a_middle_name_may_be_left_out() -> None:
    assert people("Mara Okafor", "Mara Jane Okafor", "Mara J. Okafor") == [
        {"Mara Okafor", "Mara Jane Okafor", "Mara J. Okafor"}
    ]


APART = {
    "initials": (form("Tom W. Brandt"), form("Tom H. Brandt")),
    "number of initials": (form("Tom W. Brandt"), form("Tom H. W. Brandt")),
    "middle names": (form("Tom Walter Brandt"), form("Tom Henry Brandt")),
    "generations": (form("Tom Brandt Jr."), form("Tom Brandt Sr.")),
    "titles": (form("Kim Brandt", "m"), form("Kim Brandt", "f")),
    "lifetimes": (
        form("Kim Brandt")._replace(years=(1890, 1931)),
        form("Kim Brandt")._replace(era="1995", years=(1995, 2020)),
    ),
}


@pytest.mark.parametrize(("one", "other"), APART.values(), ids=APART.keys())
def test_what_contradicts_is_apart(one: NameForm, other: NameForm) -> None:
    assert contradict(one, other)
    assert len(people_of((one, other))) == 2
    assert maybe_same(one, other) is None


def test_a_name_that_fits_two_people_is_neither() -> None:
    assert people("Tom W. Brandt", "Tom H. Brandt", "Tom Brandt") == [
        {"Tom Brandt"},
        {"Tom H. Brandt"},
        {"Tom W. Brandt"},
    ]
    assert maybe_same(form("Tom Brandt"), form("Tom W. Brandt")) == "the same name"


MAYBE = {
    "nickname": ("Dick Brandt", "Richard Brandt", "a nickname"),
    "two nicknames": ("Dick Brandt", "Rick Brandt", "a nickname"),
    "initial": ("M. Okafor", "Mara Okafor", "an initial"),
    "order": ("Okafor Mara", "Mara Okafor", "the other order"),
    "double name": ("Mara Okafor-Lind", "Mara Okafor", "a double name"),
}


@pytest.mark.parametrize(("one", "other", "reason"), MAYBE.values(), ids=MAYBE.keys())
def test_what_nobody_can_tell_is_offered(one: str, other: str, reason: str) -> None:
    assert maybe_same(form(one), form(other)) == maybe_same(form(other), form(one)) == reason
    assert len(people(one, other)) == 2


def test_a_family_name_alone_says_nothing() -> None:
    assert maybe_same(form("Mara Okafor"), form("Paul Okafor")) is None
    assert maybe_same(form("Mara Okafor"), form("Mara Lind")) is None


def decided(one: str, other: str) -> tuple[tuple[str, str], tuple[str, str]]:
    return pair(form(one).key, form(other).key), pair(form(one).base, form(other).base)


def test_the_user_says_that_two_are_one() -> None:
    keys, bases = decided("Dick Brandt", "Richard Brandt")
    decisions = Decisions(same={keys}, bases={bases})
    assert people("Dick Brandt", "Richard Brandt", decisions=decisions) == [{"Dick Brandt", "Richard Brandt"}]
    later = people("Dick Brandt", "Richard Brandt", "Richard J. Brandt", decisions=decisions)
    assert later == [{"Dick Brandt", "Richard Brandt", "Richard J. Brandt"}]


def test_the_user_says_that_one_are_two() -> None:
    keys, _ = decided("Mara Okafor", "Mara Jane Okafor")
    assert len(people("Mara Okafor", "Mara Jane Okafor", decisions=Decisions(apart={keys}))) == 2
