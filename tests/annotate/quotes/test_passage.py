"""A passage has words, quoted runs and frames: sentences together with all quotations inside them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reader.annotate.crf import flatten
from reader.annotate.quotes import passage
from reader.annotate.quotes.tag.quote_features import FeatureExtractor
from reader.training import quotes

FRAMES = {
    "two sentences": ("The rain went on.| Nobody slept."),
    "a speaker after the quotation": ("“It will pass,” Okafor said.| “We have time.”"),
    "sentences inside a quotation": ("“It will pass. It must,” Okafor said."),
    "a quotation that ends a sentence": ("“It will pass.”| Okafor shrugged."),
    "a quoted question": ("“Will it pass?” Okafor asked."),
    "an initial": ("“It will pass,” said John D. Tull."),
    "an abbreviation": ("“It will pass,” said Gov. Tull."),
    "a number": ("It cost 9.5 million.| Nobody paid."),
}


@pytest.mark.parametrize("case", FRAMES.values(), ids=FRAMES.keys())
def test_frames_end_with_sentences(case: str) -> None:
    pieces = case.split("|")
    text = "".join(pieces)
    (each,) = passage.make_passages(quotes.as_document(text))
    found: list[str] = []
    for frame in range(each.frame_at[-1] + 1):
        words = [token for token, number in zip(each.tokens, each.frame_at, strict=True) if number == frame]
        found.append(text[words[0].start : words[-1].end])
    assert found == [piece.strip() for piece in pieces]
    covered = [each.cover(*bounds) for bounds in each.frames()]
    assert [text[span.start : span.end] for span in covered] == found


def test_a_very_long_paragraph_is_split_without_losing_words() -> None:
    text = "The rain went on all night over the quay. " * 600
    pieces = passage.make_passages(quotes.as_document(text.strip()))
    assert len(pieces) > 1
    assert [word for each in pieces for word in each.words] == text.replace(".", " .").split()
    assert all(each.words[-1] == "." for each in pieces)


def _features(story: Sequence[passage.Passage]) -> list[list[str]]:
    return [flatten(word) for each in FeatureExtractor({"said": 4}).extract(story) for word in each]


def test_the_tagger_does_not_see_names() -> None:
    seen: list[list[list[str]]] = []
    for name in ("Okafor", "Tull"):
        story = passage.make_passages(quotes.as_document(f"News\n\n“It will pass,” {name} said."))
        seen.append(_features(story))
    assert seen[0] == seen[1]


def test_the_style_of_quotation_marks_does_not_matter() -> None:
    seen: list[list[list[str]]] = []
    for said in ("“It won’t pass,”", '"It won\'t pass,"'):
        story = passage.make_passages(quotes.as_document(f"News\n\n{said} Okafor said."))
        seen.append(_features(story))
    assert seen[0] == seen[1]
