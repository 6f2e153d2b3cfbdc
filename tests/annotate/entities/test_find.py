"""All steps on short articles: what must hold with the trained tagger and with the rules."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from reader.annotate import engines, entities
from reader.annotate.entities.detect.name_tagger import NameTagger
from reader.model.annotation import Entity, EntityKind
from reader.model.document import Block, BlockKind, Caption, Document, Source
from reader.model.span import Span
from tests.work import LINEAR, growth

LEAD = (
    "Defence Minister Mara Okafor told reporters in Paris on Tuesday that Russia would pay $15 million. "
    "Later Okafor met John Denholm, the head of the World Health Organization (WHO). "
    "“We are ready,” Denholm said. The WHO and Russian officials agreed."
)


PIECES = (
    "Mara Okafor ( ) [ ] WHO World Health Organization the and of Bank Merrow ’s , . -- said Minister $5 May Kim 2020 "
    "Port Sound Halcyon Terminals DCOU Dr “ ” — regime U.N. Security Council A AB Ltd National Park leaders"
)


@pytest.fixture(params=["fast", "rules"])
def tagger(request: pytest.FixtureRequest) -> NameTagger:
    """The name tagger of an engine; every test runs with each of them."""
    return engines.load(request.param).names


def document(*blocks: tuple[BlockKind, str]) -> Document:
    text = "\n\n".join(words for _, words in blocks)
    made: list[Block] = []
    start = 0
    for kind, words in blocks:
        made.append(Block(kind, Span(start, start + len(words))))
        start += len(words) + 2
    return Document(Source("case", "text"), text, blocks=tuple(made))


def named(read: Document, tagger: NameTagger) -> dict[str, Entity]:
    return {entity.name: entity for entity in entities.find(read, tagger).entities}


def test_names_are_found_with_their_kinds(tagger: NameTagger) -> None:
    found = named(document((BlockKind.PARAGRAPH, LEAD)), tagger)
    kinds = {name: entity.kind for name, entity in found.items()}
    assert kinds["Mara Okafor"] is kinds["John Denholm"] is EntityKind.PERSON
    assert kinds["Paris"] is kinds["Russia"] is EntityKind.PLACE
    assert kinds["World Health Organization"] is EntityKind.ORGANIZATION
    assert kinds["Tuesday"] is EntityKind.DATE
    assert kinds["$15 million"] is EntityKind.MONEY
    assert kinds["Russian"] is EntityKind.GROUP


def test_spellings_and_roles_are_collected_per_entity(tagger: NameTagger) -> None:
    found = named(document((BlockKind.PARAGRAPH, LEAD)), tagger)
    assert [alias.text for alias in found["Mara Okafor"].aliases] == ["Okafor"]
    assert found["Mara Okafor"].role == "Defence Minister"
    assert found["John Denholm"].role == "head of the World Health Organization (WHO)"
    assert len(found["World Health Organization"].mentions) == 3


def test_entities_are_numbered_in_text_order(tagger: NameTagger) -> None:
    found = entities.find(document((BlockKind.PARAGRAPH, LEAD)), tagger).entities
    starts = [entity.mentions[0] for entity in found]
    assert starts == sorted(starts)
    assert [entity.id for entity in found] == [f"e{number}" for number in range(1, len(found) + 1)]
    mentions = sorted(span for entity in found for span in entity.mentions)
    assert all(first.end <= second.start for first, second in pairwise(mentions))


@pytest.mark.parametrize("kind", [BlockKind.CREDIT, BlockKind.FURNITURE, BlockKind.COMMENTS, BlockKind.NOTE])
def test_blocks_outside_the_story_are_not_searched(tagger: NameTagger, kind: BlockKind) -> None:
    assert not entities.find(document((kind, "Minister Mara Okafor spoke in Paris.")), tagger).entities


def test_captions_are_searched_but_not_their_credits(tagger: NameTagger) -> None:
    words = "Minister Mara Okafor speaks in Paris. (John Denholm/Reuters)"
    read = document((BlockKind.CAPTION, words))
    caption = Caption("", (Span(0, 37),), "John Denholm/Reuters", (Span(39, 59),))
    credited = Document(read.source, read.text, blocks=read.blocks, captions=(caption,))
    assert set(named(credited, tagger)) == {"Mara Okafor", "Paris"}


def test_a_possessive_ending_is_not_part_of_a_name(tagger: NameTagger) -> None:
    found = named(
        document((BlockKind.PARAGRAPH, "Minister Mara Okafor spoke. Then Okafor’s ministry left Russia's coast.")),
        tagger,
    )
    assert {"Mara Okafor", "Russia"} <= set(found)
    assert len(found["Mara Okafor"].mentions) == 2


@pytest.mark.parametrize("headline", ["Russia Says Mara Okafor Will Pay", "RUSSIA SAYS MARA OKAFOR WILL PAY"])
def test_capitals_in_a_headline_do_not_make_names(tagger: NameTagger, headline: str) -> None:
    found = named(document((BlockKind.HEADLINE, headline), (BlockKind.PARAGRAPH, LEAD)), tagger)
    assert found["Mara Okafor"].mentions[0].start < len(headline)
    assert found["Russia"].mentions[0] == Span(0, 6)
    assert not {"Russia Says", "Will Pay", "Says"} & set(found)


def test_mentions_never_overlap_or_have_outer_whitespace(tagger: NameTagger) -> None:
    chance = random.Random(1)
    for _ in range(150):
        read = document((BlockKind.PARAGRAPH, " ".join(chance.choices(PIECES.split(), k=40)).replace(" ’", "’")))
        found = entities.find(read, tagger).entities
        spans = sorted({span for entity in found for span in (*entity.mentions, *entity.either)})
        assert all(first.end <= second.start for first, second in pairwise(spans))
        assert all(read.slice(span) == read.slice(span).strip() != "" for span in spans)


def test_an_article_without_words_has_no_entities(tagger: NameTagger) -> None:
    assert not entities.find(document((BlockKind.PARAGRAPH, "…")), tagger).entities


ENDLESS = (
    *("A", "Aa ", "Aa. ", "“", "(", "of ", "A-", "$1 ", "Mr ", "Aa, ", "Mara Okafor (MO) ", "DPRK [North Korea] "),
    *("World Health Organization (WHO) ", "Ann Cole met Bob Cole. Cole left. ", "Halcyon’s Hall "),
)


@pytest.mark.parametrize("unit", ENDLESS)
def test_time_is_linear_in_an_article_that_repeats_one_line(tagger: NameTagger, unit: str) -> None:
    def find(text: str) -> Document:
        return entities.find(document((BlockKind.PARAGRAPH, text)), tagger)

    assert growth(find, unit * 800) < LINEAR
