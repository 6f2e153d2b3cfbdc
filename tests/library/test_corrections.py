"""Saved corrections apply to a new annotation, and change nothing but names and quotes."""

from __future__ import annotations

import pickle
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from random import Random

import pytest

from reader.annotate import facts
from reader.base.values import replace
from reader.library.anchors import Anchor, anchor_span
from reader.library.corrections import (
    BY_HAND,
    Correction,
    CorrectionKind,
    Target,
    apply,
    describe,
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
from tests.library.edits import NAMES, Edited, article

TEXT = (
    "“It will come,” said Astrid Kjellmark, the council’s leader. Kjellmark waited with her brother Nils Kjellmark, "
    "the pilot. “Not today,” Kjellmark said. Skerrow Council met on Monday; the Council of Skerrow had no answer. "
    "The Monday Club wrote “no”."
)


def at(words: str, number: int = 0) -> Span:
    """The first place of these words, or the one after `number` others."""
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


def put_right(document: Document, corrections: Sequence[Correction]) -> Document:
    """The document with corrections applied."""
    return apply(document, corrections).document


def test_without_corrections_the_document_is_returned_unchanged() -> None:
    assert put_right(STORY, ()) is STORY


def test_hiding_a_name_removes_it_as_a_speaker() -> None:
    corrected = put_right(STORY, [hide(STORY, ASTRID)])
    assert corrected.entities == (NILS, COUNCIL, OF_SKERROW, MONDAY)
    assert corrected.quotes == (
        replace(COME, speaker=None, reason=BY_HAND, certainty=Certainty.UNSURE),
        TODAY,
        NO,
    )


def test_a_hidden_quote_is_removed() -> None:
    corrected = put_right(STORY, [hide_quote(STORY, NO)])
    assert corrected == replace(STORY, quotes=(COME, TODAY))


def test_merged_names_become_one_under_the_chosen_name() -> None:
    corrected = put_right(STORY, [merge(STORY, COUNCIL, into=OF_SKERROW)])
    assert names(corrected) == ["Astrid Kjellmark", "Nils Kjellmark", "Council of Skerrow", "Monday"]
    council = named(corrected, "Council of Skerrow")
    assert council.id == "e4"
    assert council.mentions == (at("Skerrow Council"), at("Council of Skerrow"))
    assert council.aliases == (Alias("Skerrow Council", BY_HAND, at("Skerrow Council")),)
    assert council.unmerged == ()


def test_merging_combines_everything() -> None:
    corrected = put_right(STORY, [merge(STORY, ASTRID, into=NILS)])
    both = named(corrected, "Nils Kjellmark")
    assert both.mentions == (*ASTRID.mentions, *NILS.mentions, at("Kjellmark", 3))
    assert [alias.text for alias in both.aliases] == ["Astrid Kjellmark", "Kjellmark"]
    assert [role.text for role in both.roles] == ["the council’s leader", "the pilot"]
    assert both.either == ()
    assert corrected.quotes[0] == replace(COME, speaker="e2")


def test_a_mention_that_may_be_a_third_entity_stays_ambiguous() -> None:
    third = Entity("e6", EntityKind.PERSON, "Ida Kjellmark", (), either=(at("Kjellmark", 3),))
    corrected = put_right(replace(STORY, entities=(*STORY.entities, third)), [merge(STORY, ASTRID, into=NILS)])
    assert named(corrected, "Nils Kjellmark").either == (at("Kjellmark", 3),)
    assert named(corrected, "Ida Kjellmark").either == (at("Kjellmark", 3),)


def test_words_kept_apart_become_a_mention() -> None:
    story = replace(STORY, entities=tuple(entity for entity in STORY.entities if entity.id != "e4"))
    joined = named(put_right(story, [join(story, at("Council of Skerrow"), into=COUNCIL)]), "Skerrow Council")
    assert joined.mentions == (at("Skerrow Council"), at("Council of Skerrow"))
    assert joined.aliases == (Alias("Council of Skerrow", BY_HAND, at("Council of Skerrow")),)
    assert joined.unmerged == ()
    assert put_right(story, [join(story, at("the pilot"), into=COUNCIL)]) == story, "they were not kept apart from it"


def test_a_name_is_not_merged_into_itself() -> None:
    assert put_right(STORY, [merge(STORY, ASTRID, into=ASTRID)]) == STORY


def test_a_mention_split_off_becomes_an_entity() -> None:
    corrected = put_right(STORY, [split(STORY, MONDAY, at("Monday", 1))])
    assert corrected.entities[:4] == STORY.entities[:4]
    assert corrected.entities[4:] == (
        replace(MONDAY, mentions=(at("Monday"),)),
        Entity("e6", EntityKind.DATE, "Monday", (at("Monday", 1),)),
    )


def test_a_mention_split_off_takes_its_quotes_along() -> None:
    corrected = put_right(STORY, [split(STORY, ASTRID, at("Astrid Kjellmark"))])
    apart = named(corrected, "Astrid Kjellmark")
    assert (apart.id, apart.mentions) == ("e6", (at("Astrid Kjellmark"),))
    assert corrected.quotes == (replace(COME, speaker="e6"), TODAY, NO)


def test_the_rest_is_called_by_its_fullest_remaining_name() -> None:
    corrected = put_right(STORY, [split(STORY, ASTRID, at("Astrid Kjellmark"))])
    rest = corrected.entities[0]
    assert (rest.id, rest.name, rest.aliases, rest.mentions) == ("e1", "Kjellmark", (), (at("Kjellmark", 1),))


def test_an_alias_goes_with_its_only_mention_else_it_stays() -> None:
    assert put_right(STORY, [split(STORY, ASTRID, at("Kjellmark", 1))]).entities[0].aliases == ()
    thrice = replace(ASTRID, mentions=(*ASTRID.mentions, at("Kjellmark", 3)), either=())
    story = replace(STORY, entities=(thrice, *STORY.entities[1:]))
    rest = put_right(story, [split(story, thrice, at("Kjellmark", 1))]).entities[0]
    assert rest.aliases == (Alias("Kjellmark", "surname", at("Kjellmark", 3)),)


@pytest.mark.parametrize("mention", [at("Nils Kjellmark"), at("Skerrow"), Span(0, 1)])
def test_only_one_of_several_mentions_is_split_off(mention: Span) -> None:
    assert put_right(STORY, [split(STORY, NILS, mention)]) == STORY


def test_a_quote_is_given_to_another_speaker() -> None:
    corrected = put_right(STORY, [give(STORY, TODAY, NILS), give(STORY, COME, None)])
    assert corrected.quotes == (
        replace(COME, speaker=None, reason=BY_HAND, certainty=Certainty.CERTAIN),
        replace(TODAY, speaker="e2", reason=BY_HAND, certainty=Certainty.CERTAIN),
        NO,
    )
    assert corrected.entities == STORY.entities


def test_renaming_keeps_the_old_name_as_an_alias() -> None:
    corrected = put_right(STORY, [rename(STORY, ASTRID, "  A. Kjellmark ")])
    renamed = corrected.entities[0]
    assert renamed == replace(
        ASTRID,
        name="A. Kjellmark",
        aliases=(Alias("Astrid Kjellmark", BY_HAND, at("Astrid Kjellmark")), *ASTRID.aliases),
    )


def test_a_name_can_be_changed_to_an_alias_and_back() -> None:
    once = put_right(STORY, [rename(STORY, ASTRID, "Kjellmark")])
    assert [alias.text for alias in once.entities[0].aliases] == ["Astrid Kjellmark"]
    twice = put_right(once, [rename(once, once.entities[0], "Astrid Kjellmark")])
    assert [alias.text for alias in twice.entities[0].aliases] == ["Kjellmark"]


@pytest.mark.parametrize("name", ["", "   ", "Astrid Kjellmark"])
def test_renaming_to_nothing_changes_nothing(name: str) -> None:
    assert put_right(STORY, [rename(STORY, ASTRID, name)]) == STORY


NOWHERE = Anchor("the harbour union", "said Mara Okafor of ", " on Sunday", 3)
GONE = Target("Harbour Union", NOWHERE)
SILENT = Target("", replace(NOWHERE, exact="“We wait.”"))
LOST: dict[str, Correction] = {
    "hide": Correction(CorrectionKind.HIDE, GONE),
    "hide a quote": Correction(CorrectionKind.HIDE, SILENT),
    "hide what is no quote": Correction(CorrectionKind.HIDE, Target("", anchor_span(TEXT, at("the council’s leader")))),
    "merge": Correction(CorrectionKind.MERGE, GONE, hide(STORY, ASTRID).target),
    "merge into it": Correction(CorrectionKind.MERGE, hide(STORY, ASTRID).target, GONE),
    "merge into nothing": Correction(CorrectionKind.MERGE, hide(STORY, ASTRID).target),
    "split": Correction(CorrectionKind.SPLIT, GONE),
    "give a quote": Correction(CorrectionKind.GIVE, SILENT, None),
    "give to nobody here": Correction(CorrectionKind.GIVE, hide_quote(STORY, COME).target, GONE),
    "rename": Correction(CorrectionKind.RENAME, GONE, text="Dockers"),
    "what has no words": Correction(CorrectionKind.HIDE, Target("", Anchor("", "", "", 0))),
}


@pytest.mark.parametrize("correction", LOST.values(), ids=LOST.keys())
def test_a_correction_without_its_target_changes_nothing_and_is_lost(correction: Correction) -> None:
    assert apply(STORY, [correction]) == (STORY, (correction,))
    bare = Document(STORY.source, TEXT)
    assert apply(bare, [correction]) == (bare, (correction,))


def test_lost_corrections_keep_their_order_and_others_are_applied() -> None:
    made = [LOST["rename"], hide(STORY, MONDAY), LOST["hide a quote"], rename(STORY, ASTRID, "A. K.")]
    document, lost = apply(STORY, made)
    assert lost == (LOST["rename"], LOST["hide a quote"])
    assert names(document) == ["A. K.", "Nils Kjellmark", "Skerrow Council", "Council of Skerrow"]


def test_a_correction_no_longer_needed_is_not_lost() -> None:
    for needless in (rename(STORY, ASTRID, ASTRID.name), merge(STORY, NILS, into=NILS), split(STORY, NILS, at("Nils"))):
        assert apply(STORY, [needless]) == (STORY, ())


def test_ids_do_not_matter() -> None:
    corrections = [
        merge(STORY, COUNCIL, into=OF_SKERROW),
        give(STORY, TODAY, NILS),
        hide(STORY, MONDAY),
        rename(STORY, ASTRID, "A. K."),
    ]
    other_ids = {entity.id: f"e{40 - number}" for number, entity in enumerate(STORY.entities)}
    fresh = replace(
        STORY,
        entities=tuple(replace(entity, id=other_ids[entity.id]) for entity in STORY.entities),
        quotes=tuple(
            replace(quote, id=f"x{quote.id}", speaker=other_ids.get(quote.speaker or "")) for quote in STORY.quotes
        ),
    )
    corrected = put_right(fresh, corrections)
    assert names(corrected) == names(put_right(STORY, corrections))
    assert corrected.quotes[1].speaker == other_ids["e2"]


def test_an_entity_is_found_by_its_name_or_its_place() -> None:
    moved = replace(COUNCIL, mentions=(at("Skerrow"),))
    assert names(put_right(replace(STORY, entities=(moved,)), [rename(STORY, COUNCIL, "Town hall")])) == ["Town hall"]
    called_otherwise = replace(COUNCIL, name="The Skerrow Council")
    assert names(put_right(replace(STORY, entities=(called_otherwise,)), [hide(STORY, COUNCIL)])) == []


def test_of_two_entities_with_one_name_the_one_at_the_place_is_meant() -> None:
    story = put_right(STORY, [split(STORY, MONDAY, at("Monday", 1))])
    club = story.entities[5]
    corrected = put_right(story, [rename(story, club, "Monday Club")])
    assert names(corrected)[4:] == ["Monday", "Monday Club"]
    nowhere = Correction(CorrectionKind.HIDE, Target("Monday", NOWHERE))
    assert apply(story, [nowhere]) == (story, (nowhere,))


def test_an_entity_with_an_unrelated_name_is_not_meant_even_at_the_place() -> None:
    story = replace(
        STORY, entities=(replace(NILS, mentions=(*NILS.mentions, at("Kjellmark", 1)), name="N. K."), MONDAY)
    )
    brother = Correction(CorrectionKind.HIDE, Target("Astrid Kjellmark", anchor_span(TEXT, at("Nils Kjellmark"))))
    assert apply(story, [brother]) == (story, (brother,))
    assert apply(STORY, [brother]).document.entities[0] == NILS, "but one of that name is elsewhere"


def test_a_quote_is_found_by_most_of_its_words() -> None:
    longer = replace(TODAY, content=(Span(TODAY.content[0].start, TODAY.content[0].end + 2),))
    corrected = put_right(replace(STORY, quotes=(COME, longer)), [hide_quote(STORY, TODAY)])
    assert corrected.quotes == (COME,)
    touching = replace(TODAY, content=(Span(TODAY.content[0].start - 9, TODAY.content[0].start + 2),))
    story = replace(STORY, quotes=(COME, touching))
    assert put_right(story, [hide_quote(STORY, TODAY)]) == story


def test_corrections_build_on_each_other_and_are_undone_one_by_one() -> None:
    corrections: list[Correction] = []
    steps: list[Document] = [STORY]
    choices: list[Callable[[Document], Correction]] = [
        lambda story: rename(story, named(story, "Skerrow Council"), "The council"),
        lambda story: merge(story, named(story, "Council of Skerrow"), into=named(story, "The council")),
        lambda story: give(story, story.quotes[2], named(story, "The council")),
        lambda story: split(story, named(story, "The council"), at("Council of Skerrow")),
        lambda story: hide(story, named(story, "Council of Skerrow")),
    ]
    for choose in choices:
        corrections.append(choose(steps[-1]))
        steps.append(put_right(STORY, corrections))
    assert names(steps[-1]) == ["Astrid Kjellmark", "Nils Kjellmark", "The council", "Monday"]
    assert steps[-1].quotes[2].speaker == "e3"
    for count, step in enumerate(steps):
        assert put_right(STORY, corrections[:count]) == step


def every_correction(document: Document) -> list[Correction]:
    """A correction of each kind for every name and quote."""
    found: list[Correction] = []
    for entity, other in zip(document.entities, document.entities[1:] + document.entities[:1], strict=True):
        found += [hide(document, entity), merge(document, entity, into=other), rename(document, entity, "Somebody")]
        found += [split(document, entity, mention) for mention in entity.mentions]
    for number, quote in enumerate(document.quotes):
        speaker = document.entities[number % len(document.entities)]
        found += [hide_quote(document, quote), give(document, quote, speaker), give(document, quote, None)]
    return found


def assert_holds_together(document: Document) -> None:
    """Assert what holds for every document, corrected or not."""
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


def test_every_corrected_document_is_consistent(sample: Document) -> None:
    for correction in every_correction(sample):
        corrected = put_right(sample, [correction])
        assert corrected != sample or correction.kind in (CorrectionKind.SPLIT, CorrectionKind.GIVE)
        assert_holds_together(corrected)
        assert replace(corrected, entities=sample.entities, quotes=sample.quotes, facts=sample.facts) == sample
        assert facts.find(corrected) == corrected
    everything = put_right(sample, every_correction(sample))
    assert_holds_together(everything)
    assert everything.text == sample.text


def test_corrections_apply_to_an_edited_article() -> None:
    made = [
        merge(STORY, COUNCIL, into=OF_SKERROW),
        give(STORY, TODAY, NILS),
        split(STORY, MONDAY, at("Monday", 1)),
        hide_quote(STORY, NO),
    ]
    line = "Ferry waits for wind\n\n"
    document, lost = apply(shifted(STORY, line), made)
    assert lost == ()
    assert document == facts.find(shifted(put_right(STORY, made), line))


def shifted(document: Document, line: str) -> Document:
    """The same with one more line at the start."""
    by = len(line)

    def moved(span: Span | None) -> Span | None:
        return span.shifted(by) if span is not None else None

    def spans(those: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(span.shifted(by) for span in those)

    return replace(
        document,
        text=line + document.text,
        entities=tuple(
            replace(
                entity,
                mentions=spans(entity.mentions),
                either=spans(entity.either),
                unmerged=spans(entity.unmerged),
                aliases=tuple(replace(alias, span=alias.span.shifted(by)) for alias in entity.aliases),
                roles=tuple(replace(role, span=role.span.shifted(by)) for role in entity.roles),
            )
            for entity in document.entities
        ),
        quotes=tuple(
            replace(quote, content=spans(quote.content), source=moved(quote.source), cue=moved(quote.cue))
            for quote in document.quotes
        ),
    )


DESCRIBED = {
    "hidden: “Monday”": hide(STORY, MONDAY),
    "hidden: “no”": hide_quote(STORY, NO),
    "merged into Council of Skerrow: “Skerrow Council”": merge(STORY, COUNCIL, into=OF_SKERROW),
    "split from Monday: “Monday”": split(STORY, MONDAY, at("Monday", 1)),
    "given to Nils Kjellmark: “Not today,”": give(STORY, TODAY, NILS),
    "given to nobody: “It will come,”": give(STORY, COME, None),
    "renamed Astrid Kjellmark: A. K.": rename(STORY, ASTRID, " A.\nK."),
    "given to nobody: a quote at character 1,812 of an earlier text": Correction(
        CorrectionKind.GIVE, Target("", Anchor("", "", "", 1812))
    ),
    "split from Monday: a mention at character 8 of an earlier text": Correction(
        CorrectionKind.SPLIT, Target("Monday", Anchor("", "", "", 8))
    ),
    f"hidden: “{'ferry ' * 9}ferr…": hide_quote(
        replace(STORY, text=f"“{'ferry ' * 20}”"), replace(NO, content=(Span(0, 122),))
    ),
}


@pytest.mark.parametrize(("line", "correction"), DESCRIBED.items(), ids=DESCRIBED.keys())
def test_each_correction_is_described_in_one_line(line: str, correction: Correction) -> None:
    assert describe(correction) == line


def test_corrections_can_be_pickled() -> None:
    for correction in every_correction(STORY):
        assert pickle.loads(pickle.dumps(correction)) == correction


# Whatever is edited

TRIALS = 280


def annotated(text: str) -> Document:
    """Its full names, and everything in quotation marks."""
    named = {name: [Span(*match.span()) for match in re.finditer(name, text)] for name in NAMES}
    entities = (
        Entity(f"e{number}", EntityKind.PERSON, name, tuple(spans))
        for number, (name, spans) in enumerate(named.items(), 1)
        if spans
    )
    quotes = (
        Quote(f"q{number}", QuoteKind.DIRECT, (Span(*match.span()),))
        for number, match in enumerate(re.finditer("“[^”]*”", text), 1)
    )
    return Document(Source("ferry.txt", "text"), text, entities=tuple(entities), quotes=tuple(quotes))


def touched(before: Document, after: Document) -> tuple[list[Span], list[str]]:
    """The changed quotes and split mentions; the names of the changed entities."""
    quotes = [quote.content[0] for quote in before.quotes if quote not in after.quotes]
    known = {entity.id for entity in before.entities}
    apart = [entity.mentions[0] for entity in after.entities if entity.id not in known]
    return [*quotes, *apart], [entity.name for entity in before.entities if entity not in after.entities]


def one_of_each(document: Document, random: Random) -> Iterator[tuple[Span | None, str, Correction]]:
    """Corrections, each with the quote, mention or name that it is about."""
    for quote in random.sample(document.quotes, min(4, len(document.quotes))):
        yield quote.content[0], "", hide_quote(document, quote)
        yield quote.content[0], "", give(document, quote, random.choice(document.entities))
    for entity in random.sample(document.entities, min(3, len(document.entities))):
        yield None, entity.name, hide(document, entity)
        yield None, entity.name, rename(document, entity, "Somebody")
        if len(entity.mentions) > 1:
            mention = random.choice(entity.mentions)
            yield mention, entity.name, split(document, entity, mention)


def test_after_any_edit_a_correction_applies_correctly_or_is_lost() -> None:
    random = Random(2025)
    counts: Counter[str] = Counter()
    for _ in range(TRIALS):
        first = annotated(article(random))
        edited = Edited(first.text)
        counts["edits"] += len([edited.edit(random) for _ in range(random.randint(1, 7))])
        places = edited.places()
        document = annotated(places.text)
        for span, name, correction in one_of_each(first, random):
            after, lost = apply(document, [correction])
            spans, names = touched(document, after)
            right = places.of(span) if span is not None else []
            is_there = bool(right) if span is not None else name in [entity.name for entity in document.entities]
            counts["there"] += is_there
            counts["made"] += is_there and not lost
            assert not lost or after == document
            assert set(names) <= {name}, (correction, names)
            if span is not None:
                assert all(found in right or places.might_be(span, found) for found in spans), (correction, spans)
    print(dict(counts))
    assert counts["edits"] >= 1_000
    assert counts["made"] >= 0.97 * counts["there"]
