"""Articles of the library are counted: people as the library tells them apart, copies of a story once."""

from __future__ import annotations

from pathlib import Path

from reader.digest.kept import read_shelf
from reader.digest.tally import Tally
from reader.library.shelf import Shelf
from reader.library.store import Store
from tests.library.articles import ALL, FERRY, add, article

BODY = "The ferry from Averil was four hours late on Tuesday, and the people who waited for it went home again on foot."


def counted(shelf: Shelf, by: str = "speaker") -> list[tuple[str, int, int]]:
    tally = Tally(by)
    for one in read_shelf(shelf, shelf.ids):
        tally.add(one)
    return [(row.name, row.articles, row.quotes) for row in tally.rows()]


def test_people_are_those_of_the_library(tmp_path: Path) -> None:
    shelf = Shelf(Store.open(tmp_path / "library.db"))
    for document in ALL:
        add(shelf, document)
    assert ("Mara J. Okafor", 2, 2) in counted(shelf), "with and without the middle initial"
    one, other = (shelf.named(name)[0] for name in ("Tom Brandt", "Inés Valdra"))
    shelf.decide(one, other, same=True)
    assert [quotes for _, _, quotes in counted(shelf)] == [3, 2]


def test_what_copies_have_in_common_counts_once(tmp_path: Path) -> None:
    shelf = Shelf(Store.open(tmp_path / "library.db"))
    said = (("Inés Valdra", "There is no wind today, and there will be none tomorrow"),)
    for outlet in ("Harbour Post", "Averil Gazette"):
        add(
            shelf,
            article("Ferry is late", said, body=f"{BODY} {outlet} asked.", publisher=outlet, uri=f"/desk/{outlet}.txt"),
        )
    assert counted(shelf) == [("Inés Valdra", 1, 1)]
    assert sorted(counted(shelf, "publisher")) == [("Averil Gazette", 1, 0), ("Harbour Post", 1, 1)]


def test_articles_without_a_text_are_left_out(tmp_path: Path) -> None:
    shelf = Shelf(Store.open(tmp_path / "library.db"))
    number = add(shelf, FERRY)
    assert len(list(read_shelf(shelf, (number, 99)))) == 1
