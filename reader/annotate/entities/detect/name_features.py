"""Describe the words of an article for the tagger: each word, its neighbours, and what the rest of the article shows.

A feature is a short string. Words in small letters are seldom part of a name and are described in few of them; that
halves the time. Knows nothing of labels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.annotate.entities import known_names
from reader.annotate.entities.detect.article_evidence import Evidence
from reader.annotate.entities.detect.casing import restore
from reader.annotate.entities.detect.run_features import bridge, connectors, run
from reader.annotate.entities.detect.word_features import Profile, profile
from reader.annotate.entities.gazetteer import Gazetteer
from reader.annotate.entities.known_names import LONGEST


class Describer:
    """Describes the sentences of one article."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._profiles: dict[str, Profile] = {}

    def describe(
        self, sentences: Sequence[Sequence[str]], patterns: Sequence[Sequence[str]]
    ) -> Iterator[list[list[str]]]:
        """The features of every word, sentence by sentence; `patterns` marks the words of dates and sums.

        All sentences of an article must be given at once, for each is described in the light of the others.
        """
        cased, styles = restore(sentences, self._gazetteer.is_small)
        evidence = Evidence(cased, styles)
        for words, style, marks in zip(cased, styles, patterns, strict=True):
            yield self._sentence([self._profile(word) for word in words], style, marks, evidence)

    def _profile(self, word: str) -> Profile:
        found = self._profiles.get(word)
        if found is None:
            found = self._profiles[word] = profile(word, self._gazetteer)
        return found

    def _sentence(
        self, profiles: list[Profile], style: str, marks: Sequence[str], evidence: Evidence
    ) -> list[list[str]]:
        names = self._names(profiles)
        last, links = len(profiles) - 1, connectors()
        found: list[list[str]] = []
        for index, each in enumerate(profiles):
            here = [*each.own, *names[index]]
            if not index:
                here.append("first")
            if index == last:
                here.append("last")
            if style:
                here.append(style)
            here += [f"{by:+}{marks[index + by]}" for by in (-1, 0, 1) if 0 <= index + by <= last and marks[index + by]]
            if each.rich:
                here += _neighbours(profiles, names, index)
                here += run(profiles, index)
                before = profiles[index - 1].word if index else ""
                after = profiles[index + 1].word if index < last else ""
                here += evidence.about(each.word, before, after, doubtful=not index or bool(style))
            elif each.low in links:
                here += _beside(profiles, index)
                here += bridge(profiles, index)
            else:
                if index:
                    here.append("-1w=" + profiles[index - 1].low)
                if index < last:
                    here.append("+1w=" + profiles[index + 1].low)
            found.append(here)
        return found

    def _names(self, profiles: list[Profile]) -> list[list[str]]:
        """For each word the listed names that cover it, and whether it begins them."""
        found: list[list[str]] = [[] for _ in profiles]
        for index, each in enumerate(profiles):
            if not each.rich:
                continue
            found[index] += ["g:" + tag for tag in (*self._gazetteer.names(each.low), *known_names.tags(each.word))]
            small, written = each.low, each.word
            for behind in range(index + 1, min(index + LONGEST, len(profiles))):
                small, written = f"{small} {profiles[behind].low}", f"{written} {profiles[behind].word}"
                for tag in (*self._gazetteer.names(small), *known_names.tags(written)):
                    found[index].append(f"g:{tag}/B")
                    for place in range(index + 1, behind + 1):
                        found[place].append(f"g:{tag}/I")
        return found


def _beside(profiles: list[Profile], index: int) -> list[str]:
    """What the words right before and right after one give to its description."""
    found: list[str] = []
    if index:
        found += profiles[index - 1].around(-1)
    if index + 1 < len(profiles):
        found += profiles[index + 1].around(1)
    return found


def _neighbours(profiles: list[Profile], names: list[list[str]], index: int) -> list[str]:
    """What stands beside a word that may be part of a name."""
    last = len(profiles) - 1
    low, form = profiles[index].low, profiles[index].shape
    found = _beside(profiles, index)
    forms = [profiles[place].shape if 0 <= place <= last else "_" for place in range(index - 2, index + 3)]
    found += [
        f"s3={forms[1]}|{form}|{forms[3]}",
        f"s3-={forms[0]}|{forms[1]}|{form}",
        f"s3+={form}|{forms[3]}|{forms[4]}",
    ]
    if index:
        found += ["-1" + name for name in names[index - 1]]
        found.append(f"s-={profiles[index - 1].shape}|{form}")
        found.append(f"w-={profiles[index - 1].low}|{low}")
    else:
        found.append("first" + form)
    if index < last:
        found += ["+1" + name for name in names[index + 1]]
        found.append(f"s+={form}|{profiles[index + 1].shape}")
        found.append(f"w+={low}|{profiles[index + 1].low}")
    if index > 1:
        found += profiles[index - 2].around(-2)
    if index + 1 < last:
        found += profiles[index + 2].around(2)
    return found
