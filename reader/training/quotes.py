"""Train the tagger from annotated articles: python -m reader.training.quotes FOLDER.

FOLDER holds train.jsonl, one article a line: {"text", "attributions": [{"source", "cue", "content"}]}, each of the
three a list of [start, end) spans in code points of the text. The model is written into the package, or to --out.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from reader.annotate import bio_tags
from reader.annotate.quotes.claim import ReportPart
from reader.annotate.quotes.passage import Passage, passages
from reader.annotate.quotes.tag import quote_features, segment_labels, token_forms
from reader.annotate.quotes.tag.quote_crf import CUES_FILE, MODEL, TAGGER_FILE
from reader.base.values import Value
from reader.model.document import Block, BlockKind, Document, Source
from reader.model.span import Span

L1, L2, ITERATIONS, RAREST = 2.0, 0.01, 80, 2
"""Chosen on a part of the training articles kept aside; a larger L1 makes the model smaller and surer of less."""
_CUE_LEVELS = ((0.75, 4), (0.4, 3), (0.15, 2), (0.04, 1))
"""From which share of its uses as a cue a word has which level."""


class Attribution(Value):
    """One annotated quote."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


class QuoteExample(Value):
    """One article, read."""

    passages: list[Passage]
    attributions: tuple[Attribution, ...]


def read(path: Path) -> Iterator[QuoteExample]:
    """The articles of a file, the first line of each taken for its headline."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield QuoteExample(passages(as_document(row["text"])), tuple(map(_attribution, row["attributions"])))


def as_document(text: str) -> Document:
    """A document whose every line is a block of its own."""
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


def learn_cues(examples: Sequence[QuoteExample]) -> dict[str, int]:
    """The words that report, with how often they do when they stand outside quotations."""
    reporting: Counter[str] = Counter()
    used: Counter[str] = Counter()
    for example in examples:
        cues = sorted(span for attribution in example.attributions for span in attribution.cue)
        for passage in example.passages:
            here = [span for span in cues if span.overlaps(passage.span)]
            for token, low, run in zip(passage.tokens, passage.lows, passage.inside, strict=True):
                word = token_forms.even(low)
                if word[0].isalpha():
                    used[word] += run < 0
                    reporting[word] += any(span.contains(token) for span in here)
    shares = {word: hits / max(hits, used[word]) for word, hits in reporting.items() if hits >= RAREST}
    levels = {word: _level(share) for word, share in shares.items()}
    return {word: level for word, level in sorted(levels.items()) if level}


def _level(share: float) -> int:
    return next((level for floor, level in _CUE_LEVELS if share > floor), 0)


def tags(passage: Passage, attributions: Sequence[Attribution]) -> list[str]:
    """The tags that the annotation gives to the words of a passage."""
    stretches: list[tuple[Span, str]] = []
    for each in attributions:
        anchor = (*each.cue, *each.source)[:1]
        stretches += [(span, segment_labels.name(ReportPart.SOURCE)) for span in each.source]
        stretches += [(span, segment_labels.name(ReportPart.CUE)) for span in each.cue]
        stretches += [
            (span, segment_labels.name(ReportPart.CONTENT, _side(passage, span, anchor))) for span in each.content
        ]
    here = sorted(stretch for stretch in stretches if stretch[0].overlaps(passage.span))
    return bio_tags.encode(passage.tokens, here)


def _side(passage: Passage, content: Span, anchor: Sequence[Span]) -> int:
    """On which side of a content its verb lies; 0 where it lies in another passage, or nowhere."""
    if not anchor or not passage.span.covers(anchor[0].start):
        return 0
    return -1 if anchor[0].start < content.start else 1


def train(examples: Sequence[QuoteExample], out: Path) -> None:
    """Write the tagger learnt from the examples, and its table of cues, into the folder `out`."""
    import pycrfsuite

    cues = learn_cues(examples)
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(
        {
            "c1": L1,
            "c2": L2,
            "max_iterations": ITERATIONS,
            "feature.minfreq": RAREST,
            "feature.possible_transitions": True,
        }
    )
    for example in examples:
        for passage, described in zip(example.passages, quote_features.describe(example.passages, cues), strict=True):
            trainer.append(described, tags(passage, example.attributions))
    out.mkdir(parents=True, exist_ok=True)
    head = "# How often words report: 1 is seldom, 4 nearly always. Written by reader.training.quotes.\n"
    table = head + "".join(f"{word}\t{level}\n" for word, level in cues.items())
    (out / CUES_FILE).write_text(table, "utf-8")
    trainer.train(os.fspath(out / TAGGER_FILE))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m reader.training.quotes", description=__doc__)
    parser.add_argument("folder", type=Path, help="folder that holds train.jsonl")
    parser.add_argument("--out", type=Path, default=MODEL, help="where the model goes")
    options = parser.parse_args(arguments)
    source = options.folder / "train.jsonl"
    if not source.is_file():
        print(f"{source}: no such file", file=sys.stderr)
        return 1
    start = time.monotonic()
    examples = list(read(source))
    train(examples, options.out)
    size = (options.out / TAGGER_FILE).stat().st_size / 1e6
    print(f"{len(examples)} articles, {time.monotonic() - start:.0f} s, {size:.1f} MB in {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
