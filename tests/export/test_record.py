"""The object that scripts rely on, field by field."""

from __future__ import annotations

from reader.export.record import record_of
from reader.model.build import build
from reader.model.document import BlockKind, Document, Source
from reader.model.draft import Draft, DraftBlock


def test_the_fields_stand_in_the_promised_order(document: Document) -> None:
    assert list(record_of(document)) == [
        "schema",
        "source",
        "text",
        "metadata",
        "blocks",
        "marks",
        "captions",
        "comments",
        "entities",
        "quotes",
        "facts",
        "engine",
    ]


def test_the_source_says_how_it_was_read(document: Document) -> None:
    assert record_of(document)["source"] == {
        "uri": "desk/strike.txt",
        "format": "text",
        "encoding": "utf-8",
        "encoding_guessed": False,
    }


def test_metadata_that_is_not_known_is_null(document: Document) -> None:
    metadata = record_of(document)["metadata"]
    assert (metadata["dek"], metadata["publisher"], metadata["url"]) == (None, None, None)
    assert (metadata["authors"], metadata["published"]) == (["Ana Reyes"], "2025-03-04")


def test_a_block_has_a_level_only_where_it_has_depth(document: Document) -> None:
    blocks = record_of(document)["blocks"]
    assert [set(block) for block in blocks[:1]] == [{"kind", "start", "end"}]
    assert [block["level"] for block in blocks if "level" in block] == [1]


def test_a_block_says_how_deep_it_is_quoted() -> None:
    blocks = (DraftBlock("They say.", BlockKind.PARAGRAPH), DraftBlock("a roof", BlockKind.LIST_ITEM, quoted=2))
    record = record_of(build(Draft(Source("quay.md", "markdown"), blocks)))
    assert [block.get("quoted") for block in record["blocks"]] == [None, 2]


def test_only_links_have_a_target(document: Document) -> None:
    marks = {mark["kind"]: mark for mark in record_of(document)["marks"][:2]}
    assert marks["link"]["target"] == "https://news.example/a?b=1&c=2"
    assert "target" not in marks["strong"]


def test_a_caption_and_its_credit(document: Document) -> None:
    (caption,) = record_of(document)["captions"]
    assert (caption["text"], caption["credit"], caption["truncated"], caption["image"]) == (
        "Cranes at rest on Tues",
        "Jo Lind/Harbour Press",
        True,
        None,
    )
    assert [document.text[start:end] for start, end in caption["credit_spans"]] == ["Jo Lind/Harbour Press"]


def test_comments_tell_heading_note_and_place(document: Document) -> None:
    comments = record_of(document)["comments"]
    assert (comments["heading"], comments["items"]) == ("COMMENTS", [])
    assert document.text[slice(*comments["span"])] == "COMMENTS\n\nComments close after two days."


def test_an_entity_has_its_spellings_as_strings_and_its_first_role(document: Document) -> None:
    person, place = record_of(document)["entities"]
    assert (person["name"], person["aliases"], person["role"]) == ("Mara Okafor", ["M. Okafor"], "Union secretary")
    assert [document.text[slice(*role["span"])] for role in person["roles"]] == ["Union secretary"]
    assert [document.text[slice(*span)] for span in person["either"]] == ["Okafor"]
    assert (place["role"], place["roles"]) == (None, [])
    assert [document.text[slice(*span)] for span in place["unmerged"]] == ["Port"]


def test_a_quote_tells_who_and_how(document: Document) -> None:
    quote = record_of(document)["quotes"][0]
    assert [document.text[slice(*span)] for span in quote["content"]] == [
        "“=SUM of all fears,”",
        "“Not [sic] ours.”",
        "“Go on.",
    ]
    assert (document.text[slice(*quote["source"])], document.text[slice(*quote["cue"])]) == ("she", "said")
    assert (quote["speaker"], quote["via"], quote["certainty"]) == ("e1", "Yonder News", "likely")


def test_what_is_not_known_of_a_quote_is_null(document: Document) -> None:
    quote = record_of(document)["quotes"][2]
    assert [quote[field] for field in ("source", "cue", "speaker", "via", "reason")] == [None] * 5
    assert quote["certainty"] == "unsure"
