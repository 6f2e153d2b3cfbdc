"""Articles and notes in the forms of other programs, read back as those would."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bibtexparser.entrypoint import parse_string
from markdown_it import MarkdownIt

from reader.base.values import replace
from reader.export.references.annotations import CONTEXT, web_annotations
from reader.export.references.bibtex import bibtex
from reader.export.references.csl import csl_items
from reader.export.references.keys import keys_of
from reader.export.references.note import Note
from reader.export.references.notebook import notebook
from reader.export.references.people import author_name
from reader.model.document import Document
from reader.model.span import Span
from reader.parse.front_matter import split_front_matter
from tests.articles_said import Said, article

ADDRESS = "https://news.example/port/strike?id=1&b={2}"
WORDS = "We will stay out until the *night pay* is back"


def strike(**about: Any) -> Document:
    plain = article(
        Said(WORDS, "Mara Okafor", "union secretary"),
        f"Nobody said “{WORDS}” twice. 📰 Cranes stood still.",
        headline="Port workers & owners: 50% walk_out {again}",
        url=ADDRESS,
        publisher="Harbour Post",
        published="2025-03-04T10:00:00+01:00",
    )
    people = replace(plain.metadata, authors=("Ana Reyes", "Piet van der Meer", "Reuters"), language="en")
    return replace(plain, metadata=replace(people, **about))


BARE = article("Cranes stood still.", headline="", uri="-")

NAMES = {
    "Ana Reyes": ("Reyes", "Ana", ""),
    "Piet van der Meer": ("van der Meer", "Piet", ""),
    "Jo M. Lind Jr.": ("Lind", "Jo M.", "Jr."),
    "Kim Sung-ho": ("Kim", "Sung-ho", ""),
    "Reuters": ("Reuters", "", ""),
    "Associated Press": ("Associated Press", "", ""),
    "The Harbour Desk": ("The Harbour Desk", "", ""),
    "Cher": ("Cher", "", ""),
    "All of the people at the desk": ("All of the people at the desk", "", ""),
}


@pytest.mark.parametrize(("author", "parts"), NAMES.items(), ids=NAMES.keys())
def test_parts_of_names(author: str, parts: tuple[str, str, str]) -> None:
    name = author_name(author)
    assert (name.family, name.given, name.suffix) == parts


def test_keys_are_unique() -> None:
    assert list(keys_of([strike(), strike(), BARE, BARE])) == [
        "reyes2025port",
        "reyes2025port-2",
        "article",
        "article-2",
    ]
    assert list(keys_of([strike(authors=("Åsa Öberg",), headline="The “Ärende”")])) == ["oberg2025arende"]


def test_csl() -> None:
    (item,) = csl_items([strike()])
    assert json.loads(json.dumps(item)) == {
        "id": "reyes2025port",
        "type": "article-newspaper",
        "title": "Port workers & owners: 50% walk_out {again}",
        "author": [
            {"family": "Reyes", "given": "Ana"},
            {"family": "van der Meer", "given": "Piet"},
            {"literal": "Reuters"},
        ],
        "issued": {"date-parts": [[2025, 3, 4]]},
        "container-title": "Harbour Post",
        "URL": ADDRESS,
        "language": "en",
    }
    assert csl_items([BARE]) == [{"id": "article", "type": "webpage"}]


def test_bibtex_is_read_by_a_parser() -> None:
    library = parse_string("\n".join(bibtex([strike(), strike(), BARE])))
    assert not library.failed_blocks
    assert [(entry.entry_type, entry.key) for entry in library.entries] == [
        ("article", "reyes2025port"),
        ("article", "reyes2025port-2"),
        ("misc", "article"),
    ]
    fields = {field.key: field.value for field in library.entries[0].fields}
    assert fields == {
        "title": r"{Port workers \& owners: 50\% walk\_out {\textbraceleft}again{\textbraceright}}",
        "author": "Reyes, Ana and van der Meer, Piet and {Reuters}",
        "journal": "Harbour Post",
        "year": "2025",
        "month": fields["month"],
        "day": "4",
        "url": "https://news.example/port/strike?id=1&b=%7B2%7D",
        "language": "en",
    }


HOSTILE = ("a } b", "{", "\\input{x}", "@article{x,", "100 % of it", "$x^2$ ~ #1", 'say "no"', "a, b = {c}")


@pytest.mark.parametrize("headline", HOSTILE)
def test_no_words_break_bibtex(headline: str) -> None:
    entries = "\n".join(bibtex([strike(headline=headline, authors=(headline, "Ana Reyes"), publisher=headline), BARE]))
    library = parse_string(entries)
    assert not library.failed_blocks
    assert len(library.entries) == 2
    assert entries.count("{") == entries.count("}")


def note_on(document: Document, words: str, said: str = "", start: int = 0) -> Note:
    at = document.text.index(words, start)
    return Note(Span(at, at + len(words)), said, "2026-11-30T12:00:00Z")


def test_web_annotations_lead_back_to_the_words() -> None:
    document = strike()
    notes = [note_on(document, WORDS, "Check *this*."), note_on(document, "Cranes stood still")]
    made = web_annotations(document, notes)
    assert [each["motivation"] for each in made] == ["commenting", "highlighting"]
    for note, each in zip(notes, made, strict=True):
        assert (each["@context"], each["type"], each["target"]["source"]) == (CONTEXT, "Annotation", ADDRESS)
        quoted, placed = each["target"]["selector"]
        assert note.span is not None
        assert document.text[placed["start"] : placed["end"]] == quoted["exact"] == document.slice(note.span)
        whole = quoted["prefix"] + quoted["exact"] + quoted["suffix"]
        assert document.text.count(whole) == 1
        assert document.text.index(whole) + len(quoted["prefix"]) == note.span.start
    assert made[0]["body"][0]["value"] == "Check *this*."
    assert "body" not in made[1]
    assert web_annotations(BARE, []) == []


def test_a_notebook_has_front_matter_and_every_note() -> None:
    document = strike()
    second = note_on(document, "Cranes stood still", "And *then*?")
    text = notebook(document, [second, note_on(document, WORDS, "Ask her.")])
    fields, body = split_front_matter(text)
    assert list(fields["title"]) == ["Port workers & owners: 50% walk_out {again}"]
    assert list(fields["author"]) == ["Ana Reyes", "Piet van der Meer", "Reuters"]
    assert body.index("Ask her.") < body.index("And *then*?")
    html = MarkdownIt().render(body)
    assert "We will stay out until the *night pay* is back" in html
    assert "Mara Okafor, union secretary, said · <a href=" in html
    assert "And <em>then</em>?" in html


def test_a_notebook_of_an_article_that_says_nothing() -> None:
    assert notebook(BARE, [Note(Span(0, 6))]) == '---\nsource: "-"\nnotes: 1\n---\n\n# Notes\n\n> Cranes\n\n— ¶1\n'


def test_front_matter_is_yaml() -> None:
    yaml = pytest.importorskip("yaml")
    head = notebook(strike(headline='"x": [y] # \\ \x85'), []).split("---")[1]
    assert yaml.safe_load(head)["title"] == '"x": [y] # \\'
