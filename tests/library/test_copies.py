"""Nearly identical texts are copies of one story, in which an utterance counts once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from reader.base.values import replace
from reader.library import checking
from reader.library.identity import Origin
from reader.library.shelf import Shelf
from reader.library.store import Store
from reader.model.document import Document
from reader.pipeline import read_text
from tests.library.articles import STRIKE, add, article, forget

SAID = (("Mara Okafor", "Every harbour worker deserves night allowances before breakfast"),)

BODY = """
Fishermen waited outside Lowmere harbour throughout yesterday, because somebody had forgotten to switch the lighthouse
lamps on. Engineers arrived shortly after midnight and repaired everything without complaint. Several passengers slept
aboard; others preferred the waiting room, whose heating had unfortunately failed during January.
"""


def printed(publisher: str, *, body: str = BODY, headline: str = "Lamps out at Lowmere") -> Document:
    return article(headline, SAID, body=body, publisher=publisher, uri=f"/desk/{publisher.lower()}.txt")


WIRE, POST, GAZETTE = (
    printed("Wire"),
    printed("Post", headline="Lighthouse stays dark"),
    printed("Gazette", body=BODY.replace("shortly after midnight", "late")),
)


@pytest.fixture
def shelf(open_store: Callable[[], Store]) -> Shelf:
    """An empty library."""
    return Shelf(open_store())


def outlets(shelf: Shelf, number: int) -> Sequence[str | None]:
    listed = shelf.listed(number)
    copies = shelf.copies(number)
    assert listed is not None
    assert listed.copies == len(copies)
    return [one.publisher for one in copies]


def quotes_of_okafor(shelf: Shelf) -> tuple[int, int, int]:
    """Articles and quotes as they are counted, and the quotes that are listed."""
    (person,) = shelf.named("Mara Okafor")
    return person.articles, person.quotes, len(shelf.quotes_of(person))


def test_what_several_outlets_print_is_one_story(shelf: Shelf) -> None:
    wire, strike, post, gazette = (add(shelf, one) for one in (WIRE, STRIKE, POST, GAZETTE))
    assert outlets(shelf, wire) == ["Post", "Gazette"]
    assert outlets(shelf, post) == ["Wire", "Gazette"]
    assert outlets(shelf, gazette) == ["Wire", "Post"]
    assert outlets(shelf, strike) == []


def test_an_utterance_counts_once(shelf: Shelf) -> None:
    for one in (WIRE, POST, GAZETTE):
        add(shelf, one)
    assert quotes_of_okafor(shelf) == (3, 1, 1)
    (person,) = shelf.named("Mara Okafor")
    assert shelf.extent(person)[:3] == (3, 1, 8)


def test_an_utterance_in_parts_counts_once(shelf: Shelf) -> None:
    said = "“Every harbour worker deserves an allowance,” said Mara Okafor, a dockers’ leader. “Nobody asked us.”"
    for publisher in ("wire", "post"):
        document = read_text(f"Lamps out at the {publisher} pier\n\n{said}\n{BODY}", uri=f"/desk/{publisher}.txt")
        assert len(document.quotes[0].content) == 2
        add(shelf, document)
    assert quotes_of_okafor(shelf) == (2, 1, 1)


def test_what_only_a_copy_quotes_is_listed_and_counted(shelf: Shelf, open_store: Callable[[], Store]) -> None:
    add(shelf, WIRE)
    more = (*SAID, ("Mara Okafor", "Nobody asked"))
    post = add(shelf, article("Lamps out again", more, body=BODY, publisher="Post"))
    assert outlets(shelf, post) == ["Wire"]
    assert quotes_of_okafor(shelf) == (2, 2, 2)
    add(shelf, GAZETTE)
    forget(open_store(), WIRE.source.uri)
    assert outlets(shelf, post) == ["Gazette"]
    assert quotes_of_okafor(shelf) == (2, 2, 2)
    forget(open_store(), "/desk/lamps-out-again.txt")
    assert quotes_of_okafor(shelf) == (1, 1, 1)


def test_the_first_one_changes_and_another_stands_for_the_rest(shelf: Shelf) -> None:
    wire, post, gazette = (add(shelf, one) for one in (WIRE, POST, GAZETTE))
    other = replace(STRIKE, source=WIRE.source)
    shelf.put(wire, Origin(WIRE.source.uri, other.text.encode()), other)
    assert outlets(shelf, wire) == []
    assert outlets(shelf, post) == ["Gazette"]
    assert outlets(shelf, gazette) == ["Post"]
    assert quotes_of_okafor(shelf) == (3, 2, 2)


def test_forgetting_the_first_one_keeps_the_others_together(shelf: Shelf, open_store: Callable[[], Store]) -> None:
    _, post, gazette = (add(shelf, one) for one in (WIRE, POST, GAZETTE))
    forget(open_store(), WIRE.source.uri)
    assert outlets(shelf, post) == ["Gazette"]
    assert quotes_of_okafor(shelf) == (2, 1, 1)
    forget(open_store(), POST.source.uri)
    assert outlets(shelf, gazette) == []
    assert quotes_of_okafor(shelf) == (1, 1, 1)


def test_an_edited_copy_stays_one(shelf: Shelf) -> None:
    wire, post = add(shelf, WIRE), add(shelf, POST)
    for publisher, number in (("Wire", wire), ("Post", post)):
        edited = printed(publisher, body=BODY.replace("yesterday", "Tuesday"))
        shelf.put(number, Origin(edited.source.uri, edited.text.encode()), edited)
    assert outlets(shelf, wire) == ["Post"]
    assert quotes_of_okafor(shelf) == (2, 1, 1)


def test_articles_that_share_a_quote_are_no_copies(shelf: Shelf) -> None:
    wire = add(shelf, WIRE)
    add(shelf, article("Union wants more", SAID, body="Talks begin on Friday in the town hall, says the mayor."))
    assert outlets(shelf, wire) == []
    assert quotes_of_okafor(shelf) == (2, 2, 2)


def test_all_is_found_anew(shelf: Shelf, open_store: Callable[[], Store]) -> None:
    store = open_store()
    numbers = [add(shelf, one) for one in (WIRE, POST, GAZETTE)]
    checking.rebuild(store)
    for kept, document in zip(numbers, (WIRE, POST, GAZETTE), strict=True):
        checking.keep_again(store, checking.Kept(kept, document))
    assert [len(outlets(shelf, number)) for number in numbers] == [2, 2, 2]
    assert quotes_of_okafor(shelf) == (3, 1, 1)


def test_a_search_finds_a_story_once_with_its_outlets(shelf: Shelf) -> None:
    for one in (WIRE, STRIKE, POST, GAZETTE):
        add(shelf, one)
    for ranked in (False, True):
        (hit,), total = shelf.results("lighthouse", ranked=ranked)
        assert total == 1
        assert sorted(str(one.publisher) for one in (hit.listed, *hit.others)) == ["Gazette", "Post", "Wire"]
    (hit,), _ = shelf.results("lighthouse from:wire")
    assert hit.listed.publisher == "Wire"
    assert len(shelf.search("lighthouse")) == 3, "each, for programs"
    assert len(shelf.quotes("breakfast")) == 1
    words = [quote.words for quote in shelf.newest_quotes()]
    assert sorted(words) == sorted(set(words))
