"""Engines are interchangeable: each is a pair of taggers, chosen by name."""

from __future__ import annotations

from pathlib import Path

import pytest

import reader
from reader import pipeline
from reader.annotate import annotate, engines
from reader.annotate.engines import Engine
from reader.annotate.entities.detect import name_crf, name_rules
from reader.annotate.entities.mention import Mention
from reader.annotate.quotes.claim import ReportPart, Segment
from reader.annotate.quotes.tag import quote_crf, quote_rules
from reader.annotate.quotes.tag.tagged import TaggedPassage
from reader.load.fetching import Fetching
from reader.model.annotation import EntityKind
from reader.model.document import Document
from reader.model.raw import Raw
from reader.settings.engine import EngineUsed

STORY = "Port workers walk out\n\n“The gate stays shut,” Mara Okafor said on Monday in Averil.\n"


def story() -> Document:
    return pipeline.parse_document(Raw("strike.txt", STORY.encode()))


def test_every_engine_can_be_set() -> None:
    assert {engine.value for engine in EngineUsed} == {*engines.ENGINES, EngineUsed.AUTO}


def test_the_default_is_the_trained_taggers() -> None:
    names, quotes, _ = engines.load()
    assert isinstance(names, name_crf.NameCrf)
    assert isinstance(quotes, quote_crf.QuoteCrf)


def test_the_rules_replace_a_tagger_without_its_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(name_crf, "load", lambda: None)
    names, quotes, _ = engines.load("fast")
    assert isinstance(names, name_rules.NameRules)
    assert isinstance(quotes, quote_crf.QuoteCrf)


def test_an_unknown_engine_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"engine must be one of auto, fast, strong, rules, not 'magic'"):
        annotate(story(), "magic")


class OnlyAveril:
    """Tags one name, and nothing else."""

    def tag(self, text: str, sentences: object) -> list[Mention]:
        start = text.index("Averil")
        return [Mention(story().blocks[0].span._replace(start=start, end=start + 6), EntityKind.PLACE)]


class FirstWord:
    """Tags the first word of every passage as the content of a report."""

    def tag(self, text: str, passages: list[object]) -> list[TaggedPassage]:
        return [TaggedPassage([Segment(ReportPart.CONTENT, 0, 1)]) for _ in passages]


def test_any_pair_of_taggers_is_an_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(engines.ENGINES, "test", lambda: Engine(OnlyAveril(), FirstWord()))  # type: ignore[arg-type]
    assert [entity.name for entity in annotate(story(), "test").entities] == ["Averil"]


@pytest.fixture
def used(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """The names of the engines that are asked for."""
    names: list[str | None] = []
    load = engines.load

    def record(name: str | None = None) -> Engine:
        names.append(name)
        return load("rules")

    monkeypatch.setattr(engines, "load", record)
    return names


def test_scripts_choose_an_engine(used: list[str | None]) -> None:
    reader.read_text(STORY, engine="rules")
    assert used == ["rules"]


def test_many_sources_are_read_with_the_engine_that_was_chosen(used: list[str | None], tmp_path: Path) -> None:
    path = tmp_path / "strike.txt"
    path.write_text(STORY, "utf-8")
    list(reader.read_many([path], fetching=Fetching(engine="rules")))
    assert used == ["rules"]


def test_the_rules_tag_without_a_model() -> None:
    document = annotate(story(), "rules")
    assert [document.slice(quote.source) for quote in document.quotes if quote.source] == ["Mara Okafor"]
    assert quote_rules.QuoteRules().tag("", []) == []
