"""Give bare names to those who bear them: by custom, by gender, by who was named before. Merges no full names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from reader import lexicon
from reader.annotate.entities import name_forms
from reader.annotate.entities.cluster import naming_customs
from reader.annotate.entities.cluster.clusters import Cluster
from reader.model.annotation import EntityKind
from reader.model.span import Span

_OPEN = 6
"""Bearers from which on a bare name is nobody's in particular."""
_KIN = re.compile(r"\s+(?:regime|dynasty|family|clan|brothers|sisters|siblings)\b")
"""What is ruled or borne by a family is not the person; an administration or an era is named for the person."""
_ARTICLE_BEFORE = re.compile(r"\b[Tt]he\s+\Z")
_TITLE_BEFORE = re.compile(r"([^\W\d_]+)\.?\s+\Z")
_PRONOUN = re.compile(r"[^.!?;\n\"“”]{0,60}?\b(he|his|him|she|her)\b")


class BareNames:
    """Gives bare names to those who bear them."""

    def __init__(self, text: str, people: Sequence[Cluster], blocks: Sequence[Span]) -> None:
        self._text = text
        self._blocks = [block.start for block in blocks]
        self._bearers: dict[str, list[tuple[Cluster, str]]] = {}
        for cluster in people:
            ranks: dict[str, str] = {}
            for name in cluster.names:
                for word in name_forms.personal(name):
                    rank = naming_customs.bears(word, name)
                    if rank is not None and naming_customs.RANKS[rank] > naming_customs.RANKS.get(
                        ranks.get(word, ""), -1
                    ):
                        ranks[word] = rank
            for word, rank in ranks.items():
                self._bearers.setdefault(word, []).append((cluster, rank))
        self._full = {id(cluster): sorted(span.start for span in cluster.mentions) for cluster in people}
        self._called: set[int] = set()

    def place(self, span: Span, name: str, words: Sequence[str], singles: dict[str, Cluster]) -> None:
        """Add a bare name to the one who bears it, to several as `either`, or to a person of that name alone."""
        word = words[0] if words else name
        bearers = self._bearers.get(word, [])
        top = max((naming_customs.RANKS[rank] for _, rank in bearers), default=0)
        best = [(cluster, rank) for cluster, rank in bearers if naming_customs.RANKS[rank] == top]
        if bearers and _KIN.match(self._text, span.end) and self._article(span):
            phrase = self._phrase(span)
            for cluster, _ in best[:_OPEN]:
                cluster.unmerged.append(phrase)
            return
        if 1 < len(best) <= _OPEN:
            best = self._settled(span, best)
        if len(best) == 1:
            self._called.add(id(best[0][0]))
            best[0][0].add(span, name, best[0][1])
        elif 1 < len(best) <= _OPEN:
            for cluster, _ in best:
                cluster.either.append(span)
        else:
            singles.setdefault(word, Cluster(EntityKind.PERSON)).add(span, name, "spelt otherwise")

    def _article(self, span: Span) -> bool:
        return _ARTICLE_BEFORE.search(self._text, max(0, span.start - 6), span.start) is not None

    def _phrase(self, span: Span) -> Span:
        article = _ARTICLE_BEFORE.search(self._text, max(0, span.start - 6), span.start)
        kin = _KIN.match(self._text, span.end)
        return Span(article.start() if article else span.start, kin.end() if kin else span.end)

    def _settled(self, span: Span, best: list[tuple[Cluster, str]]) -> list[tuple[Cluster, str]]:
        """The bearers that the words round a bare name leave over."""
        gender = self._gender_at(span)
        if gender:
            fitting = [each for each in best if self._gender(each[0]) in (gender, "")]
            certain = [each for each in fitting if self._gender(each[0])]
            best = certain if len(certain) == 1 and len(fitting) < len(best) else fitting or best
        before = [each for each in best if self._full[id(each[0])][0] < span.start]
        best = before or best
        if len(best) > 1:
            here = [each for each in best if self._in_full(each[0], span, 1)]
            best = here if len(here) == 1 else best
        return self._usual(span, best) if len(best) > 1 else best

    def _usual(self, span: Span, best: list[tuple[Cluster, str]]) -> list[tuple[Cluster, str]]:
        """The bearer whom the bare name meant so far or, failing that, whom most is told of.

        Nobody in particular where another bearer was just introduced.
        """
        called = [each for each in best if id(each[0]) in self._called]
        ranked = sorted(best, key=lambda each: -self._times_in_full(each[0], span))
        first, second = (self._times_in_full(each[0], span) for each in ranked[:2])
        chosen = called if called else ranked[:1] if first >= 2 * second else []
        others = [each for each in best if each not in chosen]
        return chosen if len(chosen) == 1 and not any(self._in_full(each[0], span, 2) for each in others) else best

    def _times_in_full(self, cluster: Cluster, span: Span) -> int:
        """How often somebody is named in full before a place."""
        return bisect_left(self._full[id(cluster)], span.start)

    def _in_full(self, cluster: Cluster, span: Span, paragraphs: int) -> bool:
        """Whether somebody is named in full before a place, in the same paragraph or in as many as that up to it."""
        number = bisect_right(self._blocks, span.start) - paragraphs
        start = self._blocks[number] if number > 0 else 0
        full = self._full[id(cluster)]
        index = bisect_left(full, start)
        return index < len(full) and full[index] < span.start

    def _gender_at(self, span: Span) -> str:
        title = _TITLE_BEFORE.search(self._text, max(0, span.start - 24), span.start)
        known = lexicon.table("names/titles_gender").get(title.group(1).lower(), "") if title else ""
        if known:
            return known
        pronoun = _PRONOUN.match(self._text, span.end, span.end + 70)
        return {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}[pronoun.group(1)] if pronoun else ""

    def _gender(self, cluster: Cluster) -> str:
        """What titles and the given name tell of a person; empty where they tell nothing."""
        titles = lexicon.table("names/titles_gender")
        for span in cluster.mentions[:8]:
            title = _TITLE_BEFORE.search(self._text, max(0, span.start - 24), span.start)
            if title and title.group(1).lower() in titles:
                return titles[title.group(1).lower()]
        words = name_forms.personal(cluster.name)
        return naming_customs.given_genders().get(words[0], "") if len(words) > 1 else ""
