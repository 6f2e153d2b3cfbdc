"""Train the quote tagger on annotated articles: python -m reader.training.quotes FOLDER.

FOLDER holds train.jsonl, one article per line: {"text", "attributions": [{"source", "cue", "content"}]}, each of the
three a list of half-open spans in code points. The model is written to --out, by default into the package.

With --silver, JSON Lines files of other articles, {"text"}, it learns from these as well, as the encoder tags them.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from reader.annotate import bio_tags
from reader.annotate.crf import flatten
from reader.annotate.encoder.model_files import MODEL_FOLDER as ENCODER_FOLDER
from reader.annotate.quotes.claim import ReportPart
from reader.annotate.quotes.passage import Passage, make_passages
from reader.annotate.quotes.tag import segment_labels, token_forms
from reader.annotate.quotes.tag.quote_crf import CUES_FILE, MODEL_FOLDER, TAGGER_FILE
from reader.annotate.quotes.tag.quote_features import FeatureExtractor
from reader.base.values import Value
from reader.model.document import Block, BlockKind, Document, Source
from reader.model.span import Span
from reader.training import input_files, trainers

L1, L2, ITERATIONS, MIN_COUNT = 2.0, 0.01, 80, 2
"""Chosen on held-out training articles. A larger L1 gives a smaller model with lower recall."""
_CUE_LEVELS = ((0.75, 4), (0.4, 3), (0.15, 2), (0.04, 1))
"""The level of a word whose share of uses as a cue is above each value."""


class Attribution(Value):
    """One annotated quote."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


class QuoteExample(Value):
    """One article: its passages, and its annotated quotes."""

    passages: list[Passage]
    attributions: tuple[Attribution, ...]


def read(path: Path) -> Iterator[QuoteExample]:
    """The articles of a JSON Lines file, the first line of each text as its headline.

    Raises `OSError`, or `ValueError` for a line that is not JSON.
    """
    return map(example_of, rows(path))


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a JSON Lines file. Raises `OSError`, or `ValueError` for a line that is not JSON."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def example_of(row: Mapping[str, Any]) -> QuoteExample:
    """An annotated article, given as a line of the file is."""
    return QuoteExample(make_passages(as_document(row["text"])), tuple(map(_attribution, row["attributions"])))


def as_document(text: str) -> Document:
    """A document in which each line of the text is a block."""
    blocks: list[Block] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            kind = BlockKind.PARAGRAPH if blocks else BlockKind.HEADLINE
            blocks.append(Block(kind, Span(start, start + len(line))))
        start += len(line) + 1
    return Document(Source("training", "text"), text, blocks=tuple(blocks))


def _attribution(row: dict[str, list[list[int]]]) -> Attribution:
    source, cue, content = (tuple(Span(*pair) for pair in row[part]) for part in ("source", "cue", "content"))
    return Attribution(source, cue, content)


class TaggedPassages(NamedTuple):
    """The passages of one article, and the BIO tags of the words of each."""

    passages: Sequence[Passage]
    tags: Sequence[Sequence[str]]


def learn_cues(examples: Sequence[QuoteExample]) -> dict[str, int]:
    """The cue level of each word: how often it is a cue when it is outside quotation marks."""
    cue_counts: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for example in examples:
        cues = sorted(span for attribution in example.attributions for span in attribution.cue)
        for passage in example.passages:
            here = [span for span in cues if span.overlaps(passage.span)]
            for token, lower, run in zip(passage.tokens, passage.lowered, passage.run_at, strict=True):
                word = token_forms.straighten(lower)
                if word[0].isalpha():
                    counts[word] += run < 0
                    cue_counts[word] += any(span.contains(token) for span in here)
    shares = {word: hits / max(hits, counts[word]) for word, hits in cue_counts.items() if hits >= MIN_COUNT}
    levels = {word: _level(share) for word, share in shares.items()}
    return {word: level for word, level in sorted(levels.items()) if level}


def _level(share: float) -> int:
    return next((level for floor, level in _CUE_LEVELS if share > floor), 0)


def tagged(example: QuoteExample) -> TaggedPassages:
    """An annotated article with the tags that its annotations give."""
    tags = [encode_tags(passage, example.attributions) for passage in example.passages]
    return TaggedPassages(example.passages, tags)


def encode_tags(passage: Passage, attributions: Sequence[Attribution]) -> list[str]:
    """The BIO tags of the words of a passage, from the annotation."""
    labelled: list[tuple[Span, str]] = []
    for each in attributions:
        anchor = (*each.cue, *each.source)[:1]
        labelled += [(span, segment_labels.label_of(ReportPart.SOURCE)) for span in each.source]
        labelled += [(span, segment_labels.label_of(ReportPart.CUE)) for span in each.cue]
        labelled += [
            (span, segment_labels.label_of(ReportPart.CONTENT, _side(passage, span, anchor))) for span in each.content
        ]
    here = sorted(pair for pair in labelled if pair[0].overlaps(passage.span))
    return bio_tags.encode(passage.tokens, here)


def _side(passage: Passage, content: Span, anchor: Sequence[Span]) -> int:
    """On which side of a content its verb is; 0 if there is none in this passage."""
    if not anchor or not passage.span.covers(anchor[0].start):
        return 0
    return -1 if anchor[0].start < content.start else 1


def silver(paths: Sequence[Path]) -> Iterator[TaggedPassages]:
    """The articles of JSON Lines files, {"text"}, as the encoder of the package tags them without any CRF.

    Raises `OSError`, or `ValueError` for a line that is not JSON.
    """
    if not paths:
        return
    from reader.annotate.encoder.network import Network  # late: most trainings do without what these need
    from reader.annotate.encoder.taggers import EncodedText, quote_bias
    from reader.annotate.encoder.tags import QUOTE_TAGS, most_probable

    encoded = EncodedText(Network(ENCODER_FOLDER))
    for row in chain.from_iterable(map(rows, paths)):
        passages = make_passages(as_document(row["text"]))
        pairs = zip(encoded.quote_scores(row["text"], passages), passages, strict=True)
        scores = [scores + quote_bias(passage) for scores, passage in pairs]
        yield TaggedPassages(passages, most_probable(scores, QUOTE_TAGS, encoded.transitions("quotes")))


def train(examples: Sequence[QuoteExample], out: Path, others: Iterable[TaggedPassages] = ()) -> None:
    """Train on the examples and on others, and write the model and its table of cues to the folder `out`."""
    cues = learn_cues(examples)
    extractor = FeatureExtractor(cues)
    trainer = trainers.make(L1, L2, ITERATIONS, MIN_COUNT, possible_transitions=True)
    for passages, tags in chain(map(tagged, examples), others):
        for described, known in zip(extractor.extract(passages), tags, strict=True):
            trainer.append(list(map(flatten, described)), known)
    out.mkdir(parents=True, exist_ok=True)
    head = "# How often words report, from 1 (seldom) to 4 (nearly always). Written by reader.training.quotes.\n"
    table = head + "".join(f"{word}\t{level}\n" for word, level in cues.items())
    (out / CUES_FILE).write_text(table, "utf-8")
    trainer.train(os.fspath(out / TAGGER_FILE))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status: 0, or 1 if the input file is missing."""
    parser = argparse.ArgumentParser(prog="python -m reader.training.quotes", description=__doc__)
    parser.add_argument("folder", type=Path, help="folder with train.jsonl")
    parser.add_argument("--out", type=Path, default=MODEL_FOLDER, help="folder to write the model to")
    parser.add_argument("--silver", type=Path, nargs="+", default=[], metavar="FILE", help="see above")
    options = parser.parse_args(arguments)
    source = options.folder / "train.jsonl"
    if not input_files.exist(source, *options.silver):
        return 1
    start = time.monotonic()
    examples = list(read(source))
    train(examples, options.out, silver(options.silver))
    size = (options.out / TAGGER_FILE).stat().st_size / 1e6
    print(f"{len(examples)} articles, {time.monotonic() - start:.0f} s, {size:.1f} MB in {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
