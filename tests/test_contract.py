"""What every document promises, checked field by field on the bundled samples."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from reader.export.jsonl import dumps
from reader.export.record import record_of
from reader.model.annotation import Certainty, EntityKind, QuoteKind
from reader.model.document import BlockKind, Document, MarkKind
from reader.pipeline import read
from reader.samples import SAMPLES

Record = dict[str, Any]

FIELDS: dict[str, dict[str, Any]] = {
    "record": {
        "schema": int,
        "source": dict,
        "text": str,
        "metadata": dict,
        "blocks": list,
        "marks": list,
        "captions": list,
        "comments": (dict, type(None)),
        "entities": list,
        "quotes": list,
    },
    "source": {"uri": str, "format": str, "encoding": str, "encoding_guessed": bool},
    "metadata": {
        "headline": (str, type(None)),
        "dek": (str, type(None)),
        "authors": list,
        "authors_inferred": bool,
        "published": (str, type(None)),
        "publisher": (str, type(None)),
        "url": (str, type(None)),
        "language": (str, type(None)),
    },
    "caption": {
        "text": str,
        "credit": (str, type(None)),
        "truncated": bool,
        "spans": list,
        "credit_spans": list,
        "image": (str, type(None)),
    },
    "comments": {"heading": (str, type(None)), "note": (str, type(None)), "items": list, "span": list},
    "entity": {
        "id": str,
        "kind": str,
        "name": str,
        "aliases": list,
        "role": (str, type(None)),
        "roles": list,
        "mentions": list,
        "either": list,
        "unmerged": list,
    },
    "role": {"text": str, "span": list},
    "quote": {
        "id": str,
        "kind": str,
        "content": list,
        "source": (list, type(None)),
        "cue": (list, type(None)),
        "speaker": (str, type(None)),
        "via": (str, type(None)),
        "reason": (str, type(None)),
        "certainty": str,
    },
}


@pytest.fixture(params=SAMPLES, ids=lambda path: path.stem, scope="module")
def document(request: pytest.FixtureRequest) -> Document:
    return read(request.param)


@pytest.fixture
def record(document: Document) -> Record:
    """The object as another program gets it."""
    loaded: Record = json.loads(dumps(record_of(document)))
    return loaded


def spans_of(record: Record) -> Iterator[list[int]]:
    """Every span of the object."""
    for caption in record["captions"]:
        yield from caption["spans"] + caption["credit_spans"]
    if record["comments"]:
        yield record["comments"]["span"]
    for entity in record["entities"]:
        yield from entity["mentions"] + entity["either"] + entity["unmerged"]
        yield from (role["span"] for role in entity["roles"])
    for quote in record["quotes"]:
        yield from quote["content"]
        yield from (span for span in (quote["source"], quote["cue"]) if span)


def has_fields(thing: Record, name: str) -> bool:
    fields = FIELDS[name]
    return thing.keys() == fields.keys() and all(isinstance(thing[field], kind) for field, kind in fields.items())


def test_every_field_is_there_with_its_type(record: Record) -> None:
    assert has_fields(record, "record")
    assert record["schema"] == 1
    assert has_fields(record["source"], "source")
    assert has_fields(record["metadata"], "metadata")
    assert all(has_fields(caption, "caption") for caption in record["captions"])
    assert record["comments"] is None or has_fields(record["comments"], "comments")
    assert all(has_fields(entity, "entity") for entity in record["entities"])
    assert all(has_fields(role, "role") for entity in record["entities"] for role in entity["roles"])
    assert all(has_fields(quote, "quote") for quote in record["quotes"])


def test_kinds_are_of_the_closed_sets(record: Record) -> None:
    assert {block["kind"] for block in record["blocks"]} <= set(BlockKind)
    assert {mark["kind"] for mark in record["marks"]} <= set(MarkKind)
    assert {entity["kind"] for entity in record["entities"]} <= set(EntityKind)
    assert {quote["kind"] for quote in record["quotes"]} <= set(QuoteKind)
    assert {quote["certainty"] for quote in record["quotes"]} <= set(Certainty)


def test_spans_lie_inside_the_text_and_hold_something(record: Record) -> None:
    for start, end in spans_of(record):
        assert 0 <= start < end <= len(record["text"])


def test_blocks_stand_in_order_with_only_blank_lines_between(record: Record) -> None:
    blocks, text = record["blocks"], record["text"]
    assert blocks[0]["start"] == 0
    assert blocks[-1]["end"] == len(text)
    for block, following in pairwise(blocks):
        gap = text[block["end"] : following["start"]]
        if block["kind"] == "dateline" and "\n" not in gap:
            assert re.fullmatch(r"\s*[-–—:.,]*\s*", gap), f"a dateline is joined by {gap!r}"
        else:
            assert re.fullmatch(r"\s*\n\s*\n\s*", gap), f"{gap!r} lies between blocks"


def test_no_block_is_empty_or_padded(record: Record) -> None:
    for block in record["blocks"]:
        words = record["text"][block["start"] : block["end"]]
        assert words
        assert words == words.strip()


def test_text_is_clean(record: Record) -> None:
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", record["text"])


def test_captions_stand_in_caption_blocks_word_for_word(document: Document) -> None:
    assert document.captions
    blocks = document.blocks_of(BlockKind.CAPTION)
    for caption in document.captions:
        assert all(any(block.span.contains(span) for block in blocks) for span in caption.spans)
        assert caption.text in {document.slice(span) for span in caption.spans}
        assert {document.slice(span) for span in caption.credit_spans} <= {caption.credit}


def test_what_the_article_says_of_itself_stands_in_it(document: Document) -> None:
    assert document.metadata.headline in {
        document.slice(block.span) for block in document.blocks_of(BlockKind.HEADLINE)
    }
    assert document.metadata.authors
    assert all(author in document.text for author in document.metadata.authors)


def test_comments_cover_their_blocks(document: Document) -> None:
    blocks = document.blocks_of(BlockKind.COMMENTS)
    assert document.comments is not None
    assert document.comments.span == (blocks[0].span.start, blocks[-1].span.end)


def test_ids_are_unique_and_speakers_exist(record: Record) -> None:
    entities = [entity["id"] for entity in record["entities"]]
    quotes = [quote["id"] for quote in record["quotes"]]
    assert len(set(entities)) == len(entities)
    assert len(set(quotes)) == len(quotes)
    assert {quote["speaker"] for quote in record["quotes"]} - {None} <= set(entities)


def test_an_entity_is_named_and_called_in_the_words_of_the_text(document: Document) -> None:
    for entity in document.entities:
        words = {document.slice(span) for span in entity.mentions + entity.either}
        assert entity.mentions == tuple(sorted(set(entity.mentions)))
        assert entity.name in words
        assert all(document.slice(alias.span) == alias.text for alias in entity.aliases)
        assert all(document.slice(role.span) == role.text for role in entity.roles)
        assert not any(re.search(r"['’]s?$", word) for word in words), "a possessive ending is no part of a mention"


def test_mentions_do_not_overlap(document: Document) -> None:
    mentions = sorted(span for entity in document.entities for span in entity.mentions)
    for mention, following in pairwise(mentions):
        assert mention.end <= following.start


def test_a_quote_keeps_its_parts_in_order_and_apart_from_its_cue(document: Document) -> None:
    assert document.quotes
    for quote in document.quotes:
        parts = quote.content
        assert all(part.end <= following.start for part, following in pairwise(parts))
        for outside in (quote.source, quote.cue):
            assert outside is None or not any(outside.overlaps(part) for part in parts)


def test_direct_quotes_begin_with_their_mark(document: Document) -> None:
    direct = [quote for quote in document.quotes if quote.kind is QuoteKind.DIRECT]
    assert direct
    assert all(document.slice(quote.content[0])[0] in "“\"‘'" for quote in direct)


def test_words_that_nobody_speaks_have_no_speaker(document: Document) -> None:
    scare = [quote for quote in document.quotes if quote.kind is QuoteKind.SCARE]
    assert scare
    assert all(quote.speaker is None and quote.source is None for quote in scare)


def test_sentences_lie_in_order_inside_the_text(document: Document) -> None:
    assert document.sentences
    for sentence, following in pairwise(document.sentences):
        assert sentence.start < sentence.end <= following.start
    assert document.sentences[-1].end <= len(document.text)
