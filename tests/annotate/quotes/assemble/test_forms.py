"""Speech that is found by layout: transcripts, signed quotations, block quotations, headlines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from reader import read_text
from reader.model.annotation import Certainty, QuoteKind
from reader.model.document import BlockKind
from tests.annotate.quotes.conftest import speakers

TRANSCRIPTS = {
    "capitals": (
        "OKAFOR: [Will the cranes move in May?]\n\nDOLE: [They will move when we say so.]\n\nOKAFOR: [Who is “we”?]",
        ["OKAFOR", "DOLE", "OKAFOR"],
    ),
    "with opening marks": (
        "“OKAFOR: [Will the cranes move in May?]\n\n“DOLE: [They will move when we say so.]",
        ["OKAFOR", "DOLE"],
    ),
    "question and answer": ("Q: [Will the cranes move?]\n\nA: [In May.]\n\nQ: [All of them?]", ["Q", "A", "Q"]),
    "labels with a point": ("Q. [Will the cranes move?]\n\nA. [In May.]\n\nQ. [All of them?]", ["Q", "A", "Q"]),
    "roles after a comma": (
        "MARA OKAFOR, HOST: [Will they?]\n\nCASIMIR DOLE, BYLINE: [In May.]",
        ["MARA OKAFOR", "CASIMIR DOLE"],
    ),
    "brackets after the name": (
        "OKAFOR: [Will they move?]\n\nSEN. CASIMIR DOLE (D-Averil): [In May.]",
        ["OKAFOR", "SEN. CASIMIR DOLE"],
    ),
    "a party before a state": (
        "OKAFOR: [Will they move?]\n\nREP. CASIMIR DOLE, (R) Averil: [In May.]",
        ["OKAFOR", "REP. CASIMIR DOLE"],
    ),
    "numbers": ("OKAFOR: [Will they move?]\n\nUNIDENTIFIED PERSON #1: [In May.]", ["OKAFOR", "UNIDENTIFIED PERSON #1"]),
    "parliament": (
        "Mr DOLE (Averil—Prime Minister) (3.18 pm)—[I welcome the report.]\n\nThe SPEAKER: [Order!]"
        "\n\nMs Okafor: [It is a sham!]",
        ["Mr DOLE", "The SPEAKER", "Ms Okafor"],
    ),
    "constituencies and offices": (
        "Sir Casimir Dole (Averil East) (Con): [Will they move?]\n\n"
        "The Minister of State, Ministry of Ports (Ms Okafor): [In May.]\n\nCasimir Dole: [All?]\n\nMs Okafor: [Yes.]",
        ["Sir Casimir Dole", "Ms Okafor", "Casimir Dole", "Ms Okafor"],
    ),
    "an office and a name without a title": (
        "Ms Okafor (Averil) (Lab): [Will they move?]\n\nThe Under-Secretary of State (Casimir Dole): [In May.]"
        "\n\nMs Okafor: [All?]\n\nMs Okafor: [Yes.]",
        ["Ms Okafor", "Casimir Dole", "Ms Okafor", "Ms Okafor"],
    ),
    "full names": (
        "Mara Okafor: [Will they move?]\n\nCasimir Dole: [In May.]\n\nMara Okafor: [All?]\n\nCasimir Dole: [Yes.]",
        ["Mara Okafor", "Casimir Dole", "Mara Okafor", "Casimir Dole"],
    ),
}


@pytest.mark.parametrize(("case", "names"), TRANSCRIPTS.values(), ids=TRANSCRIPTS.keys())
def test_each_turn_of_a_transcript_is_a_quote(case: str, names: list[str], read: Callable[..., Any]) -> None:
    story = read(case)
    assert story.sources() == names
    assert story.contents() == story.marked
    assert {quote.kind for quote in story.quotes} == {QuoteKind.DIRECT}


WITHIN = {
    "an answer, in quotation marks": (
        "Q: Were you afraid?\n\nA: My uncle shouted, “Hold on to the rail!”\n\nQ: Did you?",
        "“Hold on to the rail!”",
        "My uncle",
    ),
    "a turn, without": (
        "DOLE: Mara Okafor says the cranes will move in May.\n\nABBOT: When?\n\nDOLE: In May.",
        "the cranes will move in May",
        "Mara Okafor",
    ),
    "a letter": (
        "Sir, – The mayor, Ines Valdra, told us, “The pier will be lit by spring.” It is dark.\n\nYours, etc.,"
        "\n\nMARA OKAFOR",
        "“The pier will be lit by spring.”",
        "The mayor, Ines Valdra",
    ),
}


@pytest.mark.parametrize(("case", "content", "source"), WITHIN.values(), ids=WITHIN.keys())
def test_whoever_is_quoted_within_a_turn_says_that(
    case: str, content: str, source: str, read_trained: Callable[..., Any]
) -> None:
    story = read_trained(case)
    assert (content, source) in zip(story.contents(), story.sources(), strict=True)


def test_a_pronoun_within_a_turn_is_not_whoever_speaks(read_trained: Callable[..., Any]) -> None:
    story = read_trained(
        "Casimir Dole met Piers Abbot.\n\nDOLE: Abbot argues that the pier is safe. He says the rest is talk."
        "\n\nABBOT: It is.\n\nDOLE: So you say."
    )
    said = dict(zip(story.contents(), story.speakers(), strict=True))
    assert said["the rest is talk"] == "Piers Abbot"


def test_one_who_speaks_of_oneself_is_not_quoted_within(read_trained: Callable[..., Any]) -> None:
    story = read_trained("Q: Why?\n\nA: I said that I would never sail again.\n\nQ: Did you?")
    assert len(story.quotes) == 3


def test_a_label_may_stand_on_a_line_of_its_own(read: Callable[..., Any]) -> None:
    story = read("MARA OKAFOR, HOST:\n\n[Will they move?]\n\nCASIMIR DOLE, BYLINE: [In May.]\n\nOKAFOR: [All?]")
    assert story.sources() == ["MARA OKAFOR", "CASIMIR DOLE", "OKAFOR"]
    assert story.contents() == story.marked


def test_names_in_capitals_are_resolved(read: Callable[..., Any]) -> None:
    story = read("Mara Okafor met Casimir Dole.\n\nOKAFOR: Will the cranes move?\n\nDOLE: They will, in May.")
    assert story.speakers()[-2:] == ["Mara Okafor", "Casimir Dole"]


BROADCAST = (
    "OKAFOR'S HOUR\n\nMARA OKAFOR, HOST: The cranes stand still. Casimir Dole is there.\n\n"
    "CASIMIR DOLE, BYLINE: Good morning, Mara.\n\nOKAFOR: And now?\n\nDOLE: Nobody knows, Mara."
)


def test_a_speaker_is_called_as_the_first_label_says() -> None:
    document = read_text(BROADCAST)
    assert speakers(document, document.quotes) == ["MARA OKAFOR", "CASIMIR DOLE"] * 2
    assert {quote.certainty for quote in document.quotes} == {Certainty.CERTAIN}


def test_towns_that_begin_reports_are_no_speakers() -> None:
    document = read_text(
        "Round-up of the day\n\nMUMBAI: The port was shut on Monday. “Cranes fell,” a guard said.\n\n"
        "Nobody was hurt.\n\nThe port will open in May.\n\nIt is the oldest one.\n\n"
        "BHOPAL: The market was shut on Tuesday, traders said."
    )
    assert not [quote for quote in document.quotes if quote.speaker]


def test_initials_are_resolved(read: Callable[..., Any]) -> None:
    story = read("Mara Okafor met Casimir Dole.\n\nMO: Will the cranes move?\n\nCD: They will, in May.\n\nMO: Good.")
    assert story.speakers() == ["Mara Okafor", "Casimir Dole", "Mara Okafor"]


def test_initials_may_follow_full_names(read: Callable[..., Any]) -> None:
    story = read(
        "An old friendship\n\nMara Okafor: [Will the cranes move?]\n\nCasimir Dole: [They will, in May.]\n\n"
        "MO: [Are you sure?]\n\nCD: [Ask me again then.]"
    )
    assert story.contents() == story.marked
    assert story.speakers() == ["Mara Okafor", "Casimir Dole"] * 2


def test_whoever_wrote_an_interview_does_not_answer() -> None:
    document = read_text(
        "# Nine minutes with a diver\n\nInterview by Casimir Dole\n\nMara Okafor has dived in Averil since May.\n\n"
        "**Q: What is it like down there?**\n\nA: Dark, and very cold.\n\n**Q: Are you afraid?**\n\nA: Of eels.\n",
        format="markdown",
    )
    answers = [quote for quote in document.quotes if quote.source and document.slice(quote.source) == "A"]
    assert speakers(document, answers) == ["Mara Okafor"] * 2


def test_a_turn_continues_in_the_next_paragraph(read: Callable[..., Any]) -> None:
    story = read("“OKAFOR: [Will they move?]\n\n“DOLE: [They will.]\n\n[“But not in winter.]\n\n“OKAFOR: [Good.]")
    assert [len(quote.content) for quote in story.quotes] == [1, 2, 1]


def test_interjections_without_words_belong_to_nobody(read: Callable[..., Any]) -> None:
    story = read("Mr DOLE: [We kept our word.]\n\nOpposition members interjecting—\n\nThe SPEAKER: [Order!]")
    assert story.contents() == story.marked


LETTERS = {
    "one paragraph": "DEAR NORA: [My cat bites me. What shall I do?] -- [BITTEN]",
    "several paragraphs": "DEAR NORA: [My cat bites me.]\n\n[What shall I do?] — [BITTEN IN AVERIL]",
    "a name and an address": "Sir, – [My boat leaks again, and nobody comes.]\n\n[Mara Okafor], Averil",
    "a closing": "Dear Mayor Dole,\n\n[My boat leaks.]\n\n[Nobody comes to mend it.]\n\nYours,\n\n[Mara Okafor]",
    "a name in capitals": "SIR – [My boat leaks again, and nobody comes.] – Yours, etc.,\n\n[ODO QUILL],",
    "a knight is no salutation": "Sir Casimir Dole, the owner, left.\n\nMara Okafor",
    "without a signature": "Dear reader, thank you. The boats are back — all of them.",
}


@pytest.mark.parametrize("case", LETTERS.values(), ids=LETTERS.keys())
def test_the_signature_of_a_letter_is_its_source(case: str, read: Callable[..., Any]) -> None:
    story = read(case)
    assert [story.words(span) for quote in story.quotes for span in (*quote.content, quote.source)] == story.marked
    assert set(story.speakers()) <= {None, "Mara Okafor"}


INTERVIEW = (
    "<h1>Nine minutes with Mara Okafor</h1><p>Mara Okafor opens a school in Averil today, in the old mill.</p>"
    "<p><strong>Why did you choose the old mill for this?</strong></p><p>Because I grew up beside it.</p>"
    "<p><strong>And who can come to the school?</strong></p><p>Anybody over six may come, and their parents.</p>"
)


def test_the_answers_of_an_interview_are_the_words_of_the_person_introduced() -> None:
    document = read_text(INTERVIEW)
    contents = [document.slice(quote.content[0]) for quote in document.quotes]
    assert contents == ["Because I grew up beside it.", "Anybody over six may come, and their parents."]
    assert speakers(document, document.quotes) == ["Mara Okafor"] * 2


def test_an_interview_may_name_others_first_and_ask_without_a_question_mark() -> None:
    document = read_text(
        "<h1>Five minutes with a diver</h1><p>Mara Okafor dives for the harbour. Piers Abbot calls Okafor fearless.</p>"
        "<p>“I dive before dawn,” Okafor said when we met on the pier in Averil.</p>"
        "<p><strong>Do you ever get tired of the cold water?</strong></p><p>My hands do, and then I stop.</p>"
        "<p><strong>Are there fewer wrecks than there were?</strong></p><p>I find one every week, even now.</p>"
        "<p><strong>Some say that robots could do all of this.</strong></p><p>Robots have never been cold.</p>"
    )
    answers = [quote for quote in document.quotes if quote.kind is QuoteKind.DIRECT][-3:]
    assert document.slice(answers[-1].content[0]) == "Robots have never been cold."
    assert speakers(document, answers) == ["Mara Okafor"] * 3


def test_an_article_with_questions_as_headings_is_no_interview() -> None:
    assert not read_text(INTERVIEW.replace("I grew up beside it", "it is cheap")).quotes


def test_italics_after_a_colon_are_a_quotation() -> None:
    document = read_text(
        "<h1>Mayor under fire</h1><p>Asked about it, Mayor Mara Okafor replied:</p>"
        "<p><i>No, I do not, and I have said so.</i></p><p>She left the hall.</p>"
    )
    assert [document.slice(quote.content[0]) for quote in document.quotes] == ["No, I do not, and I have said so."]


def test_labels_are_not_speakers(read: Callable[..., Any]) -> None:
    story = read("UPDATE: The gate is open.\n\nCORRECTION: It is closed.\n\nVIDEO: The gate at night.")
    assert story.quotes == []


SIGNED = {
    "on one line": ("[“The night shift made this town.”] — Mara Okafor", ["Mara Okafor"]),
    "with a description": ("[“The night shift made this town.”] ― Mara Okafor, winch driver", ["Mara Okafor"]),
    "without a space": ("[“The night shift made this town.”]― Mara Okafor.", ["Mara Okafor"]),
    "several": (
        "[“The night shift made this town.”] ― Mara Okafor\n[“It is too loud to sleep.”] ― Edwin G. Tull",
        ["Mara Okafor", "Edwin G. Tull"],
    ),
    "on the next line": ("[“The night shift made this town.”]\n\n— Mara Okafor, winch driver", ["Mara Okafor"]),
}


@pytest.mark.parametrize(("case", "names"), SIGNED.values(), ids=SIGNED.keys())
def test_a_name_after_a_dash_signs_the_quotation(case: str, names: list[str], read: Callable[..., Any]) -> None:
    story = read(case)
    assert story.sources() == names
    assert story.contents() == story.marked


def test_a_block_quotation_is_speech_without_marks(read: Callable[..., Any]) -> None:
    kinds = (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.QUOTE, BlockKind.PARAGRAPH)
    story = read(
        "In a letter, [Okafor] wrote:\n\nWe were asked to sign away the night.\n\nWe did not sign.\n\nIt rained.",
        kinds,
    )
    assert story.contents() == ["We were asked to sign away the night. | We did not sign."]
    assert story.sources() == story.marked
    assert story.quotes[0].kind is QuoteKind.DIRECT


HEADLINES = {
    "a role and told": "‘We will not sign away the night,’ [witness] tells inquiry",
    "single marks": "[Okafor]: ‘We will not sign away the night’",
    "straight single marks": "[Okafor]: 'We will not sign away the night'",
    "double marks": "“We will not sign away the night,” says [Okafor]",
    "a colon after the quotation": "“We will not sign away the night”: [union] vows court action",
    "no marks": "[Minister]: We will not sign away the night",
    "a name without marks": "[Mara Okafor]: Nobody will sign away the night",
    "an office and a name without marks": "[Mayor Mara Okafor]: Nobody will sign away the night",
    "some words quoted": "We ‘will not sign away the night’, says [pier chief]",
    "nothing quoted": "Nobody will sign away the night, [union] warns",
    "a full name after the verb": "We ‘will not sign away the night’, says [Odo Quill]",
    "people after a colon": "‘We will not sign away the night’: [divers] on the day the pier fell",
    "a dash": "‘We will not sign away the night’ – [parents of lost divers]",
    "a dash, with a reaction": "‘We will not sign away the night’ – [widow] hits out at port after crane fall",
    "a colon, with a reaction": "‘We will not sign away the night’: [Dad-of-two]’s fury as son falls from pier",
    "an office, some words quoted": "[Prime minister]: Port ‘will not sign away the night’",
    "a court": "Nobody would sign away the night, [court] told",
    "a court, some words quoted": "Captain ‘would not sign away the night’ before crash, [inquest] hears",
}


@pytest.mark.parametrize("case", HEADLINES.values(), ids=HEADLINES.keys())
def test_quotes_in_headlines_are_found(case: str, read: Callable[..., Any]) -> None:
    story = read(case, (BlockKind.HEADLINE,))
    assert story.sources() == story.marked
    assert "sign away the night" in story.contents()[0]


@pytest.mark.parametrize(
    "headline",
    [
        "Update: The night will be short",
        "Mara Okafor: a life at sea",
        "Storm hits the quay, cuts power",
        "Pier is shut, judge regrets",
        "Averil wins ‘battle of the bay’, moves to the top",
        "‘Ghost’ ship: Police search for crew",
    ],
)
def test_a_label_or_a_topic_in_a_headline_says_nothing(headline: str, read: Callable[..., Any]) -> None:
    assert read(headline, (BlockKind.HEADLINE,)).quotes == []


NOT_STORY = (
    BlockKind.CAPTION,
    BlockKind.CREDIT,
    BlockKind.FURNITURE,
    BlockKind.COMMENTS,
    BlockKind.NOTE,
    BlockKind.BYLINE,
)


@pytest.mark.parametrize("kind", NOT_STORY)
def test_blocks_outside_the_story_are_not_searched(kind: BlockKind, read: Callable[..., Any]) -> None:
    assert read("“We will not sign away the night,” Okafor said.", (kind,)).document.quotes == ()


def test_a_block_quotation_may_end_with_its_signature() -> None:
    document = read_text(
        "# A deal for the cranes\n\nOne crane moves, and all the others wait for a word from the harbour.\n\n"
        "> We did not strike for pennies.\n> — Mara Okafor, winch driver\n",
        format="markdown",
    )
    (quote,) = document.quotes
    assert quote.source is not None
    assert document.slice(quote.source) == "Mara Okafor"
    assert document.slice(quote.content[0]) == "We did not strike for pennies."


def test_a_block_quotation_may_be_signed_with_an_office() -> None:
    document = read_text(
        "# A deal for the cranes\n\nOne crane moves, and all the others wait for a word from the harbour.\n\n"
        "> We did not strike for pennies.\n>\n> — Halcyon chief executive Mara Okafor\n",
        format="markdown",
    )
    assert speakers(document, document.quotes) == ["Mara Okafor"]


def test_a_turn_goes_on_after_a_direction(read: Callable[..., Any]) -> None:
    story = read("OKAFOR: [Will they?]\n\n(Shouting.) [I shall not be shouted down.]\n\nDOLE: [In May.]")
    assert story.contents() == [" | ".join(story.marked[:2]), story.marked[2]]


def test_whoever_is_spoken_to_does_not_answer() -> None:
    document = read_text(
        "# Three questions for a smuggler\n\nMara Okafor smuggled cheese. She spoke to Casimir Dole in Averil.\n\n"
        "**When did it start?**\n\nIn May, with one wheel. My cousin dared me.\n\n"
        "**Were you afraid?**\n\nEvery time I saw a dog. They know.\n\n"
        "**Where did you hide it?**\n\nI will not tell you that.\n",
        format="markdown",
    )
    assert speakers(document, document.quotes) == ["Mara Okafor"] * 3
