"""Grade how certain each quote is, by how often quotes like it were right in annotated news.

A logistic model weighs the form of a quote: its cue, its source, how its speaker was found, how its words begin and
end; and how sure the tagger is of these. It knows no words, which differ from one kind of news to another.
`reader.training.certainty` fits it and sets the limits, so that `certain` and `likely` promise a measured share of
quotes with the right words and the right source. What speaks most against a quote goes into its reason.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from reader import lexicon
from reader.annotate.quotes.claim import Claim, ReportPart
from reader.annotate.quotes.tag.tagged import PartProbabilities
from reader.model.annotation import Certainty, EntityKind, Quote, QuoteKind
from reader.model.span import Span

if TYPE_CHECKING:
    from reader.annotate.quotes.quote_findings import QuoteFindings

MODEL_FILE = "certainty.tsv"
MODEL = Path(__file__).parents[1] / "model" / MODEL_FILE
"""A feature and its weight per line; the limits are among them, as `limit:` features."""

BIAS = "every"
"""The feature of every quote."""

LISTS = ("cues_plain", "cues_speech", "cues_claim", "cues_telling")
"""The word lists that a cue is looked up in."""

DOUBTS: Mapping[str, str] = {
    **dict.fromkeys(("cue", "words", "lists"), "quotes with such a verb are more often wrong"),
    **dict.fromkeys(("source", "capital", "speaker"), "quotes with such a source are more often wrong"),
    **dict.fromkeys(("place", "gap", "near", "order"), "quotes with the source in such a place are more often wrong"),
    **dict.fromkeys(
        ("length", "begins", "ends", "inside", "marks"), "quotes that begin or end like this are more often wrong"
    ),
    "sure-source": "who says it is less clear than usual",
    "sure-cue": "which words report it is less clear than usual",
    **dict.fromkeys(
        ("sure-content", "sure-start", "sure-end"), "where the words begin and end is less clear than usual"
    ),
}
"""What a feature means that speaks against a quote, by its family."""

SURENESS = ("sure-source", "sure-cue", "sure-content", "sure-start", "sure-end")
"""The families of features that say how sure the tagger is."""

MIN_DOUBT = 0.5
"""How far, in log odds, something must speak against a quote to be given as a reason."""

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_GAPS = (0, 1, 2, 4, 10, 30, 80)
_LENGTHS = (1, 2, 4, 7, 12, 20, 35)
"""The upper limits of the intervals that characters and words are counted in."""
_PROBABILITIES = (0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.995)
"""The upper limits of the intervals of what is probable."""
_SENTENCE_ENDS = (".", "!", "?", "…")
_MARKS = "“”\"'‘’«»"
_OPENING_MARKS = '“"«'


def run(findings: QuoteFindings) -> None:
    """Adjust the certainty of every claim with a source; without the model, it stays as the resolvers found it."""
    weights = load(findings.grades) if findings.grades is not None else {}
    if not weights:
        return
    kinds = {entity.id: entity.kind for entity in findings.document.entities}
    for claim in findings.claims:
        if claim.is_turn or not is_graded(claim):
            continue
        names = features(findings.document.text, claim, kinds, findings.probabilities)
        claim.certainty = grade(probability(weights, names), weights, group_of(claim), claim.certainty)
        doubt = strongest_doubt(weights, names) if claim.certainty is not Certainty.CERTAIN else None
        if doubt is not None:
            claim.reason = f"{claim.reason}, but {doubt}"


def is_graded(quote: Claim | Quote) -> bool:
    """Whether the model has a say: somebody is given as the source of the words, and that is more than a guess."""
    return quote.source is not None and quote.kind is not QuoteKind.SCARE and quote.certainty is not Certainty.UNSURE


@cache
def load(path: Path = MODEL) -> Mapping[str, float]:
    """The weights in a model file; none if it is missing or damaged."""
    try:
        lines = path.read_text("utf-8").splitlines()
        pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
        return {name: float(weight) for name, weight in pairs}
    except (OSError, ValueError):
        return {}


def probability(weights: Mapping[str, float], names: Iterable[str]) -> float:
    """The share of quotes with these features that are right."""
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) for name in names)))


def strongest_doubt(weights: Mapping[str, float], names: Iterable[str]) -> str | None:
    """What speaks most against a quote with these features, compared with the average quote, if anything much does."""
    doubts: defaultdict[str, float] = defaultdict(float)
    for name in names:
        phrase, mean = _doubt_of(name)
        if phrase is not None:
            doubts[phrase] += weights.get(name, 0.0) - weights.get(mean, 0.0)
    phrase, weight = min(doubts.items(), key=lambda doubt: doubt[1])
    return phrase if weight < -MIN_DOUBT else None


@lru_cache(maxsize=4096)
def _doubt_of(name: str) -> tuple[str | None, str]:
    """The doubt that a feature may cast on a quote, if any, and the name of the average weight of its family."""
    family = family_of(name)
    return DOUBTS.get(family.partition(":")[2]), mean_name(family)


def family_of(name: str) -> str:
    """What a feature is about, without its value: `d:verb` of `d:verb=said`."""
    return name.partition("=")[0]


def mean_name(family: str) -> str:
    """The name in a model file of the average weight that the features of a family have."""
    return f"mean:{family}"


def grade(share: float, weights: Mapping[str, float], group: str, found: Certainty) -> Certainty:
    """The certainty of a quote that is right with this probability. It is at most what it was when the speaker was
    `found`: the annotations say where a "he" is, but not who."""
    for certainty in (Certainty.CERTAIN, Certainty.LIKELY):
        is_possible = certainty is not Certainty.CERTAIN or found is Certainty.CERTAIN
        if is_possible and share >= weights.get(limit_name(group, certainty), 1.0):
            return certainty
    return Certainty.UNSURE


def limit_name(group: str, certainty: Certainty) -> str:
    """The name in a model file of the probability from which a quote of a group has this certainty."""
    return f"limit:{group}:{certainty.value}"


def group_of(quote: Claim | Quote) -> str:
    """`direct` for words in quotation marks, whole or in part; `indirect` for others."""
    return "indirect" if quote.kind is QuoteKind.INDIRECT else "direct"


def features(
    text: str, quote: Claim | Quote, kinds: Mapping[str, EntityKind], probabilities: PartProbabilities
) -> list[str]:
    """What is known of a quote. `kinds` are those of the entities by id; `probabilities` those of the words of `text`,
    as the tagger sees them. A quote of which it cannot tell them counts as the average one."""
    names = [BIAS, "was=" + quote.certainty.value, "kind=" + str(quote.kind), *_attribution(text, quote, kinds)]
    names += [*_content(text, quote), *_cue(text, quote)]
    group = group_of(quote)[0]
    if probabilities.are_known(quote.content[0].start):
        return [f"{group}:{name}" for name in (*names, *_sureness(quote, probabilities))]
    return [*(f"{group}:{name}" for name in names), *(mean_name(f"{group}:{name}") for name in SURENESS)]


def _attribution(text: str, quote: Claim | Quote, kinds: Mapping[str, EntityKind]) -> Iterable[str]:
    """How the source is worded, and how its speaker was found."""
    reason = (quote.reason or "").split()
    yield "why=" + ("“" if reason[:1] and reason[0].startswith("“") else " ".join(reason[:2]))
    yield "speaker=" + (str(kinds.get(quote.speaker)) if quote.speaker else "none")
    yield f"via={quote.via is not None:d}"
    if quote.source is None:
        return
    words = _WORD.findall(text[quote.source.start : quote.source.end])
    yield f"source={bisect_left(_LENGTHS, len(words))}"
    if words:
        yield f"capital={words[0][0].isupper():d}{words[-1][0].isupper():d}"
    place = "before" if quote.source.start < quote.content[0].start else "after"
    if quote.content[0].end <= quote.source.start < quote.content[-1].start:
        place = "between"
    yield "place=" + place
    yield f"place={place}{len(quote.content) > 1:d}"


def _cue(text: str, quote: Claim | Quote) -> Iterable[str]:
    """The verb or phrase that reports, and how near it is."""
    if quote.cue is None or quote.source is None:
        yield "cue=none"
        return
    words = [word.lower() for word in _WORD.findall(text[quote.cue.start : quote.cue.end])]
    if not words:
        yield "cue=:"
        return
    yield f"words={min(len(words), 4)}"
    yield "lists=" + ",".join(name for name in LISTS if words[-1] in lexicon.words("quotes/" + name))
    yield f"gap={bisect_left(_GAPS, _distance(quote.cue, quote.source))}"
    yield f"near={bisect_left(_GAPS, min(_distance(quote.cue, span) for span in quote.content))}"
    yield f"order={quote.cue.start < quote.source.start:d}{quote.cue.start < quote.content[0].start:d}"


def _content(text: str, quote: Claim | Quote) -> Iterable[str]:
    """How the quoted words begin and end."""
    first, last = quote.content[0], quote.content[-1]
    words = _WORD.findall(text[first.start : last.end])
    yield f"parts={min(len(quote.content), 3)}"
    yield f"length={bisect_left(_LENGTHS, len(words))}"
    begins, ends = text[first.start : first.start + 1], text[last.end - 1 : last.end]
    yield f"marks={begins in _MARKS:d}{ends in _MARKS:d}"
    inside = sum(text.count(mark, first.start, last.end) for mark in _OPENING_MARKS)
    yield f"inside={min(inside, 3)}"
    if words:
        yield f"begins={words[0][0].isupper():d}"
    bare = text[first.start : last.end].rstrip(_MARKS + " ")
    behind = text[last.end : last.end + 2].lstrip(_MARKS)[:1]
    yield f"ends={bare.endswith(_SENTENCE_ENDS):d}{behind in _SENTENCE_ENDS:d}{behind == ',':d}"


def _sureness(quote: Claim | Quote, probabilities: PartProbabilities) -> Iterable[str]:
    """How probable the parts of the quote are, and that its words neither begin earlier nor end later."""
    content, source, cue = quote.content, quote.source, quote.cue
    sure = (
        probabilities.mean(ReportPart.SOURCE, [source] if source is not None else ()),
        probabilities.mean(ReportPart.CUE, [cue] if cue is not None else ()),
        probabilities.mean(ReportPart.CONTENT, content),
        1 - probabilities.before(ReportPart.CONTENT, content[0].start),
        1 - probabilities.after(ReportPart.CONTENT, content[-1].end),
    )
    for name, probable in zip(SURENESS, sure, strict=True):
        if probable is not None:
            yield f"{name}={bisect_left(_PROBABILITIES, probable)}"


def _distance(one: Span, other: Span) -> int:
    """Characters between two spans; 0 if they overlap."""
    return max(one.start - other.end, other.start - one.end, 0)
