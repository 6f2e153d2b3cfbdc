"""What changed from one version of an article to the next."""

from __future__ import annotations

import pytest

from reader.base.values import replace
from reader.compare.comparison import QuoteChange, Reason, VersionChanges, compare
from reader.compare.sequences import stretches
from reader.compare.sketch import SIZE, likeness, sketch_of
from reader.compare.versions import Change, paragraph_changes, shared_address
from reader.model.document import Document, Source
from tests.articles_said import Said, article
from tests.work import lines_run

LONG = tuple(
    f"Paragraph {number} of the long wait at quay {number}, told by those who stood in it with {number} others."
    for number in range(12)
)
OKAFOR = Said("We will stay out until the night pay is back", "Mara Okafor", "union secretary")
LINDEN = Said("Nobody wanted this strike, and nobody will win it", "Paul Linden")


def changes(before: Document, after: Document) -> list[tuple[str, str | None, str | None]]:
    return [
        (
            each.change.value,
            before.slice(each.before) if each.before else None,
            after.slice(each.after) if each.after else None,
        )
        for each in paragraph_changes(before, after)
    ]


def test_nothing_changed() -> None:
    assert paragraph_changes(article(*LONG), article(*LONG)) == ()


def test_paragraphs_come_and_go() -> None:
    assert changes(article("First.", "Second.", "Third."), article("First.", "Third.", "A fourth one.")) == [
        ("gone", "Second.", None),
        ("came", None, "A fourth one."),
    ]


def test_a_paragraph_changes_word_by_word() -> None:
    before = article("Critics say that the port loses two million a day, every day.")
    after = article("Critics in town say that the port loses three million a day.")
    (change,) = paragraph_changes(before, after)
    assert change.change is Change.CHANGED
    assert [(before.slice(edit.before), after.slice(edit.after)) for edit in change.edits] == [
        ("", "in town"),
        ("two", "three"),
        ("day, every", ""),
    ]


def test_edits_put_into_the_earlier_text_make_the_later_one() -> None:
    before, after = article("We stay out. They go (home) now, all."), article("“We stay in. Now they go home, all!”")
    (change,) = paragraph_changes(before, after)
    assert change.before
    assert change.after
    text, at = "", change.before.start
    for edit in change.edits:
        text += before.text[at : edit.before.start] + after.slice(edit.after)
        at = edit.before.end
    text += before.text[at : change.before.end]
    assert text.split() == after.slice(change.after).split()


def test_a_paragraph_moves() -> None:
    assert changes(article("First.", *LONG[:3]), article(*LONG[:3], "First.")) == [("moved", "First.", "First.")]


def test_spaces_are_no_change() -> None:
    assert paragraph_changes(article("Cranes stood still."), article("Cranes  stood\nstill.")) == ()


def versions(before: Document, after: Document) -> VersionChanges:
    (found,) = compare([before, after]).versions
    return found


def test_quotes_and_speakers_come_go_and_change() -> None:
    gone = Said("I have bills to pay like everybody else", "Jo Marsh")
    came = Said("Ships are waiting as far as the cape", "Lena Sorel")
    longer = OKAFOR._replace(words="We will stay out until the night pay is back, and not an hour less")
    found = versions(
        article(*LONG, OKAFOR, LINDEN, gone, headline="Port workers walk out"),
        article(*LONG, longer, LINDEN, came, headline="Port strike"),
    )
    assert found.reason is Reason.TEXT
    assert found.headline
    assert (found.headline.before, found.headline.after) == ("Port workers walk out", "Port strike")
    assert [told(each) for each in found.quotes] == [("changed", "q1", "q1"), ("gone", "q3", ""), ("came", "", "q3")]
    assert [speaker.name for speaker in found.speakers_gone] == ["Jo Marsh"]
    assert [speaker.name for speaker in found.speakers_came] == ["Lena Sorel"]


def told(change: QuoteChange) -> tuple[str, str, str]:
    return change.change.value, change.before.id if change.before else "", change.after.id if change.after else ""


def test_the_same_words_given_to_another_speaker_are_a_change() -> None:
    found = versions(article(*LONG, OKAFOR), article(*LONG, OKAFOR._replace(by="Paul Linden")))
    assert [told(each) for each in found.quotes] == [("changed", "q1", "q1")]


def test_what_makes_two_articles_versions_of_one() -> None:
    assert versions(article(*LONG), article(*LONG[2:], "New.")).reason is Reason.TEXT
    page = "https://news.example/port/strike"
    found = versions(article("Old.", url=page), article("All new.", url=page + "/?utm_source=mail#top"))
    assert (found.reason, found.likeness) == (Reason.ADDRESS, 0.0)
    assert compare([article("Old."), article("All new.")]).versions == ()


def test_each_version_is_compared_with_the_one_before() -> None:
    three = compare([article(*LONG), article("Something else."), article(*LONG[1:]), article(*LONG[2:])])
    assert [(each.before, each.after) for each in three.versions] == [(0, 2), (2, 3)]


ADDRESSES = {
    "https://www.news.example/a/": "news.example/a",
    "http://news.example/a#b": "news.example/a",
    "https://news.example/?id=2&utm_medium=x&a=1": "news.example?a=1&id=2",
    "https://news.example/": None,
    "http://[": None,
    "strike.txt": None,
}


@pytest.mark.parametrize(("address", "shared"), ADDRESSES.items())
def test_addresses_of_one_page(address: str, shared: str | None) -> None:
    assert shared_address(replace(article("Cranes."), source=Source(address, "html"))) == shared


def test_sketches_estimate_how_much_two_texts_share() -> None:
    whole = sketch_of(article(*(f"{word} {number} of the many ships" for word in "abcdefgh" for number in range(40))))
    half = sketch_of(article(*(f"{word} {number} of the many ships" for word in "abcd" for number in range(40))))
    assert len(whole) == SIZE
    assert likeness(whole, whole) == 1.0
    assert 0.2 < likeness(whole, half) < 0.8
    assert likeness(whole, ()) == likeness((), ()) == 0.0
    assert all(0 <= number < 2**63 for number in whole)


def test_sketches_are_the_same_on_every_machine() -> None:
    assert sketch_of(article("Cranes stood still on Tuesday.")) == (3657403171719976152,)


@pytest.mark.parametrize("texts", [("a b c d", "a c d e"), ("", "a"), ("a a a", "a a"), ("a b", "a b")])
def test_stretches_rejoin_to_both_sequences(texts: tuple[str, str]) -> None:
    before, after = (text.split() for text in texts)
    found = list(stretches(before, after))
    assert [item for stretch in found for item in before[stretch.before.start : stretch.before.stop]] == before
    assert [item for stretch in found for item in after[stretch.after.start : stretch.after.stop]] == after
    assert all(
        (before[stretch.before.start : stretch.before.stop] == after[stretch.after.start : stretch.after.stop])
        is stretch.is_kept
        for stretch in found
    )


def test_what_is_too_long_to_be_compared_is_one_change() -> None:
    before, after = (["same", *(f"{side}{number}" for number in range(3_000)), "end"] for side in "ab")
    assert [stretch.is_kept for stretch in stretches(before, after)] == [True, False, True]


def test_long_versions_take_time_in_proportion() -> None:
    def work(size: int) -> int:
        before = article(*(f"Ship {number} came to quay {number} at dawn." for number in range(size)))
        after = article(*(f"Ship {number} came to quay {number + number % 2} at dawn." for number in range(size)))
        return lines_run(lambda: paragraph_changes(before, after))

    assert work(480) < 1.5 * 8 * work(60)
