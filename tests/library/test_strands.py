"""One name may stand for several people where articles have nothing in common; that is said, and never assumed."""

from __future__ import annotations

import pytest

from reader.library.shelf import Shelf
from reader.library.strands import Appearance, strands_of
from tests.library.articles import add, article

ALDERMAN = Appearance(1, ("alderman of Lowmere",), "Lowmere Echo", (7,))
DIRECTOR = Appearance(2, ("director of the secret service",), "Averil Gazette", (8, 9))

APART = {
    "nothing in common": (ALDERMAN, DIRECTOR),
    "outlets that are not known": (ALDERMAN._replace(publisher=None), DIRECTOR._replace(publisher=None)),
    "words that every role may have": (
        ALDERMAN._replace(roles=("the former alderman",)),
        DIRECTOR._replace(roles=("the former director",)),
    ),
}
TOGETHER = {
    "one article": (ALDERMAN,),
    "an outlet": (ALDERMAN, DIRECTOR._replace(publisher="Lowmere Echo")),
    "somebody else": (ALDERMAN, DIRECTOR._replace(company=(9, 7))),
    "a word of what they are called": (ALDERMAN, DIRECTOR._replace(roles=("director in Lowmere",))),
    "a title, abbreviated": (ALDERMAN._replace(roles=("Sen.",)), DIRECTOR._replace(roles=("Senator",))),
    "an article between them": (ALDERMAN, DIRECTOR, Appearance(3, (), "Lowmere Echo", (8,))),
    "only one says who it is": (ALDERMAN, DIRECTOR._replace(roles=())),
}


@pytest.mark.parametrize("appearances", APART.values(), ids=APART.keys())
def test_articles_that_have_nothing_in_common_fall_apart(appearances: tuple[Appearance, ...]) -> None:
    assert [strand.roles for strand in strands_of(appearances)] == [one.roles for one in appearances]


@pytest.mark.parametrize("appearances", TOGETHER.values(), ids=TOGETHER.keys())
def test_articles_that_have_something_in_common_do_not(appearances: tuple[Appearance, ...]) -> None:
    assert strands_of(appearances) == ()


def test_those_with_most_articles_come_first() -> None:
    first, second = strands_of((ALDERMAN, DIRECTOR, DIRECTOR._replace(article=3, roles=("head of the service",))))
    assert (len(first.articles), first.roles) == (2, ("director of the secret service", "head of the service"))
    assert (len(second.articles), second.roles) == (1, ("alderman of Lowmere",))


def test_the_portrait_says_so(shelf: Shelf) -> None:
    said = (("Tom W. Brandt", "We won by forty runs"),)
    (brandt,) = shelf.named("Tom Brandt")
    add(shelf, article("Lowmere wins", said, publisher="Sports Day", roles={"Tom W. Brandt": "cricketer"}))
    assert shelf.portrait(brandt).strands == (), "the other article does not say who he is"
    add(shelf, article("Port opens", said, publisher="Ship News", roles={"Tom W. Brandt": "port director"}))
    assert {one.roles for one in shelf.portrait(brandt).strands} == {("port director",), ("cricketer",)}
