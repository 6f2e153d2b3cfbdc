"""Quotes of several articles that are one utterance, and how much work finding them is."""

from __future__ import annotations

from reader.compare.utterances import SharedWords, shared_words, utterances_of
from reader.model.annotation import QuoteKind
from tests.articles_said import Said, article
from tests.work import lines_run

FULL = "We will stay out until the night pay is back, and we do not care how long it takes."
CUT = "We will stay out until the night pay is back"
END = "we do not care how long it takes"


def articles_of(shared: SharedWords) -> list[int]:
    return sorted({each.utterance.article for each in shared.carried})


def test_quotes_of_one_article_are_not_shared() -> None:
    assert shared_words(utterances_of([article(Said(FULL), Said(CUT)), article("Nothing.")])) == ()


def test_a_cut_quote_says_how_many_words_it_lacks() -> None:
    (found,) = shared_words(utterances_of([article(Said(CUT)), article(Said(FULL))]))
    assert found.is_sure
    assert articles_of(found) == [0, 1]
    assert (found.missing(0), found.missing(1)) == (9, 0)


def test_parts_that_an_article_has_apart_are_one_utterance() -> None:
    (found,) = shared_words(utterances_of([article(Said(CUT), Said("Nobody knows."), Said(END)), article(Said(FULL))]))
    assert len(found.carried) == 3
    assert found.missing(0) == 1


def test_few_words_may_be_a_phrase() -> None:
    (found,) = shared_words(
        utterances_of([article(Said("Nobody wanted this at all")), article(Said("Nobody wanted this at all"))])
    )
    assert not found.is_sure


def test_reported_speech_is_the_same_only_as_a_whole() -> None:
    claim = "the port loses two million a day while the cranes stand still"
    whole = Said(claim, kind=QuoteKind.INDIRECT)
    part = Said("the port loses two million a day while", kind=QuoteKind.INDIRECT)
    assert len(shared_words(utterances_of([article(whole), article(whole)]))) == 1
    assert shared_words(utterances_of([article(whole), article(part)])) == ()


def test_words_that_nobody_says_are_left_out() -> None:
    scare = Said("the winter of the cranes", kind=QuoteKind.SCARE)
    assert list(utterances_of([article(scare)])) == []


def test_any_number_of_articles_share_one_utterance() -> None:
    found = shared_words(
        utterances_of([article(Said(FULL), Said(f"I am number {n} of the ones here")) for n in range(30)])
    )
    assert [len(articles_of(each)) for each in found] == [30]


def work(articles: int, words: str) -> int:
    documents = [article(*(Said(words.format(n * 10 + quote)) for quote in range(10))) for n in range(articles)]
    utterances = list(utterances_of(documents))
    return lines_run(lambda: shared_words(utterances))


def test_work_grows_with_the_number_of_quotes() -> None:
    for words in (FULL, "Nobody at the harbour knows what number {0} means", "ship {0} of {0} came in at {0} and {0}"):
        assert work(48, words) < 1.5 * 8 * work(6, words), words
