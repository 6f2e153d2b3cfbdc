"""Features of the words of an article for the tagger: of each word, its neighbours, and the rest of the article.

A feature is a short string. Lower-case words are seldom part of a name and get few features, which halves the time.
The models were trained on these strings: a change of any of them needs a new training.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from reader.annotate.crf import Feature
from reader.annotate.entities import known_names
from reader.annotate.entities.detect.article_evidence import ArticleEvidence
from reader.annotate.entities.detect.casing import restore
from reader.annotate.entities.detect.run_features import features_of_connector, features_of_run
from reader.annotate.entities.detect.word_features import CACHE_SIZE, WordProfile, profiler
from reader.annotate.entities.gazetteer import Gazetteer
from reader.annotate.entities.known_names import MAX_NAME_WORDS


class SentenceProfile(NamedTuple):
    """A sentence with all that the features of its words are made of. `_name_features.h` makes them too."""

    profiles: tuple[WordProfile, ...]
    names: tuple[Sequence[str], ...]
    """For each word, the features of the listed names that cover it."""
    style: str
    """How the sentence used capitals before they were restored; empty if as prose does."""
    marks: tuple[Sequence[str], ...]
    """For each word, the features of the dates and sums that it and its neighbours are in."""
    evidence: tuple[Sequence[Feature], ...]
    """For each word that may be part of a name, what the rest of the article tells of it."""

    def features(self) -> list[list[Feature]]:
        """The features of every word."""
        profiles, names, style, marks, evidence = self
        last = len(profiles) - 1
        found: list[list[Feature]] = []
        for index, each in enumerate(profiles):
            here: list[Feature] = [each.own, *names[index]]
            if not index:
                here.append("first")
            if index == last:
                here.append("last")
            if style:
                here.append(style)
            here += marks[index]
            if each.may_be_name:
                here += _context_features(profiles, names, index)
                here += features_of_run(profiles, index)
                here += evidence[index]
            elif each.connects:
                here += _adjacent_features(profiles, index)
                here += features_of_connector(profiles, index)
            else:
                if index:
                    here.append(profiles[index - 1].to_next)
                if index < last:
                    here.append(profiles[index + 1].to_previous)
            found.append(here)
        return found


class ArticleReader:
    """Reads what the features of the words of one article are made of."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def read(self, sentences: Sequence[Sequence[str]], patterns: Sequence[Sequence[str]]) -> Iterator[SentenceProfile]:
        """The profile of every sentence; `patterns` marks the words of dates and sums.

        Pass all sentences of an article at once: the features of each depend on the others.
        """
        cased, styles = restore(sentences, self._gazetteer.is_usually_lower)
        profile = profiler(self._gazetteer)
        evidence = ArticleEvidence(cased, styles, profile)
        for words, style, marks in zip(cased, styles, patterns, strict=True):
            profiles = tuple(map(profile, words))
            yield SentenceProfile(
                profiles, self._names(profiles), style, _marked(marks), _evidence_in(profiles, style, evidence)
            )

    def _names(self, profiles: Sequence[WordProfile]) -> tuple[Sequence[str], ...]:
        """For each word, the features of the listed names that cover it, marked B if it begins them and I otherwise."""
        if not any(each.begins_longer_name for each in profiles):
            return tuple([each.named for each in profiles])
        known = known_names.table()
        found: list[list[str]] = [[] for _ in profiles]
        for index, each in enumerate(profiles):
            found[index] += each.named
            if not each.begins_longer_name:
                continue
            lower, written = each.lower, each.word
            for end in range(index + 1, min(index + MAX_NAME_WORDS, len(profiles))):
                lower, written = f"{lower} {profiles[end].lower}", f"{written} {profiles[end].word}"
                for tag in (*self._gazetteer.name_tags(lower), *known.get(written, ())):
                    found[index].append(f"g:{tag}/B")
                    for place in range(index + 1, end + 1):
                        found[place].append(f"g:{tag}/I")
        return tuple(found)


def _evidence_in(
    profiles: Sequence[WordProfile], style: str, evidence: ArticleEvidence
) -> tuple[Sequence[Feature], ...]:
    """For each word that may be part of a name, what the rest of the article tells of it."""
    words = ["", *[each.word for each in profiles], ""]
    return tuple(
        [
            evidence.features(each.word, words[index], words[index + 2], doubtful=not index or bool(style))
            if each.may_be_name
            else ()
            for index, each in enumerate(profiles)
        ]
    )


def _marked(marks: Sequence[str]) -> tuple[Sequence[str], ...]:
    return tuple([_features_of_marks(marks, at) for at in range(len(marks))]) if any(marks) else ((),) * len(marks)


def _features_of_marks(marks: Sequence[str], index: int) -> list[str]:
    """The marks of a word and its neighbours."""
    return [f"{by:+}{marks[index + by]}" for by in (-1, 0, 1) if 0 <= index + by < len(marks) and marks[index + by]]


def _adjacent_features(profiles: Sequence[WordProfile], index: int) -> list[Feature]:
    """The features that a word gets from the words right before and after it."""
    found: list[Feature] = []
    if index:
        found.append(profiles[index - 1].context_features(-1))
    if index + 1 < len(profiles):
        found.append(profiles[index + 1].context_features(1))
    return found


def _context_features(profiles: Sequence[WordProfile], names: Sequence[Sequence[str]], index: int) -> list[Feature]:
    """The features that a word that may be part of a name gets from its context."""
    last = len(profiles) - 1
    lower, form = profiles[index].lower, profiles[index].shape
    found = _adjacent_features(profiles, index)
    found.append(
        _shape_features(
            profiles[index - 2].shape if index > 1 else "",
            profiles[index - 1].shape if index else "",
            form,
            profiles[index + 1].shape if index < last else "",
            profiles[index + 2].shape if index + 1 < last else "",
        )
    )
    if index:
        found += ["-1" + name for name in names[index - 1]]
        found.append(f"w-={profiles[index - 1].lower}|{lower}")
    else:
        found.append("first" + form)
    if index < last:
        found += ["+1" + name for name in names[index + 1]]
        found.append(f"w+={lower}|{profiles[index + 1].lower}")
    if index > 1:
        found.append(profiles[index - 2].context_features(-2))
    if index + 1 < last:
        found.append(profiles[index + 2].context_features(2))
    return found


@lru_cache(maxsize=CACHE_SIZE)
def _shape_features(second_before: str, before: str, form: str, after: str, second_after: str) -> tuple[str, ...]:
    """The features from the shapes of a word and its neighbours. Empty ones are outside of the sentence."""
    found = [
        f"s3={before or '_'}|{form}|{after or '_'}",
        f"s3-={second_before or '_'}|{before or '_'}|{form}",
        f"s3+={form}|{after or '_'}|{second_after or '_'}",
    ]
    if before:
        found.append(f"s-={before}|{form}")
    if after:
        found.append(f"s+={form}|{after}")
    return tuple(found)
