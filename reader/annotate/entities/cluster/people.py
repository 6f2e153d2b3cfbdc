"""Cluster the mentions of people: full names, shorter ones, bare surnames. Knows naming customs; reads no roles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from reader.annotate.entities import name_forms
from reader.annotate.entities.cluster import couples
from reader.annotate.entities.cluster.bare_names import BareNames
from reader.annotate.entities.cluster.clusters import Cluster
from reader.model.annotation import EntityKind
from reader.model.span import Span

_MAX_NAMESAKES = 50
"""People that a shorter form is compared with; keeps lists of a thousand namesakes cheap."""

_KNOWN_AS = re.compile(
    r",?\s\(?(?:(?:also|better|widely|popularly|commonly|otherwise) )?(?:known as|nicknamed|alias|aka|a.k.a.)\s[“\"‘']?"
)
_LABEL = re.compile(r"(?:,[^:\n]{1,40}|\s?\([^:\n]{1,40}\))?:\s")
_TITLE_BEFORE = re.compile(r"(?:\A|\n)([A-Z][\w.]{1,9}\s)\Z")
_MAX_TITLE_CHARS = 12


def cluster_people(text: str, mentions: Sequence[Span], blocks: Sequence[Span]) -> list[Cluster]:
    """Cluster mentions by person; `blocks` are the paragraphs, in order.

    A name that fits several people equally well, even with the words around it, is added as `either` to each of them.
    """
    named = [(span, name_forms.surface_form(text, span)) for span in mentions]
    people = _cluster_full_names([(span, name) for span, name in named if len(name_forms.person_words(name)) > 1])
    bare_names = BareNames(text, people, blocks)
    singles: dict[str, Cluster] = {}
    for couple in couples.find(text, named):
        if not bare_names.has_bearer(couple.partner):
            bare_names.marry(singles.setdefault(couple.partner, Cluster(EntityKind.PERSON)), couple)
    for span, name in named:
        words = name_forms.person_words(name)
        if len(words) < 2:
            bare_names.assign(span, name, words, singles)
    _merge_bynames(text, mentions, people, singles)
    _note_labels(text, people, blocks)
    return people + [cluster for cluster in singles.values() if cluster.mentions]


def _note_labels(text: str, people: Sequence[Cluster], blocks: Sequence[Span]) -> None:
    """Note on each person the full name in capitals that labels a turn of a transcript: "SEN. DOLE (D-Averil):"."""
    starts = {block.start for block in blocks}
    for cluster in people:
        for name, (_, span) in cluster.names.items():
            if name.isupper() and _LABEL.match(text, span.end):
                title = _TITLE_BEFORE.search(text, max(0, span.start - _MAX_TITLE_CHARS), span.start)
                if (title.start(1) if title else span.start) in starts:
                    cluster.labels.add(name)


def _merge_bynames(text: str, mentions: Sequence[Span], people: Sequence[Cluster], singles: dict[str, Cluster]) -> None:
    """Merge a name that no full name contains with the person who the article says is known by it."""
    owner = {span: cluster for cluster in people for span in cluster.mentions}
    bynames = {span: (word, cluster) for word, cluster in singles.items() for span in cluster.mentions}
    for before, span in pairwise(mentions):
        if before in owner and span in bynames and _KNOWN_AS.fullmatch(text, before.end, span.start):
            word, cluster = bynames[span]
            if singles.pop(word, None):
                owner[before].absorb(cluster, "known by it")


def _cluster_full_names(named: Sequence[tuple[Span, str]]) -> list[Cluster]:
    """Cluster full names, each with the spellings and shorter forms that fit no other."""
    by_key: dict[str, Cluster] = {}
    for span, name in named:
        key = "".join(name_forms.person_words(name))
        cluster = by_key.setdefault(key, Cluster(EntityKind.PERSON))
        cluster.add(span, name, name_forms.spelling_difference(name, next(iter(cluster.names), name)))
    clusters = sorted(by_key.values(), key=lambda cluster: -len(name_forms.person_words(cluster.name)))
    by_word: dict[str, list[Cluster]] = {}
    kept: list[Cluster] = []
    for cluster in clusters:
        short = name_forms.person_words(cluster.name)
        candidates = by_word.get(short[-1], [])[-_MAX_NAMESAKES:] + by_word.get(short[0], [])[-_MAX_NAMESAKES:]
        hosts = [host for host in candidates if _is_short_for(short, host)]
        if len({id(host) for host in hosts}) == 1:
            hosts[0].absorb(cluster, "shorter name")
            continue
        kept.append(cluster)
        for word in set(short):
            by_word.setdefault(word, []).append(cluster)
    return kept


def _is_short_for(short: Sequence[str], host: Cluster) -> bool:
    """Whether these words are a shorter form of the full name of `host`."""
    full = name_forms.person_words(host.name)
    if len(short) == len(full):
        pairs = list(zip(short, full, strict=True))
        same = sum(a == b for a, b in pairs)
        return (
            short[-1] == full[-1]
            and same < len(full)
            and all(_is_word_or_initial(a, b) or _is_word_or_initial(b, a) for a, b in pairs)
        )
    if short[0] != full[0]:
        return tuple(short) == tuple(full[-len(short) :])
    if len(short) > 2 and len(short[1]) == len(full[1]) == 1 and short[1] != full[1]:
        return False  # George W. and George H. W. are two
    rest = iter(full)
    return all(any(_is_word_or_initial(word, other) for other in rest) for word in short)


def _is_word_or_initial(word: str, other: str) -> bool:
    """Whether a word equals another, or is its initial."""
    return word == other or (len(word) == 1 and other.startswith(word))
