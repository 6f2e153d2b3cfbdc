"""Fit how certain quotes are: python -m reader.training.certainty FOLDER.

FOLDER holds train.jsonl, as `reader.training.quotes` reads it. The quote tagger is trained on some of the articles and
its quotes in the others are compared with the annotations, so that it is judged by articles that it has not seen. The
model is written to --out, by default into the package.

With --encoder, a folder with a trained encoder, the model is one for the strong engine, and is written to that folder.
It is also fitted to what this engine finds in the articles of train.jsonl that `reader.training.encoder` keeps back,
and in those of dev.jsonl, if FOLDER has it, which nothing is trained on; these set the limits.
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from reader.annotate import engines, entities, quotes, sentences
from reader.annotate.encoder.network import Network
from reader.annotate.encoder.taggers import EncodedText, StrongQuotes
from reader.annotate.quotes.attribute import certainty
from reader.annotate.quotes.quote_findings import QuoteFindings
from reader.annotate.quotes.tag import quote_crf
from reader.annotate.quotes.tag.quote_crf import QuoteCrf
from reader.annotate.quotes.tag.quote_tagger import QuoteTagger
from reader.model.annotation import Certainty, Quote, QuoteKind
from reader.model.span import Span
from reader.training import input_files, trainers
from reader.training import quotes as quote_training
from reader.training.encoder import HELD_OUT
from reader.training.quotes import TaggedPassages

FOLDS = 3
"""Parts of the articles that are quoted from by a tagger that learnt from the others."""

L2, ITERATIONS, MIN_COUNT = 1.0, 100, 5

PROMISES: Mapping[str, Mapping[Certainty, float]] = {
    "direct": {Certainty.CERTAIN: 0.95, Certainty.LIKELY: 0.8},
    "indirect": {Certainty.CERTAIN: 0.9, Certainty.LIKELY: 0.65},
}
"""The share of quotes that must be right, by how the words were reported and how certain we call them."""

MARGIN = 1.0
"""How many standard errors the share that is right is above what is promised."""

MIN_OVERLAP = {"direct": 0.8, "indirect": 0.5}
"""F1 of letters and digits from which a quote has the words of an annotated one."""

MIN_SHARE = 0.5
"""The lowest limit: what is more probably wrong than right is unsure, however many others are right."""

MIN_WEIGHT = 0.01

Sample = tuple[str, list[str], Certainty, bool]
"""The group of a quote, its features, how certain its speaker was when it was found, and whether it is right."""

Scored = tuple[str, float, Certainty, bool]
"""The same with the probability that it is right, in place of the features."""


def samples(row: Mapping[str, Any], tagger: QuoteTagger) -> Iterator[Sample]:
    """The attributed quotes of an annotated article, each judged by the annotations."""
    document = sentences.find(quote_training.as_document(row["text"]))
    document = entities.find(document, engines.load("fast").names)
    findings = quotes.run(document, tagger, grades=None)
    kinds = {entity.id: entity.kind for entity in document.entities}
    found = [quote for quote in quotes.as_quotes(findings.claims) if quote.kind is not QuoteKind.SCARE]
    right = _right(findings, found, row["attributions"])
    for quote in filter(certainty.is_graded, found):
        features = certainty.features(document.text, quote, kinds, findings.probabilities)
        yield certainty.group_of(quote), features, quote.certainty, quote.id in right


def _right(findings: QuoteFindings, found: Sequence[Quote], attributions: Sequence[Mapping[str, Any]]) -> set[str]:
    """The ids of the quotes that have the words and the source of an annotated one; each of those counts once."""
    text = findings.document.text
    quoted = {place for passage in findings.passages for run in passage.runs for place in range(*run.span)}
    golds = [_letters(text, (Span(*span) for span in each["content"])) for each in attributions]
    pairs: list[tuple[float, str, int]] = []
    for quote in found:
        group = certainty.group_of(quote)
        letters = _letters(text, quote.content)
        for index, gold in enumerate(golds):
            overlap = _overlap(letters, gold, quoted if group == "direct" else None)
            if overlap >= MIN_OVERLAP[group]:
                pairs.append((overlap, quote.id, index))
    right: set[str] = set()
    taken: set[int] = set()
    seen: set[str] = set()
    sources = {quote.id: quote.source for quote in found}
    for _, name, index in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if name in seen or index in taken:
            continue
        seen.add(name)
        taken.add(index)
        source = sources[name]
        if source is not None and any(source.overlaps(Span(*span)) for span in attributions[index]["source"]):
            right.add(name)
    return right


def _overlap(one: set[int], other: set[int], within: set[int] | None) -> float:
    """F1 of two sets of places, of those `within` a third if that is given."""
    if within is not None:
        one, other = one & within, other & within
    return 2 * len(one & other) / max(1, len(one) + len(other))


def _letters(text: str, spans: Iterable[Span]) -> set[int]:
    """The places of the letters and digits in some spans."""
    return {place for span in spans for place in range(span.start, span.end) if text[place].isalnum()}


def train_taggers(rows: Sequence[Mapping[str, Any]], folder: Path, others: Iterable[TaggedPassages] = ()) -> None:
    """Train a tagger without the articles of each fold, into folders below this one, unless they are there."""
    missing = [fold for fold in range(FOLDS) if quote_crf.open_folder(folder / str(fold)) is None]
    others = list(others) if missing else []
    for fold in missing:
        kept = [quote_training.example_of(row) for number, row in enumerate(rows) if number % FOLDS != fold]
        quote_training.train(kept, folder / str(fold), others)


def held_out(rows: Sequence[Mapping[str, Any]], folder: Path) -> Iterator[tuple[int, Sample]]:
    """The samples of every article, quoted from by the one of the taggers in `folder` that has not seen it, with the
    number of the article."""
    for fold in range(FOLDS):
        tagger = _tagger(folder, fold)
        for number in range(fold, len(rows), FOLDS):
            yield from ((number, sample) for sample in samples(rows[number], tagger))


def strong_held_out(
    rows: Sequence[Mapping[str, Any]], others: Sequence[Mapping[str, Any]], folder: Path, encoder: Path
) -> Iterator[tuple[int, Sample]]:
    """The samples of the articles of `rows` that the encoder has not seen, quoted from by it and the one of the taggers
    in `folder` that has not seen them either, and of `others`, which none of them has seen; each with the number of
    its article, `others` counted on from `rows`."""
    encoded = EncodedText(Network(encoder))
    taggers = [StrongQuotes(encoded, _tagger(folder, fold)) for fold in range(FOLDS)]
    kept_back = ((number, rows[number]) for number in range(0, len(rows), HELD_OUT))
    for number, row in chain(kept_back, enumerate(others, len(rows))):
        yield from ((number, sample) for sample in samples(row, taggers[number % FOLDS]))


def _tagger(folder: Path, fold: int) -> QuoteCrf:
    tagger = quote_crf.open_folder(folder / str(fold))
    assert tagger is not None, "python-crfsuite is missing"
    return tagger


def fit(judged: Sequence[Sample]) -> dict[str, float]:
    """The weights of a logistic model of which quotes are right."""
    samples = ((features, is_right) for _, features, _, is_right in judged)
    return trainers.fit_logistic(trainers.make(0.0, L2, ITERATIONS, MIN_COUNT), samples, MIN_WEIGHT)


def means(weights: Mapping[str, float], judged: Sequence[Sample]) -> dict[str, float]:
    """The average weight of the features of each family, over the quotes of its group."""
    sums: defaultdict[str, float] = defaultdict(float)
    counts: Counter[str] = Counter()
    for _, features, _, _ in judged:
        for feature in features:
            family = certainty.family_of(feature)
            sums[family] += weights.get(feature, 0.0)
            counts[family] += 1
    return {certainty.mean_name(family): sums[family] / counts[family] for family in sums}


def limits(scored: Sequence[Scored]) -> dict[str, float]:
    """The lowest probability from which each promise holds, by a margin: so it still does in other articles."""
    bounds: dict[str, float] = {}
    for group, promises in PROMISES.items():
        left = sorted((each for each in scored if each[0] == group and each[1] >= MIN_SHARE), key=lambda each: -each[1])
        for grade, promise in promises.items():
            ranked = [each for each in left if grade is not Certainty.CERTAIN or each[2] is Certainty.CERTAIN]
            limit = _lowest([(share, is_right) for _, share, _, is_right in ranked], promise)
            bounds[certainty.limit_name(group, grade)] = limit
            taken = {id(each) for each in ranked if each[1] >= limit}
            left = [each for each in left if id(each) not in taken]  # the next promise is about what is less certain
    return bounds


def _lowest(ranked: Sequence[tuple[float, bool]], promise: float) -> float:
    """The lowest of some probabilities, in falling order, from which a promise holds; 1 if it never does."""
    limit, right = 1.0, 0
    for count, (share, is_right) in enumerate(ranked, 1):
        right += is_right
        if count < len(ranked) and ranked[count][0] == share:
            continue  # those of one probability have one grade
        if right >= promise * count + MARGIN * math.sqrt(promise * (1 - promise) * count):
            limit = share
    return limit


def cross_fit(judged: Sequence[tuple[int, Sample]], others: Sequence[Sample] = ()) -> list[Scored]:
    """Every sample of `judged` with its probability by a model of other articles, among them those of `others`."""
    scored: list[Scored] = []
    for fold in range(FOLDS):
        weights = fit([*others, *(sample for number, sample in judged if number // FOLDS % FOLDS != fold)])
        scored += [
            (group, certainty.probability(weights, features), found, is_right)
            for number, (group, features, found, is_right) in judged
            if number // FOLDS % FOLDS == fold
        ]
    return scored


def report(scored: Sequence[Scored], bounds: Mapping[str, float]) -> Iterator[str]:
    """A line for each group and grade: how many quotes there are, and the share that is right."""
    counts: dict[tuple[str, Certainty], list[bool]] = {}
    for group, share, found, is_right in scored:
        counts.setdefault((group, certainty.grade(share, bounds, group, found)), []).append(is_right)
    for (group, grade), rights in sorted(counts.items()):
        yield f"{group} {grade.value}: {sum(rights) / len(rights):.3f} of {len(rights)} right"


def train(judged: Sequence[tuple[int, Sample]], out: Path, others: Sequence[Sample] = ()) -> None:
    """Write the model of `judged` and `others`, with limits set by `judged`, and print what its grades hold in articles
    that it was not fitted to."""
    scored = cross_fit(judged, others)
    bounds = limits(scored)
    print(*report(scored, bounds), sep="\n")
    learnt = [*others, *(sample for _, sample in judged)]
    weights = fit(learnt)
    head = "How much each feature speaks for a quote being right. Written by reader.training.certainty."
    trainers.write_weights(weights | means(weights, learnt) | bounds, head, out)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status: 0, or 1 if the input file is missing."""
    parser = argparse.ArgumentParser(prog="python -m reader.training.certainty", description=__doc__)
    parser.add_argument("folder", type=Path, help="folder with train.jsonl")
    parser.add_argument("--taggers", type=Path, help="folder that keeps the taggers, to be used again; by default none")
    parser.add_argument("--out", type=Path, default=certainty.MODEL.parent, help="folder to write the model to")
    parser.add_argument("--encoder", type=Path, help="see above")
    parser.add_argument("--silver", type=Path, nargs="+", default=[], help="as `reader.training.quotes` takes them")
    options = parser.parse_args(arguments)
    source = options.folder / "train.jsonl"
    if not input_files.exist(source, *options.silver):
        return 1
    start = time.monotonic()
    rows = list(quote_training.rows(source))
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        taggers = options.taggers or Path(folder)
        train_taggers(rows, taggers, quote_training.silver(options.silver))
        judged = list(held_out(rows, taggers))
        if options.encoder:
            dev = options.folder / "dev.jsonl"
            others = list(quote_training.rows(dev)) if dev.exists() else []
            learnt = [sample for number, sample in judged if number % HELD_OUT]
            judged = list(strong_held_out(rows, others, taggers, options.encoder))
            train(judged, options.encoder / certainty.MODEL_FILE, learnt)
        else:
            train(judged, options.out / certainty.MODEL_FILE)
    print(f"{len(rows)} articles, {time.monotonic() - start:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
