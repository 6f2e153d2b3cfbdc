"""Train the encoder on annotated articles: python -m reader.training.encoder train FOLDER --base BASE --run RUN.

FOLDER holds quotes/train.jsonl, ner/train.jsonl and ner_other/*.jsonl, as `reader.training.quotes` and
`reader.training.names` read them. BASE holds a BERT with its tokenizer: config.json, model.safetensors, tokenizer.json.
RUN keeps the state of the training every few minutes, and goes on from there if it is started again.

    python -m reader.training.encoder export --run RUN [--out OUT]

writes the model in eight bits a weight, by default into the package.

Needs onnx, onnxscript, torch and transformers, which the program does not.
"""

from __future__ import annotations

import argparse
import math
import random
import shutil
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, product
from pathlib import Path
from typing import Any, NamedTuple

from reader.annotate import bio_tags
from reader.annotate.encoder import paragraphs
from reader.annotate.encoder.model_files import MODEL_FILE, MODEL_FOLDER, TOKENIZER_FILE, TRANSITIONS_FILE
from reader.annotate.encoder.network import open_word_pieces
from reader.annotate.encoder.tags import NAME_TAGS, QUOTE_TAGS, TAGS
from reader.annotate.encoder.windows import QUOTATIONS, SHAPES, Paragraph, Pieces, Window, WordPieces, cut, windows
from reader.training import input_files, name_examples
from reader.training import quotes as quote_training
from reader.training.name_examples import NameExample

PIECES = 15_000_000
"""Word pieces to train on, half for each task: every article is read about ten times."""
WINDOW_PIECES, BATCH_WINDOWS = 256, 8
BODY_RATE, HEAD_RATE = 3e-4, 3e-3
"""Learning rates at first; they fall to zero in a straight line, after a short rise."""
WARM_UP = 0.02
DROPOUT, WEIGHT_DECAY = 0.1, 0.01
HELD_OUT = 8
"""Every eighth article with quotes is kept back, to choose how to decode and to fit how certain quotes are."""
OTHER_SHARE = 0.45
"""The share of articles with names that come from other corpora than ner/train.jsonl."""
CATCH_ALL = "Misc"
"""A label under which corpora also mark what has a label of its own here, such as groups."""
SMOOTHING = 0.5
"""Added to how often tags occur and follow each other, so that nothing is impossible."""
STATE_FILE = "state.pt"
SAVE_STEPS, REPORT_STEPS = 200, 50


class Article(NamedTuple):
    """An article to learn from: its words, and for each word the tags that it may have."""

    pieces: Pieces
    allowed: Sequence[frozenset[int]]


class Example(NamedTuple):
    """A window with the tags that its words may have."""

    window: Window
    allowed: Sequence[frozenset[int]]


def quote_article(row: Mapping[str, Any], word_pieces: WordPieces) -> Article:
    """The article of a line of quotes/train.jsonl."""
    example = quote_training.example_of(row)
    tags = [tag for passage in example.passages for tag in quote_training.encode_tags(passage, example.attributions)]
    pieces = cut(list(map(paragraphs.of_passage, example.passages)), word_pieces)
    return Article(pieces, [frozenset({QUOTE_TAGS.index(tag)}) for tag in tags])


def name_article(example: NameExample, word_pieces: WordPieces) -> Article:
    """An article with names, followed by some of its sentences as headlines.

    Where only some labels were annotated, a word outside of all names may have any tag of the others.
    """
    headlines = name_examples.headlines(example.sentences)
    units = paragraphs.of_sentences(example.text, example.sentences)
    units += [Paragraph(sentence.words, [0] * len(sentence.words)) for sentence in headlines]
    tags = [
        tag
        for sentence in (*example.sentences, *headlines)
        for tag in bio_tags.encode(sentence.spans, [pair for pair in example.named if pair[0].overlaps(sentence.span)])
    ]
    return Article(cut(units, word_pieces), [_allowed(tag, example.marked) for tag in tags])


def _allowed(tag: str, marked: frozenset[str]) -> frozenset[int]:
    """The tags that a word may have which is annotated with `tag` where only the labels in `marked` were."""
    unmarked = [(index, other) for index, other in enumerate(NAME_TAGS) if other[2:] and other[2:] not in marked]
    allowed = {NAME_TAGS.index(tag)}
    if tag == bio_tags.OUTSIDE:
        allowed.update(index for index, _ in unmarked)
    elif tag[2:] == CATCH_ALL:
        allowed.update(index for index, other in unmarked if other[0] == tag[0])
    return frozenset(allowed)


def examples(article: Article, chance: random.Random) -> Iterator[Example]:
    """The windows of an article, which begin elsewhere each time, so that no two passes over the articles are equal."""
    count = len(article.allowed)
    first = chance.randrange(min(count, WINDOW_PIECES))
    for start, end in ((0, first), (first, count)):
        for window in windows(article.pieces, start, WINDOW_PIECES, 0):
            words = {word: place for word, place in window.words.items() if word < end}
            if not words:
                break
            yield Example(window._replace(words=words), [article.allowed[word] for word in words])
            if len(words) < len(window.words):
                break


def batches(articles: Sequence[Article], others: Sequence[Article], chance: random.Random) -> Iterator[list[Example]]:
    """Batches of windows of about the same length, without end; a part of them from other corpora."""
    while True:
        chosen = list(articles)
        if others:
            share = OTHER_SHARE / (1 - OTHER_SHARE) * len(articles) / len(others)
            chosen += [article for article in others for _ in range(int(share + chance.random()))]
        found = [example for article in chosen for example in examples(article, chance)]
        chance.shuffle(found)
        made: list[list[Example]] = []
        for start in range(0, len(found), 25 * BATCH_WINDOWS):
            pool = sorted(found[start : start + 25 * BATCH_WINDOWS], key=lambda example: len(example.window.numbers))
            made += [pool[first : first + BATCH_WINDOWS] for first in range(0, len(pool), BATCH_WINDOWS)]
        chance.shuffle(made)
        yield from made


def write_transitions(articles: Mapping[str, Sequence[Article]], path: Path) -> None:
    """Write how much more often than by chance each tag follows each other one, by task, as a logarithm."""
    lines = ["# How much more often a tag follows another than by chance. Written by reader.training.encoder.\n"]
    for task, tags in TAGS.items():
        counts: Counter[int] = Counter()
        pairs: Counter[tuple[int, int]] = Counter()
        for pieces, allowed in articles[task]:
            for start, end in pairwise((0, *pieces.paragraph_ends)):
                paragraph = [next(iter(each)) for each in allowed[start:end]]
                counts.update(paragraph)
                pairs.update(pairwise(paragraph))
        room = SMOOTHING * len(tags)
        for tag, following in product(range(len(tags)), repeat=2):
            share = (pairs[tag, following] + SMOOTHING) / (counts[tag] + room)
            by_chance = (counts[following] + SMOOTHING) / (counts.total() + room)
            value = math.log(share / by_chance)
            lines.append(f"{task}\t{tags[tag]}\t{tags[following]}\t{value:.3f}\n")
    path.write_text("".join(lines), "utf-8")


def make_network(base: Path, *, is_trained: bool) -> Any:
    """The encoder: a BERT that also gets the shape and the quotation of each piece, with a layer of scores per task."""
    import torch
    from transformers import BertConfig, BertModel

    class Network(torch.nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            if is_trained:
                # Dropout of attention would triple the time that attention takes.
                self.bert = BertModel.from_pretrained(base, add_pooling_layer=False, attention_probs_dropout_prob=0.0)
            else:
                config = BertConfig.from_pretrained(base, attn_implementation="eager")
                self.bert = BertModel(config, add_pooling_layer=False)
            width = self.bert.config.hidden_size
            self.shape = torch.nn.Embedding(SHAPES, width)
            self.quotation = torch.nn.Embedding(QUOTATIONS, width)
            for embedding in (self.shape, self.quotation):
                torch.nn.init.normal_(embedding.weight, std=0.02)
            self.dropout = torch.nn.Dropout(DROPOUT)
            self.heads = torch.nn.ModuleDict({task: torch.nn.Linear(width, len(tags)) for task, tags in TAGS.items()})

        def encode(self, numbers: Any, shapes: Any, quotations: Any, mask: Any = None) -> Any:
            embedded = self.bert.embeddings.word_embeddings(numbers) + self.shape(shapes) + self.quotation(quotations)
            return self.bert(inputs_embeds=embedded, attention_mask=mask).last_hidden_state

        def forward(self, numbers: Any, shapes: Any, quotations: Any) -> Any:
            encoded = self.encode(numbers, shapes, quotations)
            return tuple(self.heads[task](encoded)[0].log_softmax(-1) for task in TAGS)

    return Network()


class Training:
    """A network in training, with all that it takes to go on later."""

    def __init__(self, base: Path, pieces: int) -> None:
        import torch

        self.network = make_network(base, is_trained=True)
        self.pieces, self.done, self.steps = pieces, 0, 0
        for name, weights in self.network.named_parameters():
            if name.startswith("bert.embeddings.") and "LayerNorm" not in name:
                weights.requires_grad = False  # the gradient of word vectors is slow, and they are good as they are
        learnt = [(name, weights) for name, weights in self.network.named_parameters() if weights.requires_grad]
        body = [weights for name, weights in learnt if name.startswith("bert.")]
        heads = [weights for name, weights in learnt if not name.startswith("bert.")]
        groups = [{"params": body, "rate": BODY_RATE}, {"params": heads, "rate": HEAD_RATE}]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=WEIGHT_DECAY)

    def learn(self, task: str, batch: Sequence[Example]) -> float:
        """Take one step; returns the loss."""
        import torch

        progress = self.done / self.pieces
        for group in self.optimizer.param_groups:
            group["lr"] = group["rate"] * min(progress / WARM_UP + 0.01, 1 - progress)
        length = max(len(example.window.numbers) for example in batch)
        inputs = torch.zeros(4, len(batch), length, dtype=torch.long)
        places: list[int] = []
        allowed = torch.zeros(sum(len(example.allowed) for example in batch), len(TAGS[task]), dtype=torch.bool)
        for row, (window, _) in enumerate(batch):
            fields = (window.numbers, window.shapes, window.quotations, [1] * len(window.numbers))
            for index, values in enumerate(fields):
                inputs[index, row, : len(values)] = torch.tensor(values)
            places += [row * length + place for place in window.words.values()]
        for index, tags in enumerate(tags for example in batch for tags in example.allowed):
            allowed[index, list(tags)] = True
        with torch.autocast("cpu", torch.bfloat16):
            encoded = self.network.encode(*inputs).flatten(0, 1)[places]
            scores = self.network.heads[task](self.network.dropout(encoded))
        scores = scores.float().log_softmax(-1)
        loss = -scores.masked_fill(~allowed, -torch.inf).logsumexp(-1).mean()
        self.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.done += inputs[3].numel()
        self.steps += 1
        return float(loss.detach())

    def save(self, path: Path) -> None:
        """Write the state, so that what was there before is lost only when this is complete."""
        import torch

        state = {"network": self.network.state_dict(), "optimizer": self.optimizer.state_dict()}
        torch.save(state | {"done": self.done, "steps": self.steps}, path.with_suffix(".part"))
        path.with_suffix(".part").replace(path)

    def restore(self, path: Path) -> None:
        """Go on from a state."""
        import torch

        state = torch.load(path)
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.done, self.steps = state["done"], state["steps"]


def read_articles(folder: Path, word_pieces: WordPieces) -> dict[str, tuple[list[Article], list[Article]]]:
    """For each task, its articles and those of other corpora."""
    rows = quote_training.rows(folder / "quotes" / "train.jsonl")
    quotes = [quote_article(row, word_pieces) for number, row in enumerate(rows) if number % HELD_OUT]
    names = [name_article(example, word_pieces) for example in name_examples.read(folder / "ner" / "train.jsonl")]
    others = [
        name_article(example, word_pieces)
        for path in sorted((folder / "ner_other").glob("*.jsonl"))
        for example in name_examples.read(path)
    ]
    return {"names": (names, others), "quotes": (quotes, [])}


def train(folder: Path, base: Path, run: Path, pieces: int, threads: int) -> None:
    """Train until `pieces` pieces were read, from the state in the folder `run` if there is one."""
    import torch

    torch.set_num_threads(threads)
    articles = read_articles(folder, open_word_pieces(base / TOKENIZER_FILE))
    torch.manual_seed(1)
    training = Training(base, pieces)
    run.mkdir(parents=True, exist_ok=True)
    shutil.copy(base / "config.json", run)
    shutil.copy(base / TOKENIZER_FILE, run)
    write_transitions({task: home for task, (home, _) in articles.items()}, run / TRANSITIONS_FILE)
    if (run / STATE_FILE).exists():
        training.restore(run / STATE_FILE)
    torch.manual_seed(training.steps)
    chance = random.Random(training.steps)
    streams = {task: batches(home, others, random.Random(training.steps)) for task, (home, others) in articles.items()}
    training.network.train()
    start, first = time.monotonic(), training.done
    losses: dict[str, list[float]] = {task: [] for task in streams}
    while training.done < pieces:
        task = chance.choice(list(streams))
        losses[task].append(training.learn(task, next(streams[task])))
        if not training.steps % REPORT_STEPS:
            speed = (training.done - first) / (time.monotonic() - start)
            means = " ".join(f"{task} {sum(found) / max(1, len(found)):.4f}" for task, found in losses.items())
            print(f"{training.done / pieces:.1%}, {speed:.0f} pieces a second, loss {means}", flush=True)
            losses = {task: [] for task in streams}
        if not training.steps % SAVE_STEPS:
            training.save(run / STATE_FILE)
    training.save(run / STATE_FILE)


def export(run: Path, out: Path) -> None:
    """Write the trained network as an ONNX model of eight-bit weights, with its tokenizer."""
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic

    network = make_network(run, is_trained=False)
    network.load_state_dict(torch.load(run / STATE_FILE)["network"])
    network.eval()
    out.mkdir(parents=True, exist_ok=True)
    whole = run / "whole.onnx"
    sample = torch.ones(1, 24, dtype=torch.long)
    names = ["numbers", "shapes", "quotations"]
    torch.onnx.export(
        network,
        (sample, sample, sample),
        whole,
        input_names=names,
        output_names=list(TAGS),
        dynamic_axes={name: {1: "pieces"} for name in names} | {task: {0: "pieces"} for task in TAGS},
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(
        whole,
        out / MODEL_FILE,
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul", "Gather"],
    )
    for name in (TOKENIZER_FILE, TRANSITIONS_FILE):
        shutil.copy(run / name, out)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status: 0, or 1 if an input file is missing."""
    parser = argparse.ArgumentParser(
        prog="python -m reader.training.encoder", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    training = commands.add_parser("train")
    training.add_argument("folder", type=Path, help="folder with quotes/, ner/ and ner_other/")
    training.add_argument("--base", type=Path, required=True, help="folder of the model to begin with")
    training.add_argument("--pieces", type=int, default=PIECES, help=f"word pieces to train on; by default {PIECES}")
    training.add_argument("--threads", type=int, default=1)
    exporting = commands.add_parser("export")
    exporting.add_argument("--out", type=Path, default=MODEL_FOLDER, help="folder to write the model to")
    for command in (training, exporting):
        command.add_argument("--run", type=Path, required=True, help="folder that keeps the state of the training")
    options = parser.parse_args(arguments)
    if options.command == "export":
        if not input_files.exist(options.run / STATE_FILE):
            return 1
        export(options.run, options.out)
        return 0
    data = [options.folder / task / "train.jsonl" for task in ("quotes", "ner")]
    if not input_files.exist(*data, options.base / TOKENIZER_FILE):
        return 1
    train(options.folder, options.base, options.run, options.pieces, options.threads)
    return 0


if __name__ == "__main__":
    sys.exit(main())
