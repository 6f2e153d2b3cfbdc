"""The order of things, and what happens when one of them fails."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader import label, pipeline
from reader.base.values import replace
from reader.errors import SourceFailed, SourceIsEmpty, SourceNotFound
from reader.load import load as load_source
from reader.model.document import Document, Source
from reader.model.draft import Draft
from reader.pipeline import read, read_many, read_text

STORY = "Ferry waits for wind\n\n“It will come,” said Astrid Kjellmark, the council leader. “It always has.”\n"


@pytest.fixture
def desk(tmp_path: Path) -> list[str]:
    """Two articles with an empty file and a missing one between them."""
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(STORY)
    (tmp_path / "empty.txt").touch()
    return [str(tmp_path / name) for name in ("one.txt", "empty.txt", "missing.txt", "two.txt")]


def test_reading_a_path_gives_the_whole_document(desk: list[str]) -> None:
    document = read(Path(desk[0]))
    assert document.metadata.headline == "Ferry waits for wind"
    assert [document.slice(span) for span in document.quotes[0].content] == ["“It will come,”", "“It always has.”"]


def test_annotation_never_changes_the_text(desk: list[str]) -> None:
    raw = load_source(desk[0])
    parsed, whole = pipeline.parse_document(raw), pipeline.read_raw(raw)
    assert (whole.text, whole.blocks, whole.captions) == (parsed.text, parsed.blocks, parsed.captions)


@pytest.mark.parametrize("jobs", [1, 3])
def test_failures_stand_where_their_documents_would(jobs: int, desk: list[str]) -> None:
    outcomes = list(read_many(desk, jobs))
    assert [type(outcome) for outcome in outcomes] == [Document, SourceIsEmpty, SourceNotFound, Document]
    assert [str(outcome).partition(": ")[0] for outcome in outcomes[1:3]] == desk[1:3]


def test_processes_give_the_same_documents(desk: list[str]) -> None:
    sources = desk[:1] * 9
    assert list(read_many(sources, 3)) == list(read_many(sources))


def test_names_and_quotes_can_be_left_out(desk: list[str]) -> None:
    (document,) = read_many(desk[:1], annotated=False)
    assert isinstance(document, Document)
    assert (document.sentences, document.quotes, document.entities) == ((), (), ())


def test_sources_are_read_only_as_they_are_asked_for(desk: list[str]) -> None:
    outcomes = read_many(desk)
    assert isinstance(next(outcomes), Document)
    Path(desk[3]).unlink()
    assert isinstance(list(outcomes)[-1], SourceNotFound)


def test_a_fault_of_ours_is_reported_as_that_source_failing(desk: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(draft: Draft) -> Draft:
        raise ZeroDivisionError("no columns")

    monkeypatch.setattr(label, "RULES", (("stumble", stumble),))
    (outcome,) = read_many(desk[:1])
    assert isinstance(outcome, SourceFailed)
    assert outcome.reason == "reading it failed: ZeroDivisionError: no columns"


def test_a_process_that_dies_is_reported_as_that_source_failing(
    desk: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(draft: Draft) -> Draft:
        if "one.txt" in draft.source.uri:
            os._exit(7)
        return draft

    monkeypatch.setattr(label, "RULES", (*label.RULES, ("die", die)))
    outcomes = list(read_many([desk[0], desk[3]], 2))
    assert isinstance(outcomes[0], SourceFailed)
    assert "exit code 7" in outcomes[0].reason
    assert isinstance(outcomes[1], Document)


def test_paths_are_taken_as_well_as_strings(desk: list[str]) -> None:
    assert list(read_many(map(Path, desk[:1]))) == list(read_many(desk[:1])) == [read(desk[0])]


def test_one_path_is_not_several() -> None:
    with pytest.raises(TypeError, match=r"use read\(\) for one"):
        read_many("ferry.txt")
    with pytest.raises(TypeError):
        read_many(Path("ferry.txt"))  # type: ignore[arg-type]


def test_less_than_one_job_is_refused(desk: list[str]) -> None:
    with pytest.raises(ValueError, match="at least 1, not 0"):
        read_many(desk, 0)


def test_a_string_is_read_like_a_file(desk: list[str]) -> None:
    document, from_file = read_text(STORY, uri=desk[0]), read(desk[0])
    assert document == from_file
    assert read_text(STORY).source == Source("<string>", "text")


FORMATS = {
    "text": STORY,
    "markdown": "# Ferry waits\n\nThe **ferry** waits.\n",
    "html": "<h1>Ferry waits</h1><p>The <b>ferry</b> waits.</p>",
}


@pytest.mark.parametrize("name", FORMATS)
def test_the_format_of_a_string_is_seen_from_it(name: str) -> None:
    assert read_text(FORMATS[name], url="https://news.example/ferry.html").source.format == name


@pytest.mark.parametrize("url", [None, "https://news.example/ferry.md"])
def test_a_format_that_is_named_is_taken_at_its_word(url: str | None) -> None:
    assert read_text(FORMATS["html"], "text", url=url).text == FORMATS["html"]
    assert read_text("The **ferry** waits.", format="markdown").text == "The ferry waits."
    assert read_text("The <b>ferry</b> waits.", "html", url=url).text == "The ferry waits."


def test_a_format_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="one of text, markdown, html, not 'pdf'"):
        read_text(STORY, "pdf")  # type: ignore[arg-type]


def test_links_of_a_string_lead_from_its_address() -> None:
    document = read_text('<p>See <a href="/ferry">the ferry</a>.</p>', url="https://news.example/a/b")
    assert [mark.target for mark in document.marks] == ["https://news.example/ferry"]
    assert document.metadata.url == document.source.url == "https://news.example/a/b"


def test_a_string_without_words_is_empty() -> None:
    with pytest.raises(SourceIsEmpty, match="<string>"):
        read_text(" \n\n")


def test_what_a_page_says_of_its_encoding_does_not_touch_a_string() -> None:
    page = '<html><meta charset="iso-8859-1"><p>Café “Zur Möwe” opens.</p>'
    assert read_text(page).text == "Café “Zur Möwe” opens."


def test_a_string_loses_what_has_no_place_in_a_text() -> None:
    assert read_text("Ferry\0 \ud800waits\x1b").text == "Ferry waits"


def test_the_speaker_of_a_quote_is_an_entity() -> None:
    document = read_text(STORY)
    (quote,) = document.quotes
    speaker = document.speaker_of(quote)
    assert speaker is not None
    assert speaker.name == "Astrid Kjellmark"
    assert document.speaker_of(replace(quote, speaker=None)) is None


@pytest.mark.parametrize("gap", ["\n\n", " "], ids=["paragraphs", "one paragraph"])
def test_of_a_very_long_text_only_the_beginning_is_annotated(gap: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "MOST_ANNOTATED", 300)
    days = (
        f"“It will come on day {day},” Astrid Kjellmark said, and shut the harbour gate again." for day in range(40)
    )
    text = gap.join(["Ferry waits", *days])
    document = read_text(text, "text")
    assert document.notices == ("is so long that names and quotes are looked for only in its first 300 characters",)
    assert document.text == text
    assert document.blocks[-1].span.end == len(text)
    assert 3 <= len(document.quotes) <= 5
    assert max(span.end for span in document.sentences) <= 300
    assert read_text(text[:300], "text").notices == ()
