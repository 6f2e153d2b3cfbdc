"""Articles are put into the library, found in it, and replaced when they change."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reader.base.values import replace
from reader.errors import LibraryError
from reader.library import search, search_tables
from reader.library.checking import examine
from reader.library.identity import Origin
from reader.library.shelf import Shelf
from reader.library.store import Store
from reader.model.document import Document
from tests.library.articles import ALL, FERRY, STRIKE, TALKS, UNDATED, add, article


def headlines(shelf: Shelf, query: str, **options: bool) -> list[str | None]:
    """What a query finds."""
    return [hit.listed.headline for hit in shelf.results(query, **options).hits]


STRIKE_TITLE, TALKS_TITLE, FERRY_TITLE, QUIET_TITLE = (one.metadata.headline for one in ALL)

FOUND = {
    "a word": ("pay", [STRIKE_TITLE]),
    "in the headline": ("averil", [TALKS_TITLE]),
    "without accents": ("ines cafe", []),
    "accents do not matter": ("cafe", [QUIET_TITLE]),
    "words in order": ('"night pay"', [STRIKE_TITLE]),
    "words not in order": ('"pay night"', []),
    "every word": ("night pay", [STRIKE_TITLE]),
    "the last published first": ("said", [TALKS_TITLE, STRIKE_TITLE, FERRY_TITLE, QUIET_TITLE]),
    "speaker": ("by:okafor", [TALKS_TITLE, STRIKE_TITLE]),
    "speaker in full": ('by:"mara okafor"', [TALKS_TITLE, STRIKE_TITLE]),
    "two speakers": ("by:okafor by:valdra", [TALKS_TITLE]),
    "speaker without accents": ("by:ines", [TALKS_TITLE, FERRY_TITLE]),
    "outlet": ("from:harbour", [STRIKE_TITLE, FERRY_TITLE]),
    "outlet with a wildcard": ("from:%", []),
    "after": ("after:2025-03-05 from:gazette", [TALKS_TITLE]),
    "before": ("before:2025 from:harbour", [FERRY_TITLE]),
    "unread": ("is:unread from:gazette", [TALKS_TITLE]),
    "read": ("is:read", []),
    "note": ("has:note", []),
    "nothing that could be searched for": ("+ -", []),
    "file name": ("ferry-waits", [FERRY_TITLE]),
}


@pytest.mark.parametrize(("query", "expected"), FOUND.values(), ids=FOUND.keys())
def test_articles_are_found(query: str, expected: list[str], shelf: Shelf) -> None:
    undated_last = sorted(headlines(shelf, query), key=lambda found: found == QUIET_TITLE)
    assert undated_last == expected
    assert sorted(map(str, headlines(shelf, query, ranked=True))) == sorted(map(str, expected))


def test_the_most_relevant_comes_first_if_that_is_wanted(shelf: Shelf) -> None:
    add(shelf, article("Strike", published="2020-01-01", body="A strike is a strike."))
    assert headlines(shelf, "strike")[0] == TALKS_TITLE
    assert headlines(shelf, "strike", ranked=True)[0] == "Strike"


def test_beginnings_are_found_as_they_are_typed(shelf: Shelf) -> None:
    assert headlines(shelf, "mone", is_typing=True) == [STRIKE_TITLE]
    assert headlines(shelf, "mone") == []


@pytest.mark.parametrize("query", FOUND)
def test_no_beginning_of_a_query_fails(query: str, shelf: Shelf) -> None:
    typed = FOUND[query][0]
    for end in range(len(typed) + 1):
        hits, count = shelf.results(typed[:end], is_typing=True)
        assert len(hits) == count
        shelf.quotes(typed[:end], is_typing=True)


def test_quotes_are_found_while_a_name_is_typed(shelf: Shelf) -> None:
    assert headlines(shelf, "by:oka", is_typing=True) == [TALKS_TITLE, STRIKE_TITLE]
    assert len(shelf.quotes("by:oka", is_typing=True)) == 2
    assert shelf.quotes("by:oka") == []


def test_what_was_searched_for_is_lit(shelf: Shelf) -> None:
    (hit,) = shelf.search("night pay")
    assert [hit.snippet.text[span.start : span.end] for span in hit.snippet.lit] == ["night", "pay"]


def test_quotes_are_found_by_words_and_speaker(shelf: Shelf) -> None:
    assert [quote.words for quote in shelf.quotes("wind")] == ["“There is no wind,”"]
    assert [quote.speaker for quote in shelf.quotes("by:okafor")] == ["Mara J. Okafor", "Mara Okafor"]
    assert [quote.words for quote in shelf.quotes("okafor pay")] == ["“We will stay out until the night pay is back,”"]
    assert [quote.listed.headline for quote in shelf.quotes("by:valdra before:2025")] == [FERRY_TITLE]
    assert shelf.quotes("after:2020") == ()


def test_an_article_is_kept_as_it_is(shelf: Shelf) -> None:
    (article_id,) = shelf.articles_of(STRIKE.source.uri)
    kept = shelf.document(article_id)
    assert kept == replace(STRIKE, entities=(), quotes=())
    assert [one.name for one in shelf.entities(article_id)] == ["Mara Okafor", "Tom W. Brandt"]
    assert [one.words for one in shelf.quotes_in(article_id)] == [
        STRIKE.slice(quote.content[0]) for quote in STRIKE.quotes
    ]
    assert shelf.articles_of(str(article_id)) == (article_id,)
    assert shelf.articles_of("/desk/never.txt") == shelf.articles_of("999999999") == ()


def tables_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with sqlite3.connect(path) as connection:
        names = ("contents", "documents", "versions", "entities", "quotes", "people", "people_words", "shingles")
        found = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in names}
    connection.close()
    return found


def is_sound(store: Store, path: Path) -> bool:
    """Whether file and search tables are sound."""
    return not examine(store, str(path), None).troubles


def test_adding_it_again_changes_nothing(shelf: Shelf, path: Path) -> None:
    before = tables_of(path)
    for document in ALL:
        add(shelf, document)
    assert tables_of(path) == before


def edited(document: Document, body: str) -> Document:
    return replace(article(str(document.metadata.headline), body=body), source=document.source)


def test_a_changed_text_replaces_the_earlier_which_is_kept_as_a_version(
    shelf: Shelf, path: Path, open_store: Callable[[], Store]
) -> None:
    add(shelf, edited(STRIKE, "Work was resumed."))
    assert headlines(shelf, "resumed") == [STRIKE_TITLE]
    assert headlines(shelf, "money") == []
    assert headlines(shelf, "by:brandt") == []
    assert [person.name for person in shelf.people("brandt")] == []
    found = tables_of(path)
    assert len(found["versions"]) == 1
    assert len(found["contents"]) == len(ALL) + 1
    assert is_sound(open_store(), path)


def test_another_reading_of_the_same_bytes_is_no_version(shelf: Shelf, path: Path) -> None:
    origin = Origin(STRIKE.source.uri, STRIKE.text.encode())
    shelf.add(origin, edited(STRIKE, "Read otherwise."))
    found = tables_of(path)
    assert (len(found["versions"]), len(found["contents"])) == (0, len(ALL))


def test_the_same_text_is_kept_once(shelf: Shelf, path: Path) -> None:
    copy = replace(FERRY, source=replace(FERRY.source, uri="https://averil.example/ferry"))
    shelf.add(Origin(copy.source.uri, b"<p>other bytes"), copy)
    found = tables_of(path)
    assert (len(found["contents"]), len(found["documents"])) == (len(ALL), len(ALL) + 1)
    assert shelf.search("from:averil wind") == shelf.search("from:gazette wind") == []
    assert len(shelf.search("wind")) == 2


def test_corrected_names_are_found_instead(shelf: Shelf) -> None:
    (mara, tom) = STRIKE.entities
    renamed = replace(STRIKE, entities=(replace(mara, name="Nara Okafor"), tom))
    add(shelf, renamed)
    assert {person.name for person in shelf.people("nara")} == {"Nara Okafor"}
    assert [quote.speaker for quote in shelf.quotes("by:nara")] == ["Nara Okafor"]
    assert [quote.speaker for quote in shelf.quotes("by:mara")] == ["Mara J. Okafor"]


def test_an_undated_article_stays_under_the_day_on_which_it_was_added(
    shelf: Shelf, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (before,) = shelf.search("café")
    monkeypatch.setattr("time.time", lambda: 4_000_000_000.0)
    add(shelf, replace(UNDATED, metadata=replace(UNDATED.metadata, authors=("Ana Reyes",))))
    assert shelf.search("café")[0].listed.day == before.listed.day


def test_an_article_is_unread_until_it_is_opened(shelf: Shelf, open_store: Callable[[], Store]) -> None:
    open_store().begin(Origin(FERRY.source.uri, FERRY.text.encode()), None, 1.0)
    assert headlines(shelf, "is:read") == [FERRY_TITLE]
    add(shelf, FERRY)
    assert headlines(shelf, "is:read") == [FERRY_TITLE], "adding it again does not make it unread"


def test_what_was_read_before_texts_were_kept_is_found_by_headline_and_address(open_store: Callable[[], Store]) -> None:
    store = open_store()
    store.begin(Origin("https://averil.example/wind", b"x"), "The wind that would not", 1.0)
    assert headlines(Shelf(store), "WIND would") == ["The wind that would not"]
    assert headlines(Shelf(store), "averil") == ["The wind that would not"]
    assert headlines(Shelf(store), "averil is:unread") == []


def test_without_full_text_search_headlines_are_searched_and_people_followed(
    open_store: Callable[[], Store], monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(search_tables, "can_search", lambda connection: False)
        shelf = Shelf(open_store())
        for document in ALL:
            add(shelf, document)
        assert shelf.search_problem == search_tables.MISSING
        assert headlines(shelf, "ferry") == [FERRY_TITLE]
        assert headlines(shelf, "wind") == [FERRY_TITLE]
        assert headlines(shelf, "night") == []
        assert len(shelf.quotes_of(shelf.named("Inés Valdra")[0])) == 2
    shelf = Shelf(open_store())
    add(shelf, edited(UNDATED, "Now it can be searched."))
    assert headlines(shelf, "night") == [STRIKE_TITLE], "by the next that can"
    with monkeypatch.context() as patch:
        patch.setattr(search_tables, "can_search", lambda connection: False)
        add(shelf, edited(FERRY, "Becalmed."))
    add(shelf, edited(UNDATED, "Once more."))
    assert headlines(shelf, "becalmed") == [FERRY_TITLE]
    assert is_sound(open_store(), path)


def test_a_library_that_forgets_keeps_nothing() -> None:
    store = Store.off()
    with pytest.raises(LibraryError):
        add(Shelf(store), STRIKE)
    assert Shelf(store).search("pay") == ()
    assert store.second() is None
    store.close()
    assert Shelf(store).search("pay") == ()


def test_two_programs_see_what_the_other_one_keeps(shelf: Shelf, open_store: Callable[[], Store]) -> None:
    other = Shelf(open_store())
    assert headlines(other, "lamps") == []
    add(shelf, article("Lamps out", body="No lamps burned."))
    assert headlines(other, "lamps") == ["Lamps out"]


def test_many_threads_write_and_read(shelf: Shelf, open_store: Callable[[], Store], path: Path) -> None:
    documents = [article(f"Day {number}", (("Mara Okafor", f"It is day {number}"),)) for number in range(40)]
    with ThreadPoolExecutor(4) as threads:
        for document in documents:
            threads.submit(add, shelf, document)
            threads.submit(shelf.results, "day", is_typing=True)
    assert len(shelf.search("day", 100)) == 41
    assert len(shelf.quotes_of(shelf.named("Mara Okafor")[0], 100)) == 42
    assert is_sound(open_store(), path)


def test_it_knows_what_it_holds(shelf: Shelf) -> None:
    origin = Origin("/elsewhere/strike.txt", STRIKE.text.encode())
    assert shelf.holds(origin)
    assert not shelf.holds(origin, "rules")
    assert not shelf.holds(Origin("/elsewhere/strike.txt", TALKS.text.encode() + b"!"))


def test_a_fault_in_the_middle_changes_nothing(
    shelf: Shelf, path: Path, monkeypatch: pytest.MonkeyPatch, open_store: Callable[[], Store]
) -> None:
    before = tables_of(path)

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr("reader.library.index._drop_unused_people", fail)
        with pytest.raises(ZeroDivisionError):
            add(shelf, edited(STRIKE, "Work was resumed."))
    assert tables_of(path) == before
    add(shelf, edited(STRIKE, "Work was resumed."))
    assert is_sound(open_store(), path)


def test_what_was_read_last_is_listed_without_searching(shelf: Shelf) -> None:
    add(shelf, article("Piped in", body="Some words.", uri="-"))
    assert [one.headline for one in shelf.recent(2)] == ["Piped in", QUIET_TITLE]
    assert shelf.holdings() == (5, 5, 0)
    assert [quote.listed.headline for quote in shelf.newest_quotes(1)] == [TALKS_TITLE]
    assert [(person.name, person.quotes) for person in shelf.most_quoted(1)] == [("Inés Valdra", 2)]


def test_what_cannot_be_opened_again_takes_no_place_among_what_was_read_last(
    shelf: Shelf, open_store: Callable[[], Store]
) -> None:
    two = shelf.recent(2)
    open_store().begin(Origin("-", b"Piped in, and read before its text was kept"), "Piped in", time.time() + 60)
    assert shelf.recent(2) == two


@pytest.mark.parametrize("ranked", [False, True])
def test_articles_are_counted_without_listing_them(ranked: bool, shelf: Shelf) -> None:
    for query, _ in FOUND.values():
        assert shelf.results(query, 1, ranked=ranked).total == len(shelf.search(query)), query


def test_the_last_of_many_articles_are_found_first(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    few = {query: headlines(shelf, query) for query, _ in FOUND.values()}
    monkeypatch.setattr(search, "FEW_ARTICLES", 1)
    assert {query: headlines(shelf, query) for query, _ in FOUND.values()} == few


@pytest.mark.parametrize("limit", [1, 40])
def test_the_last_of_many_quotes_are_found_first(limit: int, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    queries = [query for query, _ in FOUND.values()]
    few = {query: shelf.quotes(query, limit) for query in queries}
    assert any(few.values())
    monkeypatch.setattr(search, "FEW_QUOTES", 1)
    assert {query: shelf.quotes(query, limit) for query in queries} == few


def test_marks_of_an_article_are_listed(shelf: Shelf, open_store: Callable[[], Store]) -> None:
    add(shelf, replace(STRIKE, text=STRIKE.text + "\n\nThe port was asked for comment."))
    (hit,) = shelf.search('"asked for comment"')
    assert (hit.listed.is_kept, hit.listed.notes, hit.listed.versions, hit.listed.copies) == (True, 0, 1, 0)


def test_the_copy_of_an_article_has_the_bytes_of_its_source(shelf: Shelf) -> None:
    (number,) = shelf.articles_of(STRIKE.source.uri)
    origin, known = shelf.origin(number), Origin(STRIKE.source.uri, STRIKE.text.encode())
    assert origin is not None
    assert (origin.uri, origin.size, origin.digest) == (known.uri, known.size, known.digest)
    assert shelf.origin(999) is None
