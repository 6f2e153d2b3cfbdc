"""Ask the trained models which block of a pasted page is its headline, and which surely are not the story.

One model is a conditional random field over all blocks; the other weighs each block that may be the headline by itself,
and knows nothing of its neighbours' labels. `reader.training.labels` trains both.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from math import log
from typing import TYPE_CHECKING

from reader.label.page_features import PageFeatures
from reader.label.story_extent import PROSE_KINDS
from reader.model.document import BlockKind

if TYPE_CHECKING:
    from pycrfsuite import Tagger

_FOLDER = os.path.join(os.path.dirname(__file__), "model")
BLOCKS_MODEL = os.path.join(_FOLDER, "blocks.crfsuite")
TITLES_MODEL = os.path.join(_FOLDER, "titles.tsv")
"""A feature and its weight on each line."""

BODY = "body"
GROUPS: Mapping[str, str] = {
    "headline": "front",
    "dek": "front",
    "byline": "front",
    "dateline": "front",
    "caption": "caption",
    "credit": "caption",
    "note": "aside",
    "furniture": "aside",
    "furniture-before": "aside",
    "furniture-after": "aside",
    "comments": "comments",
}
"""The group of each label of the model that is not the body of the story. Furniture above the headline and furniture
below the story have labels of their own, which teaches the model their order."""

STORY_KINDS = PROSE_KINDS | {BlockKind.HEADING}

MIN_TO_SET_ASIDE, MIN_TO_SET_PROSE_ASIDE, MIN_TO_KEEP = 0.9, 0.97, 0.5
"""Probability from which a line is set aside, a sentence is, and either is story, whatever the rules would say.

Chosen by cross-validation over domains: a lost sentence is worse than a button that is shown.
"""

MIN_PROBABILITY = 1e-4
"""The least probability of being the headline that is told from none."""


def judge(page: PageFeatures) -> dict[int, BlockKind]:
    """The kinds of the blocks that the models are sure of: of none if a model is missing."""
    model, weighted = blocks_model(), title_weights()
    if model is None or not weighted:
        return {}
    features = list(page)
    model.set(features)
    marginals = {label: [model.marginal(label, index) for index in range(page.size)] for label in model.labels()}
    title = best_title(page, features, weighted, marginals["headline"])
    kinds = sure_kinds(page, marginals)
    if title is not None:
        above = (index for index in range(title) if kinds.get(index) not in STORY_KINDS)
        kinds |= dict.fromkeys(above, BlockKind.FURNITURE) | {title: BlockKind.HEADLINE}
    return kinds


def best_title(
    page: PageFeatures, features: Sequence[Iterable[str]], weighted: Mapping[str, float], headline: Sequence[float]
) -> int | None:
    """Index of the block that is most likely the headline; `headline` holds what the other model thinks of each."""
    scores = {
        index: sum(weighted.get(name, 0.0) for name in features[index]) + log(headline[index] + MIN_PROBABILITY)
        for index in range(page.size)
        if page.may_be_title(index)
    }
    return max(scores, key=scores.__getitem__, default=None)


def sure_kinds(page: PageFeatures, marginals: Mapping[str, Sequence[float]]) -> dict[int, BlockKind]:
    """The kinds of the blocks that are surely not the story, and of those that surely are.

    `marginals` holds the probability of each label for each block.
    """
    kinds: dict[int, BlockKind] = {}
    for index, line in enumerate(page.lines):
        labels: dict[str, list[str]] = {}
        for label in marginals:
            labels.setdefault(GROUPS.get(label, BODY), []).append(label)
        shares = {group: sum(marginals[label][index] for label in members) for group, members in labels.items()}
        group = max(shares, key=shares.__getitem__)
        to_set_aside = MIN_TO_SET_PROSE_ASIDE if line.is_prose else MIN_TO_SET_ASIDE
        if group == "front" or shares[group] < (MIN_TO_KEEP if group == BODY else to_set_aside):
            continue
        best = max(labels[group], key=lambda label: marginals[label][index])
        kinds[index] = BlockKind(best.partition("-")[0])
    return kinds


@cache
def title_weights() -> dict[str, float]:
    """The weight of each feature for the headline; empty if the model is missing."""
    try:
        with open(TITLES_MODEL, encoding="utf-8") as lines:
            pairs = (line.rstrip("\n").split("\t") for line in lines if not line.startswith("#"))
            return {name: float(weight) for name, weight in pairs}
    except OSError:
        return {}


@cache
def blocks_model() -> Tagger | None:
    """The model over all blocks; None if it or python-crfsuite is missing."""
    try:
        return open_model(BLOCKS_MODEL)
    except (ImportError, OSError, ValueError):
        return None


def forget() -> None:
    """Read the models anew when they are next needed."""
    title_weights.cache_clear()
    blocks_model.cache_clear()


def open_model(path: str) -> Tagger:
    """The model in a file that `reader.training.labels` wrote."""
    from pycrfsuite import Tagger  # late: most texts do without

    opened = Tagger()
    opened.open(path)
    return opened
