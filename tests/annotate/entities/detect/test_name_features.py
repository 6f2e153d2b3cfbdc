"""The compiled scores of a sentence for names are those of its features, which it does not make."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from reader.annotate import sentences
from reader.annotate.entities import gazetteer
from reader.annotate.entities.detect import name_crf
from reader.annotate.entities.detect.name_features import ArticleReader, SentenceProfile
from reader.annotate.tokens import tokenize
from reader.model.span import Span

compiled = pytest.importorskip("reader.annotate._crf", reason="the tagger was not compiled")

STORY = (
    "HARBOUR STRIKE ENTERS THIRD WEEK IN AVERIL\n"
    "Port Workers of Averil Walk Out Over Pay and Hours\n"
    "Mayor Ada Brandt of New York said on Tuesday, 4 March that the Bank of Averil and the Straits "
    "(BAS) had lost $3 million. The Bank of Averil and the Straits did not reply. BAS said little. "
    "“Of the U.N. and of Mr. Brandt we hear nothing,” Ada Brandt-Kirby told the Averil Gazette in New Zealand. "
    "Dr. Ada Maria Brandt Kirby Quayle Straits Harbour Averil Gazette Junior Senior spoke. "
    f"A {'word' * 2000} and Ada{'long' * 2000} of Zürich, {'Ada ' * 40}and of"
)
EDGES: tuple[list[str], ...] = (
    [],
    ["Of"],
    ["of", "of"],
    ["Ada", "of"],
    ["Ada", "of", "the", "of", "Averil"],
    ["ǆ", "İ", "ß", "$", "é"],
)


def profiles() -> Iterator[SentenceProfile]:
    spans = [span for start, line in lines() for span in sentences.split(STORY, Span(start, start + len(line)))]
    words: list[Sequence[str]] = [[STORY[at.start : at.end] for at in tokenize(STORY, span)] for span in spans]
    words += EDGES
    marks = [["DATE" if word.isdigit() else "" for word in sentence] for sentence in words]
    yield from ArticleReader(gazetteer.load()).read(words, marks)


def lines() -> Iterator[tuple[int, str]]:
    start = 0
    for line in STORY.splitlines():
        yield start, line
        start += len(line) + 1


@pytest.fixture(scope="module")
def tagger() -> Any:
    folder = gazetteer.MODEL_FOLDER
    return compiled.Tagger(*((folder / name).read_bytes() for name in (name_crf.FIRST_FILE, name_crf.SECOND_FILE)))


def test_scores_are_those_of_the_features(tagger: Any) -> None:
    for profile in profiles():
        expected = array("d", tagger.score(profile.features()))
        assert array("d", tagger.score_names(profile)) == pytest.approx(expected, abs=1e-9)


def test_only_profiles_are_taken(tagger: Any) -> None:
    whole: Any = next(ArticleReader(gazetteer.load()).read([["Ada", "Brandt"]], [["", ""]]))
    first, *others = whole.profiles
    for wrong in (
        None,
        (),
        tuple(whole)[:-1],
        whole._replace(profiles=list(whole.profiles)),
        whole._replace(profiles=(None, *others)),
        whole._replace(profiles=(first._replace(lists=None), *others)),
        whole._replace(profiles=(first._replace(remembered=None), *others)),
        whole._replace(profiles=(first._replace(lower=None), *others)),
        whole._replace(profiles=(first._replace(lists=(1,)), *others)),
        whole._replace(profiles=(first._replace(own=1), *others)),
        whole._replace(names=whole.names[1:]),
        whole._replace(style=None),
        whole._replace(marks=None),
        whole._replace(evidence=(None, *whole.evidence[1:])),
        whole._replace(evidence=([1], *whole.evidence[1:])),
    ):
        with pytest.raises(TypeError):
            tagger.score_names(wrong)
