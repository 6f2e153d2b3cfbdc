"""What every document promises, field by field: the bundled samples, and articles of every format and sort."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from reader.export.jsonl import dumps
from reader.export.record import record_of
from reader.model.annotation import Certainty, EntityKind, FactKind, QuoteKind
from reader.model.document import BlockKind, Document, MarkKind
from reader.model.raw import Raw
from reader.pipeline import read, read_raw
from reader.samples import SAMPLES
from tests.invented import ARTICLES

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
        "facts": list,
        "engine": dict,
    },
    "block": {"kind": str, "start": int, "end": int},
    "mark": {"kind": str, "start": int, "end": int},
    "engine": {"name": str, "models": str, "reader": str},
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
    "fact": {"kind": str, "span": list, "text": str, "value": (str, type(None)), "certainty": str},
}


OPTIONAL: dict[str, dict[str, Any]] = {
    "record": {"notices": list},
    "block": {"level": int, "quoted": int},
    "mark": {"target": str},
}
"""Fields that are left out where there is nothing to say."""

DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?")
QUOTATION_MARKS = re.compile("[“”\"„«»‘’']")
PRONOUNS = frozenset(["i", "he", "she", "it", "they", "we", "you", "him", "her", "them", "his", "its", "their", "who"])


@pytest.fixture(params=SAMPLES, ids=lambda path: path.stem, scope="module")
def sample(request: pytest.FixtureRequest) -> Document:
    return read(request.param)


@pytest.fixture(params=[*SAMPLES, *ARTICLES], ids=lambda one: getattr(one, "stem", one), scope="module")
def document(request: pytest.FixtureRequest) -> Document:
    if request.param in ARTICLES:
        uri, text = ARTICLES[request.param]
        return read_raw(Raw(uri, text.encode()))
    return read(request.param)


@pytest.fixture
def record(document: Document) -> Record:
    """The object as another program gets it."""
    loaded: Record = json.loads(dumps(record_of(document)))
    return loaded


def spans_of(record: Record) -> Iterator[list[int]]:
    """Every span of the object, those of blocks and marks included."""
    for layer in record["blocks"] + record["marks"]:
        yield [layer["start"], layer["end"]]
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
    yield from (fact["span"] for fact in record["facts"])


def has_fields(thing: Record, name: str) -> bool:
    fields = {**FIELDS[name], **{field: kind for field, kind in OPTIONAL.get(name, {}).items() if field in thing}}
    return thing.keys() == fields.keys() and all(isinstance(thing[field], kind) for field, kind in fields.items())


def test_every_field_is_there_with_its_type(record: Record) -> None:
    assert has_fields(record, "record")
    assert record["schema"] == 1
    assert has_fields(record["source"], "source")
    assert has_fields(record["metadata"], "metadata")
    assert all(has_fields(block, "block") for block in record["blocks"])
    assert all(has_fields(mark, "mark") for mark in record["marks"])
    assert all(has_fields(caption, "caption") for caption in record["captions"])
    assert record["comments"] is None or has_fields(record["comments"], "comments")
    assert all(has_fields(entity, "entity") for entity in record["entities"])
    assert all(has_fields(role, "role") for entity in record["entities"] for role in entity["roles"])
    assert all(has_fields(quote, "quote") for quote in record["quotes"])
    assert all(has_fields(fact, "fact") for fact in record["facts"])
    assert has_fields(record["engine"], "engine")


def test_kinds_are_of_the_closed_sets(record: Record) -> None:
    assert {block["kind"] for block in record["blocks"]} <= set(BlockKind)
    assert {mark["kind"] for mark in record["marks"]} <= set(MarkKind)
    assert {entity["kind"] for entity in record["entities"]} <= set(EntityKind)
    assert {quote["kind"] for quote in record["quotes"]} <= set(QuoteKind)
    assert {quote["certainty"] for quote in record["quotes"]} <= set(Certainty)
    assert {fact["kind"] for fact in record["facts"]} <= set(FactKind)
    assert {fact["certainty"] for fact in record["facts"]} <= set(Certainty)
    assert all(record["text"][slice(*fact["span"])] == fact["text"] for fact in record["facts"])


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
            assert following["kind"] == "paragraph"
        else:
            assert re.fullmatch(r"\s*\n\s*\n\s*", gap), f"{gap!r} lies between blocks"


def test_no_block_is_empty_or_padded(record: Record) -> None:
    for block in record["blocks"]:
        words = record["text"][block["start"] : block["end"]]
        assert words
        assert words == words.strip()


def test_text_is_clean(record: Record) -> None:
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", record["text"])


def test_the_samples_have_every_layer(sample: Document) -> None:
    assert sample.captions
    assert sample.comments is not None
    assert sample.entities
    assert {quote.kind for quote in sample.quotes} == set(QuoteKind)
    assert sample.sentences
    assert sample.metadata.authors
    assert all(author in sample.text for author in sample.metadata.authors)
    headlines = {sample.slice(block.span) for block in sample.blocks_of(BlockKind.HEADLINE)}
    assert sample.metadata.headline in headlines


def test_what_is_invented_has_every_kind_of_block_and_mark() -> None:
    documents = [read_raw(Raw(uri, text.encode())) for uri, text in ARTICLES.values()]
    assert {block.kind for document in documents for block in document.blocks} == set(BlockKind)
    assert {mark.kind for document in documents for mark in document.marks} == set(MarkKind)
    for part in ("landings", "captions", "comments", "entities", "quotes", "facts"):
        assert any(getattr(document, part) for document in documents), part


def test_marks_lie_each_in_one_block_and_only_links_lead_somewhere(record: Record) -> None:
    for mark in record["marks"]:
        assert any(block["start"] <= mark["start"] and mark["end"] <= block["end"] for block in record["blocks"]), (
            f"{mark} lies in no block"
        )
        assert (mark["kind"] == "link") == bool(mark.get("target"))
    places = [(mark["kind"], mark["start"], mark["end"]) for mark in record["marks"]]
    assert len(set(places)) == len(places)


def test_every_place_that_a_link_leads_to_has_words_and_a_name_of_its_own(document: Document) -> None:
    assert all(document.text[place.offset].strip() for place in document.landings)
    assert len({place.name for place in document.landings}) == len(document.landings)


def test_metadata_says_what_it_says_in_agreed_forms(record: Record) -> None:
    metadata = record["metadata"]
    assert metadata["published"] is None or DATE.fullmatch(metadata["published"])
    assert metadata["language"] is None or re.fullmatch("[a-z]{2}", metadata["language"])
    assert metadata["headline"] is None or metadata["headline"].strip()
    assert all(author.strip() and "\n" not in author for author in metadata["authors"])
    assert metadata["authors"] or not metadata["authors_inferred"]


def test_captions_stand_in_caption_blocks_word_for_word(document: Document) -> None:
    blocks = document.blocks_of(BlockKind.CAPTION)
    for caption in document.captions:
        assert all(any(block.span.contains(span) for block in blocks) for span in caption.spans)
        assert caption.text == max((document.slice(span) for span in caption.spans), key=len), "it is the fullest"
        assert {document.slice(span) for span in caption.credit_spans} <= {caption.credit}
        assert not caption.credit or not re.match(r"[(\[]|photo:", caption.credit, re.IGNORECASE)
    for block in blocks:
        assert any(block.span.contains(span) for caption in document.captions for span in caption.spans)


def test_comments_cover_their_blocks(document: Document) -> None:
    blocks = document.blocks_of(BlockKind.COMMENTS)
    assert (document.comments is not None) == bool(blocks)
    if document.comments is not None:
        assert document.comments.span == (blocks[0].span.start, blocks[-1].span.end)


def test_ids_are_unique_and_speakers_exist(record: Record) -> None:
    entities = [entity["id"] for entity in record["entities"]]
    quotes = [quote["id"] for quote in record["quotes"]]
    assert len(set(entities)) == len(entities)
    assert len(set(quotes)) == len(quotes)
    assert {quote["speaker"] for quote in record["quotes"]} - {None} <= set(entities)


def test_an_entity_is_named_and_called_in_the_words_of_the_text(document: Document) -> None:
    for entity in document.entities:
        words = {" ".join(document.slice(span).split()) for span in entity.mentions + entity.either}
        assert not any("\t" in document.slice(span) for span in entity.mentions), "no name stands in two cells"
        assert entity.mentions == tuple(sorted(set(entity.mentions)))
        assert entity.name in words
        assert all(document.slice(alias.span) == alias.text for alias in entity.aliases)
        assert all(document.slice(role.span) == role.text for role in entity.roles)
        assert not any(re.search(r"['’]s?$", word) for word in words), "a possessive ending is no part of a mention"
        assert not any(word.islower() and word in PRONOUNS for word in words)
        assert entity.name not in {alias.text for alias in entity.aliases}
        assert not entity.roles or entity.kind is EntityKind.PERSON


def test_the_role_is_the_first_of_the_roles(record: Record) -> None:
    for entity in record["entities"]:
        assert entity["role"] == (entity["roles"][0]["text"] if entity["roles"] else None)


def test_mentions_do_not_overlap(document: Document) -> None:
    mentions = sorted(span for entity in document.entities for span in entity.mentions)
    for mention, following in pairwise(mentions):
        assert mention.end <= following.start


def test_quotes_stand_in_order_and_every_part_in_one_block(document: Document) -> None:
    starts = [quote.content[0].start for quote in document.quotes]
    assert starts == sorted(starts)
    for part in (part for quote in document.quotes for part in quote.content):
        assert any(block.span.contains(part) for block in document.blocks)
        assert document.slice(part) == document.slice(part).strip()


def test_a_quote_keeps_its_parts_in_order_and_apart_from_its_cue(document: Document) -> None:
    for quote in document.quotes:
        parts = quote.content
        assert all(part.end <= following.start for part, following in pairwise(parts))
        for outside in (quote.source, quote.cue):
            assert outside is None or not any(outside.overlaps(part) for part in parts)


def test_quotes_have_the_marks_of_their_kind(document: Document) -> None:
    own = {block.span.start for block in document.blocks_of(BlockKind.QUOTE)}
    for quote in document.quotes:
        words = " ".join(map(document.slice, quote.content))
        if quote.kind is QuoteKind.DIRECT and quote.content[0].start not in own:  # a block quotation needs no marks
            assert QUOTATION_MARKS.match(words)
        elif quote.kind is QuoteKind.INDIRECT:
            assert not re.search('[“”"]', words)
        elif quote.kind in (QuoteKind.MIXED, QuoteKind.SCARE):
            assert QUOTATION_MARKS.search(words)


def test_words_that_nobody_speaks_have_no_speaker(document: Document) -> None:
    scare = [quote for quote in document.quotes if quote.kind is QuoteKind.SCARE]
    assert all((quote.speaker, quote.source, quote.cue, quote.via) == (None,) * 4 for quote in scare)


def test_a_speaker_is_whom_the_text_names(document: Document) -> None:
    for quote in document.quotes:
        assert quote.speaker is None or (quote.source is not None and quote.reason)


def test_sentences_lie_in_order_inside_the_text(document: Document) -> None:
    for sentence, following in pairwise(document.sentences):
        assert sentence.start < sentence.end <= following.start
    assert all(sentence.end <= len(document.text) for sentence in document.sentences)
