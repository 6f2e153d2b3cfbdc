"""The bundled samples export as expected, and show what the program can do.

After a change that is meant to alter an export, `python tests/articles/refresh.py` writes the expected files anew.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from reader.export import writer
from reader.model.annotation import QuoteKind
from reader.model.document import BlockKind, Document
from reader.model.raw import Raw
from reader.pipeline import read_raw
from reader.samples import SAMPLES

FOLDER = Path(__file__).parent


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    """The samples by name; their addresses do not depend on where they are installed."""
    return {sample.stem: read_raw(Raw(sample.name, sample.read_bytes()), "fast") for sample in SAMPLES}


@pytest.mark.parametrize("name", [sample.stem for sample in SAMPLES])
def test_export_is_as_expected(name: str, documents: dict[str, Document]) -> None:
    expected = (FOLDER / f"{name}.json").read_text("utf-8")
    assert "".join(writer("json", "one")([documents[name]])).splitlines() == expected.splitlines()


@pytest.mark.parametrize("name", [sample.stem for sample in SAMPLES])
def test_both_hold_a_caption_cut_short_and_one_printed_twice(name: str, documents: dict[str, Document]) -> None:
    cut, repeated = documents[name].captions
    assert (cut.truncated, len(cut.spans), len(repeated.spans), repeated.truncated) == (True, 1, 2, False)
    assert cut.credit
    assert repeated.credit


@pytest.mark.parametrize("name", [sample.stem for sample in SAMPLES])
def test_both_have_a_dateline_a_list_furniture_and_a_comments_note(name: str, documents: dict[str, Document]) -> None:
    kinds = Counter(block.kind for block in documents[name].blocks)
    assert kinds[BlockKind.DATELINE]
    assert kinds[BlockKind.HEADING] == 2
    assert kinds[BlockKind.LIST_ITEM] == 4
    assert kinds[BlockKind.FURNITURE] >= 3
    comments = documents[name].comments
    assert comments is not None
    assert comments.note


def test_authors_come_from_a_byline_or_from_a_follow_line(documents: dict[str, Document]) -> None:
    harbour, island = (documents[name].metadata for name in ("harbour", "island"))
    assert (harbour.authors, harbour.authors_inferred) == (("Lena Morrow", "Idris Calloway"), False)
    assert (island.authors, island.authors_inferred) == (("Marit Sandoe",), True)


def test_quotes_are_split_carried_on_bracketed_and_scare(documents: dict[str, Document]) -> None:
    harbour = documents["harbour"]
    direct = [quote for quote in harbour.quotes if quote.kind is QuoteKind.DIRECT]
    assert any(len(quote.content) == 2 for quote in direct)
    assert any(quote.cue and harbour.slice(quote.cue) == "continued" for quote in direct)
    assert any("[the National Harbour Commission]" in harbour.slice(quote.content[0]) for quote in direct)
    scare = [harbour.slice(quote.content[0]) for quote in harbour.quotes if quote.kind is QuoteKind.SCARE]
    assert "“Quiet Quay”" in scare
