"""What was put right is put right again in a fresh annotation, and nothing but the names and quotes changes."""

from __future__ import annotations

import pickle
from collections.abc import Callable

import pytest

from reader.library.corrections import (
    BY_HAND,
    Correction,
    CorrectionKind,
    Target,
    apply,
    give,
    hide,
    hide_quote,
    join,
    merge,
    rename,
    split,
)
from reader.model.annotation import Alias, Certainty, Entity, EntityKind, Quote, QuoteKind, Role
from reader.model.document import Document, Source
from reader.model.span import Span
from reader.pipeline import read
from reader.samples import SAMPLES
from reader.values import replace

TEXT = (
    "“It will come,” said Astrid Kjellmark, the council’s leader. Kjellmark waited with her brother Nils Kjellmark, "
    "the pilot. “Not today,” Kjellmark said. Skerrow Council met on Monday; the Council of Skerrow had no answer. "
    "The Monday Club wrote “no”."
)


def at(words: str, number: int = 0) -> Span:
    """Where the words stand for the first time, or after `number` other times."""
    start = -1
    for _ in range(number + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


ASTRID = Entity(
    "e1",
    EntityKind.PERSON,
    "Astrid Kjellmark",
    (at("Astrid Kjellmark"), at("Kjellmark", 1)),
    (Alias("Kjellmark", "surname", at("Kjellmark", 1)),),
    (Role("the council’s leader", at("the council’s leader")),),
    either=(at("Kjellmark", 3),),
)
NILS = Entity(
    "e2",
    EntityKind.PERSON,
    "Nils Kjellmark",
    (at("Nils Kjellmark"),),
    roles=(Role("the pilot", at("the pilot")),),
    either=(at("Kjellmark", 3),),
)
COUNCIL = Entity(
    "e3", EntityKind.ORGANIZATION, "Skerrow Council", (at("Skerrow Council"),), unmerged=(at("Council of Skerrow"),)
)
OF_SKERROW = Entity("e4", EntityKind.ORGANIZATION, "Council of Skerrow", (at("Council of Skerrow"),))
MONDAY = Entity("e5", EntityKind.DATE, "Monday", (at("Monday"), at("Monday", 1)))

COME = Quote(
    "q1",
    QuoteKind.DIRECT,
    (at("“It will come,”"),),
    at("Astrid Kjellmark"),
    at("said"),
    "e1",
    reason="name and verb after the quote",
    certainty=Certainty.CERTAIN,
)
TODAY = Quote("q2", QuoteKind.DIRECT, (at("“Not today,”"),), at("Kjellmark", 3), at("said", 1))
NO = Quote("q3", QuoteKind.SCARE, (at("“no”"),))

STORY = Document(
    Source("ferry.txt", "text"), TEXT, entities=(ASTRID, NILS, COUNCIL, OF_SKERROW, MONDAY), quotes=(COME, TODAY, NO)
)


def named(document: Document, name: str) -> Entity:
    """The one entity of that name."""
    (entity,) = [entity for entity in document.entities if entity.name == name]
    return entity


def names(document: Document) -> list[str]:
    """The names, in order."""
    return [entity.name for entity in document.entities]


def test_nothing_to_correct_is_the_document_itself() -> None:
    assert apply(STORY, ()) is STORY


def test_a_hidden_name_is_gone_and_so_is_its_word_on_quotes() -> None:
    corrected = apply(STORY, [hide(ASTRID)])
    assert corrected.entities == (NILS, COUNCIL, OF_SKERROW, MONDAY)
    assert corrected.quotes == (
        replace(COME, speaker=None, reason=BY_HAND, certainty=Certainty.UNSURE),
        TODAY,
        NO,
    )


def test_a_hidden_quote_is_gone() -> None:
    corrected = apply(STORY, [hide_quote(NO)])
    assert corrected == replace(STORY, quotes=(COME, TODAY))


def test_merged_names_are_one_under_the_name_that_was_chosen() -> None:
    corrected = apply(STORY, [merge(COUNCIL, into=OF_SKERROW)])
    assert names(corrected) == ["Astrid Kjellmark", "Nils Kjellmark", "Council of Skerrow", "Monday"]
    council = named(corrected, "Council of Skerrow")
    assert council.id == "e4"
    assert council.mentions == (at("Skerrow Council"), at("Council of Skerrow"))
    assert council.aliases == (Alias("Skerrow Council", BY_HAND, at("Skerrow Council")),)
    assert council.unmerged == ()


def test_merging_brings_everything_along() -> None:
    corrected = apply(STORY, [merge(ASTRID, into=NILS)])
    both = named(corrected, "Nils Kjellmark")
    assert both.mentions == (*ASTRID.mentions, *NILS.mentions, at("Kjellmark", 3))
    assert [alias.text for alias in both.aliases] == ["Astrid Kjellmark", "Kjellmark"]
    assert [role.text for role in both.roles] == ["the council’s leader", "the pilot"]
    assert both.either == ()
    assert corrected.quotes[0] == replace(COME, speaker="e2")


def test_what_could_be_a_third_stays_open_when_two_are_merged() -> None:
    third = Entity("e6", EntityKind.PERSON, "Ida Kjellmark", (), either=(at("Kjellmark", 3),))
    corrected = apply(replace(STORY, entities=(*STORY.entities, third)), [merge(ASTRID, into=NILS)])
    assert named(corrected, "Nils Kjellmark").either == (at("Kjellmark", 3),)
    assert named(corrected, "Ida Kjellmark").either == (at("Kjellmark", 3),)


def test_words_that_were_kept_apart_become_a_mention() -> None:
    story = replace(STORY, entities=tuple(entity for entity in STORY.entities if entity.id != "e4"))
    joined = named(apply(story, [join(story, at("Council of Skerrow"), into=COUNCIL)]), "Skerrow Council")
    assert joined.mentions == (at("Skerrow Council"), at("Council of Skerrow"))
    assert joined.aliases == (Alias("Council of Skerrow", BY_HAND, at("Council of Skerrow")),)
    assert joined.unmerged == ()
    assert apply(story, [join(story, at("the pilot"), into=COUNCIL)]) == story, "they were not kept apart from it"


def test_a_name_is_not_merged_into_itself() -> None:
    assert apply(STORY, [merge(ASTRID, into=ASTRID)]) == STORY


def test_a_mention_that_is_split_off_is_a_name_of_its_own() -> None:
    corrected = apply(STORY, [split(MONDAY, at("Monday", 1))])
    assert corrected.entities[:4] == STORY.entities[:4]
    assert corrected.entities[4:] == (
        replace(MONDAY, mentions=(at("Monday"),)),
        Entity("e6", EntityKind.DATE, "Monday", (at("Monday", 1),)),
    )


def test_what_is_split_off_takes_its_quotes_along() -> None:
    corrected = apply(STORY, [split(ASTRID, at("Astrid Kjellmark"))])
    apart = named(corrected, "Astrid Kjellmark")
    assert (apart.id, apart.mentions) == ("e6", (at("Astrid Kjellmark"),))
    assert corrected.quotes == (replace(COME, speaker="e6"), TODAY, NO)


def test_what_is_left_is_called_by_the_fullest_name_it_has() -> None:
    corrected = apply(STORY, [split(ASTRID, at("Astrid Kjellmark"))])
    rest = corrected.entities[0]
    assert (rest.id, rest.name, rest.aliases, rest.mentions) == ("e1", "Kjellmark", (), (at("Kjellmark", 1),))


def test_another_spelling_goes_with_its_only_mention_and_stays_with_another() -> None:
    assert apply(STORY, [split(ASTRID, at("Kjellmark", 1))]).entities[0].aliases == ()
    thrice = replace(ASTRID, mentions=(*ASTRID.mentions, at("Kjellmark", 3)), either=())
    story = replace(STORY, entities=(thrice, *STORY.entities[1:]))
    rest = apply(story, [split(thrice, at("Kjellmark", 1))]).entities[0]
    assert rest.aliases == (Alias("Kjellmark", "surname", at("Kjellmark", 3)),)


@pytest.mark.parametrize("mention", [at("Nils Kjellmark"), at("Skerrow"), Span(0, 1)])
def test_only_a_mention_of_several_is_split_off(mention: Span) -> None:
    assert apply(STORY, [split(NILS, mention)]) == STORY


def test_a_quote_is_given_to_whoever_said_it() -> None:
    corrected = apply(STORY, [give(TODAY, NILS), give(COME, None)])
    assert corrected.quotes == (
        replace(COME, speaker=None, reason=BY_HAND, certainty=Certainty.CERTAIN),
        replace(TODAY, speaker="e2", reason=BY_HAND, certainty=Certainty.CERTAIN),
        NO,
    )
    assert corrected.entities == STORY.entities


def test_a_new_name_leaves_the_old_one_as_another_spelling() -> None:
    corrected = apply(STORY, [rename(ASTRID, "  A. Kjellmark ")])
    renamed = corrected.entities[0]
    assert renamed == replace(
        ASTRID,
        name="A. Kjellmark",
        aliases=(Alias("Astrid Kjellmark", BY_HAND, at("Astrid Kjellmark")), *ASTRID.aliases),
    )


def test_a_name_can_be_changed_to_another_spelling_and_back() -> None:
    once = apply(STORY, [rename(ASTRID, "Kjellmark")])
    assert [alias.text for alias in once.entities[0].aliases] == ["Astrid Kjellmark"]
    twice = apply(once, [rename(once.entities[0], "Astrid Kjellmark")])
    assert [alias.text for alias in twice.entities[0].aliases] == ["Kjellmark"]


@pytest.mark.parametrize("name", ["", "   ", "Astrid Kjellmark"])
def test_no_new_name_changes_nothing(name: str) -> None:
    assert apply(STORY, [rename(ASTRID, name)]) == STORY


GONE = Target("Harbour Union", Span(0, 3))
LOST: dict[str, Correction] = {
    "hide": Correction(CorrectionKind.HIDE, GONE),
    "hide a quote": Correction(CorrectionKind.HIDE, Target("", Span(20, 30))),
    "merge": Correction(CorrectionKind.MERGE, GONE, Target("Astrid Kjellmark", ASTRID.mentions[0])),
    "merge into it": Correction(CorrectionKind.MERGE, Target("Astrid Kjellmark", ASTRID.mentions[0]), GONE),
    "merge into nothing": Correction(CorrectionKind.MERGE, Target("Astrid Kjellmark", ASTRID.mentions[0])),
    "split": Correction(CorrectionKind.SPLIT, GONE),
    "give a quote": Correction(CorrectionKind.GIVE, Target("", Span(20, 30)), None),
    "give to nobody here": Correction(CorrectionKind.GIVE, Target("", COME.content[0]), GONE),
    "rename": Correction(CorrectionKind.RENAME, GONE, text="Dockers"),
}


@pytest.mark.parametrize("correction", LOST.values(), ids=LOST.keys())
def test_what_is_not_found_any_more_is_passed_over(correction: Correction) -> None:
    assert apply(STORY, [correction]) == STORY
    bare = Document(STORY.source, TEXT)
    assert apply(bare, [correction]) == bare


def test_ids_do_not_matter() -> None:
    corrections = [merge(COUNCIL, into=OF_SKERROW), give(TODAY, NILS), hide(MONDAY), rename(ASTRID, "A. K.")]
    other_ids = {entity.id: f"e{40 - number}" for number, entity in enumerate(STORY.entities)}
    fresh = replace(
        STORY,
        entities=tuple(replace(entity, id=other_ids[entity.id]) for entity in STORY.entities),
        quotes=tuple(
            replace(quote, id=f"x{quote.id}", speaker=other_ids.get(quote.speaker or "")) for quote in STORY.quotes
        ),
    )
    corrected = apply(fresh, corrections)
    assert names(corrected) == names(apply(STORY, corrections))
    assert corrected.quotes[1].speaker == other_ids["e2"]


def test_a_name_is_found_again_by_itself_or_by_its_place() -> None:
    moved = replace(COUNCIL, mentions=(at("Skerrow"),))
    assert names(apply(replace(STORY, entities=(moved,)), [rename(COUNCIL, "Town hall")])) == ["Town hall"]
    called_otherwise = replace(COUNCIL, name="The Skerrow Council")
    assert names(apply(replace(STORY, entities=(called_otherwise,)), [hide(COUNCIL)])) == []


def test_of_two_with_one_name_the_one_in_that_place_is_meant() -> None:
    story = apply(STORY, [split(MONDAY, at("Monday", 1))])
    club = story.entities[5]
    corrected = apply(story, [rename(club, "Monday Club")])
    assert names(corrected)[4:] == ["Monday", "Monday Club"]
    nowhere = Correction(CorrectionKind.HIDE, Target("Monday", Span(0, 1)))
    assert apply(story, [nowhere]) == story


def test_a_quote_is_found_again_by_most_of_its_words() -> None:
    longer = replace(TODAY, content=(Span(TODAY.content[0].start, TODAY.content[0].end + 2),))
    corrected = apply(replace(STORY, quotes=(COME, longer)), [hide_quote(TODAY)])
    assert corrected.quotes == (COME,)
    touching = replace(TODAY, content=(Span(TODAY.content[0].start - 9, TODAY.content[0].start + 2),))
    story = replace(STORY, quotes=(COME, touching))
    assert apply(story, [hide_quote(TODAY)]) == story


def test_corrections_build_on_each_other_and_unmake_one_by_one() -> None:
    corrections: list[Correction] = []
    steps: list[Document] = [STORY]
    choices: list[Callable[[Document], Correction]] = [
        lambda story: rename(named(story, "Skerrow Council"), "The council"),
        lambda story: merge(named(story, "Council of Skerrow"), into=named(story, "The council")),
        lambda story: give(story.quotes[2], named(story, "The council")),
        lambda story: split(named(story, "The council"), at("Council of Skerrow")),
        lambda story: hide(named(story, "Council of Skerrow")),
    ]
    for choose in choices:
        corrections.append(choose(steps[-1]))
        steps.append(apply(STORY, corrections))
    assert names(steps[-1]) == ["Astrid Kjellmark", "Nils Kjellmark", "The council", "Monday"]
    assert steps[-1].quotes[2].speaker == "e3"
    for count, step in enumerate(steps):
        assert apply(STORY, corrections[:count]) == step


def every_correction(document: Document) -> list[Correction]:
    """One of each kind for every name and quote."""
    found: list[Correction] = []
    for entity, other in zip(document.entities, document.entities[1:] + document.entities[:1], strict=True):
        found += [hide(entity), merge(entity, into=other), rename(entity, "Somebody")]
        found += [split(entity, mention) for mention in entity.mentions]
    for number, quote in enumerate(document.quotes):
        speaker = document.entities[number % len(document.entities)]
        found += [hide_quote(quote), give(quote, speaker), give(quote, None)]
    return found


def assert_holds_together(document: Document) -> None:
    """Every document promises this, corrected or not."""
    ids = [entity.id for entity in document.entities]
    assert len(ids) == len(set(ids))
    assert {quote.speaker for quote in document.quotes} - {None} <= set(ids)
    for entity in document.entities:
        assert entity.name
        assert list(entity.mentions) == sorted(set(entity.mentions))
        assert not set(entity.mentions) & set(entity.either)
        assert entity.name not in [alias.text for alias in entity.aliases]


@pytest.fixture(params=SAMPLES, ids=lambda path: path.stem, scope="module")
def sample(request: pytest.FixtureRequest) -> Document:
    return read(request.param)


def test_whatever_is_corrected_the_document_holds_together(sample: Document) -> None:
    for correction in every_correction(sample):
        corrected = apply(sample, [correction])
        assert corrected != sample or correction.kind in (CorrectionKind.SPLIT, CorrectionKind.GIVE)
        assert_holds_together(corrected)
        assert replace(corrected, entities=sample.entities, quotes=sample.quotes) == sample
    everything = apply(sample, every_correction(sample))
    assert_holds_together(everything)
    assert everything.text == sample.text


def test_corrections_travel_between_processes() -> None:
    for correction in every_correction(STORY):
        assert pickle.loads(pickle.dumps(correction)) == correction
