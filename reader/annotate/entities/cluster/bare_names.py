"""Assign bare names to people: by naming custom, by gender, by who was named before. Merges no full names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from reader import lexicon
from reader.annotate.entities import name_forms
from reader.annotate.entities.cluster import naming_customs
from reader.annotate.entities.cluster.clusters import MARRIED_NAME, Cluster
from reader.annotate.entities.cluster.couples import Couple
from reader.annotate.entities.role_words import is_honorific
from reader.model.annotation import EntityKind
from reader.model.span import Span

_MAX_BEARERS = 6
"""With more bearers than this, a bare name is nobody's in particular."""
_FAMILY_NOUN = re.compile(r"\s+(?:regime|dynasty|family|clan|brothers|sisters|siblings)\b")
"""A regime or a family is not the person; an administration or an era does name the person."""
_ARTICLE_BEFORE = re.compile(r"\b[Tt]he\s+\Z")
_TITLE_BEFORE = re.compile(r"([^\W\d_]+)\.?\s+\Z")
_ADDRESS_BEFORE = re.compile(r"\b([A-Z]\w{1,8}|[A-Z]\w{1,2}\.)[ \u00a0]\Z")
"""A full stop belongs to a short form of address; after any other word it ends a sentence."""
_PRONOUN = re.compile(r"[^.!?;\n\"“”]{0,60}?\b(he|his|him|she|her)\b")


class BareNames:
    """Assigns bare names to the people who bear them."""

    def __init__(self, text: str, people: Sequence[Cluster], blocks: Sequence[Span]) -> None:
        self._text = text
        self._blocks = [block.start for block in blocks]
        self._bearers: dict[str, list[tuple[Cluster, str]]] = {}
        for cluster in people:
            ranks: dict[str, str] = {}
            for name in cluster.names:
                for word in name_forms.person_words(name):
                    rank = naming_customs.part_of_name(word, name)
                    if rank is not None and naming_customs.PART_RANKS[rank] > naming_customs.PART_RANKS.get(
                        ranks.get(word, ""), -1
                    ):
                        ranks[word] = rank
            for word, rank in ranks.items():
                self._bearers.setdefault(word, []).append((cluster, rank))
        self._full_name_starts = {id(cluster): sorted(span.start for span in cluster.mentions) for cluster in people}
        self._already_meant: set[int] = set()
        self._spouses: dict[str, list[tuple[Cluster, str]]] = {}
        """By surname, the people who are named beside their spouse by their given name only, and their gender."""

    def has_bearer(self, word: str) -> bool:
        """Whether a word is part of somebody's full name."""
        return word in self._bearers

    def marry(self, cluster: Cluster, couple: Couple) -> None:
        """Note that somebody who is called by a given name only shares the surname of a spouse."""
        self._spouses.setdefault(couple.surname, []).append((cluster, couple.gender))

    def assign(self, span: Span, name: str, words: Sequence[str], singles: dict[str, Cluster]) -> None:
        """Add a bare name to the one who bears it, to several as `either`, or to a person known by that name only."""
        word = words[0] if words else name
        bearers = self._bearers.get(word, [])
        top = max((naming_customs.PART_RANKS[rank] for _, rank in bearers), default=0)
        best = [(cluster, rank) for cluster, rank in bearers if naming_customs.PART_RANKS[rank] == top]
        if bearers and (family := self._family_phrase(span)) is not None:
            for cluster, _ in best[:_MAX_BEARERS]:
                cluster.unmerged.append(family)
            return
        if 1 < len(best) <= _MAX_BEARERS:
            best = self._narrow(span, best)
        if len(best) == 1 and self._is_of_other_gender(span, word, best[0][0]):
            self._assign_to_spouse(span, name, word, singles)
        elif len(best) == 1:
            self._already_meant.add(id(best[0][0]))
            best[0][0].add(span, name, best[0][1])
        elif 1 < len(best) <= _MAX_BEARERS:
            for cluster, _ in best:
                cluster.either.append(span)
        else:
            singles.setdefault(word, Cluster(EntityKind.PERSON)).add(span, name, "spelt otherwise")

    def _is_of_other_gender(self, span: Span, word: str, bearer: Cluster) -> bool:
        """Whether the title before a bare name shows that it does not mean the only one known to bear it."""
        gender = self._gender_by_address(span)
        if not gender:
            return False
        known = self._gender(bearer)
        fits_spouse = known == "" and [each for _, each in self._spouses.get(word, ())] == [gender]
        return fits_spouse or known not in ("", gender)

    def _assign_to_spouse(self, span: Span, name: str, word: str, singles: dict[str, Cluster]) -> None:
        """Add a bare name to the only spouse whom it fits, or to somebody known by nothing else."""
        gender = self._gender_by_address(span)
        fitting = [cluster for cluster, known in self._spouses.get(word, ()) if known in ("", gender)]
        if len(fitting) == 1:
            fitting[0].add(span, name, MARRIED_NAME)
        else:
            singles.setdefault(f"{word} {gender}", Cluster(EntityKind.PERSON)).add(span, name, "spelt otherwise")

    def _family_phrase(self, span: Span) -> Span | None:
        """All of "the Dole family" around a bare name; None if the name is in no such phrase."""
        noun = _FAMILY_NOUN.match(self._text, span.end)
        article = _ARTICLE_BEFORE.search(self._text, max(0, span.start - 6), span.start) if noun else None
        return Span(article.start(), noun.end()) if noun and article else None

    def _narrow(self, span: Span, best: list[tuple[Cluster, str]]) -> list[tuple[Cluster, str]]:
        """The bearers that are left once the words around a bare name are considered."""
        gender = self._gender_at(span)
        if gender:
            fitting = [each for each in best if self._gender(each[0]) in (gender, "")]
            certain = [each for each in fitting if self._gender(each[0])]
            best = certain if len(certain) == 1 and len(fitting) < len(best) else fitting or best
        before = [each for each in best if self._full_name_starts[id(each[0])][0] < span.start]
        best = before or best
        if len(best) > 1:
            here = [each for each in best if self._is_in_full(each[0], span, 1)]
            best = here if len(here) == 1 else best
        return self._usual_bearer(span, best) if len(best) > 1 else best

    def _usual_bearer(self, span: Span, best: list[tuple[Cluster, str]]) -> list[tuple[Cluster, str]]:
        """The bearer whom the bare name has meant so far or, failing that, the one named by far the most.

        All of them where another bearer was just introduced.
        """
        called = [each for each in best if id(each[0]) in self._already_meant]
        ranked = sorted(best, key=lambda each: -self._times_in_full(each[0], span))
        first, second = (self._times_in_full(each[0], span) for each in ranked[:2])
        chosen = called if called else ranked[:1] if first >= 2 * second else []
        others = [each for each in best if each not in chosen]
        return chosen if len(chosen) == 1 and not any(self._is_in_full(each[0], span, 2) for each in others) else best

    def _times_in_full(self, cluster: Cluster, span: Span) -> int:
        """How often somebody is named in full before a span."""
        return bisect_left(self._full_name_starts[id(cluster)], span.start)

    def _is_in_full(self, cluster: Cluster, span: Span, paragraphs: int) -> bool:
        """Whether somebody is named in full before a span, in its paragraph or the `paragraphs` - 1 before it."""
        number = bisect_right(self._blocks, span.start) - paragraphs
        start = self._blocks[number] if number > 0 else 0
        full = self._full_name_starts[id(cluster)]
        index = bisect_left(full, start)
        return index < len(full) and full[index] < span.start

    def _gender_by_address(self, span: Span) -> str:
        """`m` or `f` after a form of address such as "Mrs"; empty after any other word."""
        address = _ADDRESS_BEFORE.search(self._text, max(0, span.start - 16), span.start)
        word = address.group(1).lower().rstrip(".") if address else ""
        return lexicon.table("names/titles_gender").get(word, "") if is_honorific(word) else ""

    def _gender_at(self, span: Span) -> str:
        title = _TITLE_BEFORE.search(self._text, max(0, span.start - 24), span.start)
        known = lexicon.table("names/titles_gender").get(title.group(1).lower(), "") if title else ""
        if known:
            return known
        pronoun = _PRONOUN.match(self._text, span.end, span.end + 70)
        return {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}[pronoun.group(1)] if pronoun else ""

    def _gender(self, cluster: Cluster) -> str:
        """`m` or `f`, by titles and the given name; empty if neither is known."""
        titles = lexicon.table("names/titles_gender")
        for span in cluster.mentions[:8]:
            title = _TITLE_BEFORE.search(self._text, max(0, span.start - 24), span.start)
            if title and title.group(1).lower() in titles:
                return titles[title.group(1).lower()]
        words = name_forms.person_words(cluster.name)
        return lexicon.table("names/given_names").get(words[0], "") if len(words) > 1 else ""
