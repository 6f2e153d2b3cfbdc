"""Links within the page: which ones they are, and where they lead."""

from __future__ import annotations

import pytest

from reader.base.values import replace
from reader.model.document import Document
from reader.model.raw import Raw
from reader.page.links import is_within_page, landing
from reader.pipeline import parse_document

STORY = """\
# Cranes stand still

See [what comes next](#what-comes-next), [the vote](https://averil.example/strike?page=1#vote), [nothing](#gone),
[the quay](#Quay) and [the island](https://orme.example/strike#vote).

## What comes next

<a id="vote"></a>A vote follows. <a name="quay"></a>The quay stays shut.
"""


@pytest.fixture
def strike() -> Document:
    return parse_document(Raw("strike.md", STORY.encode()))


def arrival(document: Document, target: str) -> str | None:
    """The words at the target."""
    offset = landing(document, target)
    return None if offset is None else document.text[offset:].split("\n")[0]


def test_a_link_leads_to_the_place_of_that_name(strike: Document) -> None:
    assert arrival(strike, "#what-comes-next") == "What comes next"
    assert arrival(strike, "#vote") == "A vote follows. The quay stays shut."
    assert arrival(strike, "#Quay") == "The quay stays shut."


@pytest.mark.parametrize("target", ["#", "#top", "#TOP"])
def test_a_link_to_the_top_leads_there(target: str, strike: Document) -> None:
    assert landing(strike, target) == 0


def test_a_place_named_top_takes_precedence() -> None:
    document = parse_document(Raw("a.md", b"# Cranes\n\nOver it.\n\n## Top\n\nBack to the [top](#top).\n"))
    assert arrival(document, "#top") == "Top"


@pytest.mark.parametrize("target", ["#gone", "#end-of-it"])
def test_an_unknown_name_is_within_the_page_but_leads_nowhere(target: str, strike: Document) -> None:
    assert is_within_page(strike, target)
    assert landing(strike, target) is None


@pytest.mark.parametrize(
    "target", ["https://orme.example/strike#vote", "mailto:okafor@averil.example", "quay.md#vote", "https://[#vote", ""]
)
def test_other_links_lead_elsewhere(target: str, strike: Document) -> None:
    assert not is_within_page(strike, target)
    assert landing(strike, target) is None


OWN = {
    "as it calls itself": "https://averil.example/strike?page=1#vote",
    "in another scheme": "http://averil.example/strike?page=1#vote",
    "with its host in capitals": "https://Averil.Example/strike?page=1#vote",
    "with the usual port": "https://averil.example:443/strike?page=1#vote",
    "where it was fetched from": "https://mirror.example/strike#vote",
    "as it was asked for": "https://short.example#vote",
}

OTHER = {
    "another page of the site": "https://averil.example/quay?page=1#vote",
    "another part of it": "https://averil.example/strike?page=2#vote",
    "another host": "https://orme.example/strike?page=1#vote",
    "another port": "https://averil.example:8443/strike?page=1#vote",
    "the same page, but no place of it": "https://averil.example/strike?page=1",
}


@pytest.fixture
def fetched(strike: Document) -> Document:
    """The same page, requested at one address, found at a second, and declaring a third."""
    return replace(
        strike,
        source=replace(strike.source, uri="https://short.example/", url="https://mirror.example/strike"),
        metadata=replace(strike.metadata, url="https://averil.example/strike?page=1"),
    )


@pytest.mark.parametrize("target", OWN.values(), ids=OWN.keys())
def test_a_page_recognizes_its_own_addresses(target: str, fetched: Document) -> None:
    assert arrival(fetched, target) == "A vote follows. The quay stays shut."


@pytest.mark.parametrize("target", OTHER.values(), ids=OTHER.keys())
def test_a_page_recognizes_other_addresses(target: str, fetched: Document) -> None:
    assert not is_within_page(fetched, target)
    assert landing(fetched, target) is None
