"""Whether two articles mean the same speaker."""

from __future__ import annotations

import pytest

from reader.compare.speakers import Agreement, Cast, agreement, is_same, is_same_person, only_in_one
from reader.model.annotation import EntityKind
from tests.articles_said import Said, article
from tests.work import lines_run

SAME = {
    "equal": ("Mara Okafor", "Mara Okafor"),
    "accents": ("Ana Núñez", "Ana Nunez"),
    "hyphens": ("Kim Sung-ho", "Kim Sung Ho"),
    "points": ("M.K. Varda", "MK Varda"),
    "a middle name": ("Mara Ada Okafor", "Mara Okafor"),
    "an initial": ("M. Okafor", "Mara Okafor"),
    "the family name alone": ("Okafor", "Mara Okafor"),
    "another spelling": ("Piet Vandermeer", "Piet Vandermeers"),
}
OTHER = {
    "given names": ("Mara Okafor", "Paul Okafor"),
    "family names": ("Mara Okafor", "Mara Lind"),
    "family names of others": ("Maria Lind", "Marta Lind"),
    "initials": ("P. Okafor", "Mara Okafor"),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME.keys())
def test_same_person(one: str, other: str) -> None:
    assert is_same_person(one, other)
    assert is_same_person(other, one)


@pytest.mark.parametrize(("one", "other"), OTHER.values(), ids=OTHER.keys())
def test_other_person(one: str, other: str) -> None:
    assert not is_same_person(one, other)
    assert not is_same_person(other, one)


def agree(*said: Said) -> Agreement:
    speakers = []
    for number, each in enumerate(said):
        document = article(each)
        speakers.append(Cast(number, document).speaker_of(document.quotes[0]))
    return agreement(speakers)


WORDS = "Nobody wanted this strike"


def test_who_the_same_words_are_given_to() -> None:
    okafor = Said(WORDS, "Mara Okafor", "union secretary")
    assert agree(okafor, Said(WORDS, "Okafor")) is Agreement.SAME
    assert agree(okafor, Said(WORDS, "Paul Okafor")) is Agreement.DIFFERENT
    assert agree(Said(WORDS, "Okafor"), Said(WORDS, "Paul Okafor"), okafor) is Agreement.DIFFERENT
    assert agree(okafor, Said(WORDS, source="the union secretary")) is Agreement.SAME
    assert agree(okafor, Said(WORDS, source="a source")) is Agreement.DIFFERENT
    assert agree(okafor, Said(WORDS, source="she")) is Agreement.UNKNOWN
    assert agree(okafor, Said(WORDS)) is Agreement.UNKNOWN


def test_firms_are_compared_by_their_whole_names() -> None:
    firm = Said(WORDS, "Tidewater Line", person=EntityKind.ORGANIZATION)
    assert agree(firm, Said(WORDS, "the Tidewater Line", person=EntityKind.ORGANIZATION)) is Agreement.SAME
    assert agree(firm, Said(WORDS, "Tidewater Union", person=EntityKind.ORGANIZATION)) is Agreement.DIFFERENT


def test_who_is_quoted_in_one_article_only() -> None:
    first = article(Said("Stay.", "Mara Okafor"), Said("Go on, and on.", "Ana Reyes"), Said("Well.", source="he"))
    second = article(Said("Stay.", "Okafor"), Said("It is late.", source="officials"), Said("Nobody knows."))
    casts = [Cast(number, document) for number, document in enumerate((first, second))]
    assert [[speaker.name for speaker in speakers] for speakers in only_in_one(casts)] == [["Ana Reyes"], ["officials"]]
    assert [len(cast.unsourced()) for cast in casts] == [0, 1]
    assert [speaker.words for speaker in casts[0]] == [4, 1]


def test_a_speaker_compared_with_itself_is_the_same() -> None:
    (speaker,) = Cast(0, article(Said("Stay.", "Mara Okafor")))
    assert is_same(speaker, speaker)


def test_who_is_described_only_may_be_named_elsewhere() -> None:
    named = article(Said("Stay.", "Mara Okafor", "secretary of the union"), Said("Go.", "Ana Reyes", "driver"))
    described = article(Said("Stay.", source="the union secretary"), Said("Go.", source="a minister"))
    casts = [Cast(number, document) for number, document in enumerate((named, described))]
    assert [[speaker.name for speaker in speakers] for speakers in only_in_one(casts)] == [
        ["Ana Reyes"],
        ["a minister"],
    ]


def test_a_source_without_letters_is_a_source() -> None:
    cast = Cast(0, article(Said("Stay.", source="—"), Said("Go.")))
    assert [quote.id for quote in cast.unsourced()] == ["q2"]


def test_given_names_alone_and_with_others() -> None:
    whole, given, other = (article(Said("Stay.", name)) for name in ("Mara Okafor", "Mara", "Mara Lind"))
    for documents, only in (((whole, given), [0, 0]), ((whole, other), [1, 1]), ((given, other, whole), [0, 0, 0])):
        casts = [Cast(number, document) for number, document in enumerate(documents)]
        assert [len(speakers) for speakers in only_in_one(casts)] == only


def test_namesakes_by_given_name_are_not_compared() -> None:
    def work(count: int) -> int:
        casts = [Cast(n, article(Said("Stay.", f"John Smith{chr(97 + n % 26)}{n}"))) for n in range(count)]
        return lines_run(lambda: only_in_one(casts))

    work(10)
    assert work(400) < 1.5 * 8 * work(50)
