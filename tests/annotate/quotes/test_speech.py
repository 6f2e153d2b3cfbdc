"""Quoted speech: what was said and by whom, in sentences of any form and with any quotation marks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from reader.model.annotation import QuoteKind

ONE_SOURCE = {
    "after the quote": "“It will pass before the winter,” [Okafor] said.",
    "after the verb": "“It will pass before the winter,” said [Okafor].",
    "before the quote": "[Okafor] said: “It will pass before the winter.”",
    "before the quote, with a comma": "[Okafor] added, “It will pass before the winter.”",
    "with a title": "“It will pass before the winter,” [Ms Okafor] told reporters.",
    "between two parts": "“It will pass,” [Okafor] said on Monday. “We have waited for longer than this.”",
    "inside a sentence": "“If the night goes,” [Okafor] said, “the day will follow before long.”",
    "with an appositive": "“It will pass before the winter,” [Okafor], the union’s secretary, said.",
    "a pronoun": "“It will pass before the winter,” [she] said.",
    "a nominal": "“It will pass before the winter,” [the minister] said.",
    "a habit": "“Have you been down to the boats?” [my mother] used to ask before supper.",
    "a noun tagged with its verb": "“I may have done that,” [the witness] replied.",
    "a noun and an adverb tagged with its verb": "“We live in a drowned town,” [my father] often said.",
    "a question quoted at the end": "“She asked me, ‘Are you mad at all?’ ” [Okafor] recalls.",
    "a gesture": "“It will pass before the winter,” [she] grinned.",
    "a gesture before a name": "“It will pass before the winter,” shrugged [Okafor].",
    "a verb after after": "[Okafor] apologised after saying that the boats were “the rats of the harbour”.",
    "an organization": "“It will pass before the winter,” [Halcyon Terminals] said in a statement.",
}


@pytest.mark.parametrize("case", ONE_SOURCE.values(), ids=ONE_SOURCE.keys())
def test_the_source_is_found(case: str, read: Callable[..., Any]) -> None:
    story = read(case)
    assert len(story.quotes) == 1
    assert story.sources()[0].startswith(story.marked[0])


CONTENTS = {
    "curly": "[“It will pass before the winter,”] Okafor said.",
    "straight": '["It will pass before the winter,"] Okafor said.',
    "German": "[„It will pass before the winter“,] Okafor said.",
    "French": "[« It will pass before the winter »], Okafor said.",
    "nested": "[“They told me ‘go home’ and I went,”] Okafor said.",
    "with an apostrophe": "[“It’s the dockers’ harbour, isn’t it?”] Okafor asked.",
    "British single marks": "[‘It’s the dockers’ harbour, and it won’t be sold,’] Okafor said.",
    "straight single marks": "['It will pass before the winter, and it won't be back,'] Okafor said.",
    "a comma after the mark": "[„Wir bleiben hier am Hafen“], sagte Okafor.",
    "never closed": "Okafor said: [“It will pass before the winter.]",
}


@pytest.mark.parametrize("case", CONTENTS.values(), ids=CONTENTS.keys())
def test_quotation_marks_are_part_of_the_content(case: str, read: Callable[..., Any]) -> None:
    story = read(case)
    assert [content.rstrip(",") for content in story.contents()] == [marked.rstrip(",") for marked in story.marked]


PARTS = {
    "a new sentence": (
        "[“We were asked to sign away the night,”] said Okafor. [“Nobody here is afraid of a machine.”]",
        [2],
    ),
    "the same sentence": ("[“If the night goes,”] Okafor said, [“the day will follow before long.”]", [2]),
    "after a colon": ("[“It is simple,”] says Okafor: [“we sail or we stay.”]", [2]),
    "another speaker after the quote": (
        "[“Whose river is it?”] a man with a horn shouted. [“It is our river!”] the crowd roared back.",
        [1, 1],
    ),
    "a remark between": (
        "[“We count the ships every morning,”] Okafor said, holding up a notebook. [“There are thirty today.”]",
        [2],
    ),
    "two paragraphs": (
        "[“My father loaded grain here,”] Okafor said. [“I do not say so to be sentimental.]\n\n"
        "[“I say so because each time the work changed, this town was told first.”]",
        [3],
    ),
    "another verb, another quote": (
        "[“We stay until Sunday,”] Okafor said.\n\n[“We never closed a gate,”] Dole replied.",
        [1, 1],
    ),
    "the same speaker with a verb again": (
        "[“We stay until Sunday,”] Okafor said.\n\n[“After that we shall see,”] she continued.",
        [1, 1],
    ),
}


@pytest.mark.parametrize(("case", "parts"), PARTS.values(), ids=PARTS.keys())
def test_parts_of_one_speech_are_one_quote(case: str, parts: list[int], read: Callable[..., Any]) -> None:
    story = read(case)
    assert [len(quote.content) for quote in story.quotes] == parts
    assert [story.words(span) for quote in story.quotes for span in quote.content] == story.marked


def test_a_quotation_in_its_own_paragraph_belongs_to_the_verb_before_the_colon(read: Callable[..., Any]) -> None:
    story = read("After the vote, [Okafor] said:\n\n“It will pass before the winter, and so will he.”")
    assert story.sources() == story.marked
    assert story.quotes[0].reason == "name and verb in the paragraph before"


def test_a_missing_mark_does_not_swallow_the_article(read: Callable[..., Any]) -> None:
    story = read(
        "“We stay until Sunday, Okafor said.\n\nThe rain went on all night over the quay.\n\n"
        "“We never closed a gate,” Dole replied.\n\nNobody slept in the lower town."
    )
    assert all("rain" not in content and "slept" not in content for content in story.contents())
    assert "“We never closed a gate,”" in story.contents()


def test_a_quotation_that_is_never_closed_ends_before_its_report(read: Callable[..., Any]) -> None:
    story = read("“We stay until Sunday, Okafor said. The rain went on all night over the quay.")
    assert [content.rstrip(",") for content in story.contents()] == ["“We stay until Sunday"]
    assert story.sources() == ["Okafor"]


def test_an_inherited_speaker_is_unsure(read: Callable[..., Any]) -> None:
    story = read("“We stay until Sunday,” Okafor said.\n\n“We have bread for a week and songs for two.”")
    assert story.speakers() == ["Mara Okafor", "Mara Okafor"]
    assert [str(quote.certainty) == "unsure" for quote in story.quotes] == [False, True]
    assert story.quotes[1].cue is None


def test_a_quotation_without_a_source_has_no_speaker(read: Callable[..., Any]) -> None:
    story = read("“The tide waits for no minister and no crane.”\n\nSo it stands over the gate of the old dock.")
    assert [quote.speaker for quote in story.quotes] == [None]
    assert story.quotes[0].source is None


def test_ids_are_numbered_in_text_order(read: Callable[..., Any]) -> None:
    story = read("“One thing is sure,” Okafor said.\n\nThe “pause” went on.\n\n“Nothing is sure at all,” Dole said.")
    assert [quote.id for quote in story.document.quotes] == ["q1", "q2", "q3"]
    starts = [quote.content[0].start for quote in story.document.quotes]
    assert starts == sorted(starts)


KINDS = {
    "whole clauses": ("“It will pass before the winter,” Okafor said.", QuoteKind.DIRECT),
    "a phrase in a clause": ("Okafor said the crews were “tired of waiting” for an answer.", QuoteKind.MIXED),
    "one word": ("Okafor called the vote “regrettable” on Monday.", QuoteKind.MIXED),
    "no marks": ("Okafor said that the crews were tired of waiting.", QuoteKind.INDIRECT),
}


@pytest.mark.parametrize(("case", "kind"), KINDS.values(), ids=KINDS.keys())
def test_quotes_are_classified(case: str, kind: QuoteKind, read_trained: Callable[..., Any]) -> None:
    assert [quote.kind for quote in read_trained(case).quotes] == [kind]
