"""Ask the trained models which block of a pasted page is its headline, and which surely are not the story.

One model is a conditional random field over all blocks; the other weighs the blocks that may be the headline against
each other, and knows nothing of their neighbours' labels. `reader.training.labels` trains both.
"""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate
from math import log
from typing import TYPE_CHECKING

from reader.label.breadcrumbs import beside_trail
from reader.label.lines import is_title_case
from reader.label.page_features import PageFeatures
from reader.label.story_extent import BODY_KINDS
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

MIN_TO_KEEP = 0.5
"""Probability from which a block is story, whatever the rules would say."""

MIN_TO_LIST_SENTENCE = 0.8
"""Probability from which a sentence is an item of a list: a browser copies no bullets, and news has few lists."""

MIN_TO_SET_ASIDE, MIN_TO_SET_SENTENCE_ASIDE = 0.9, 0.97
"""Probability from which a line is set aside, and from which a sentence is.

Chosen by cross-validation over domains: a lost sentence is worse than a button that is shown.
"""

MAX_BLOCKS_BETWEEN = 12
"""Blocks between a sentence and the nearest sentences of the story above and below it for it to be left to the rules:
of the sentences that the model would set aside there, one in six is story."""

MIN_REPEATS = 4
"""Occurrences from which a line does not count among those blocks: "Advertisement" below each paragraph."""

MIN_TO_BEGIN = 0.7
"""Probability from which the first block is the headline: the text was copied from there on. A higher one loses
headlines of such texts, a lower one those of whole pages."""

BLOCKS_SHARE = 0.5
"""How much the logarithm of the probability by the model over all blocks counts beside the score by the other one."""

MAX_DEK_LEAD, MIN_WORDS_ABOVE_DEK = 6.0, 5
"""What a line that looks like a dek may score above the line over it for that one to be the headline, and the longer
words that the headline has. Deks are rare in what the models were trained on, and common in news."""

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
        above = (index for index in range(title) if kinds.get(index) not in BODY_KINDS)
        kinds |= dict.fromkeys(above, BlockKind.FURNITURE) | {title: BlockKind.HEADLINE}
    return kinds


def best_title(
    page: PageFeatures, features: Sequence[Iterable[str]], weighted: Mapping[str, float], headline: Sequence[float]
) -> int | None:
    """Index of the block that is most likely the headline; `headline` holds what the other model thinks of each."""
    if page.size and headline[0] >= MIN_TO_BEGIN:
        return 0
    scores = {
        index: sum(weighted.get(name, 0.0) for name in features[index])
        + BLOCKS_SHARE * log(headline[index] + MIN_PROBABILITY)
        for index in range(page.size)
        if page.may_be_title(index)
    }
    if not scores:
        return None
    best = max(scores, key=scores.__getitem__)
    if best and _may_be_dek(page, best) and scores[best] - scores[best - 1] < MAX_DEK_LEAD:
        return best - 1
    return beside_trail(page, best)


def _may_be_dek(page: PageFeatures, index: int) -> bool:
    """Whether a block looks like the dek of a headline right above it: it is no title in capitals and repeats none."""
    own, above = page.lines[index], page.lines[index - 1]
    is_title_above = above.is_title and len(above.content_words) >= MIN_WORDS_ABOVE_DEK
    is_repeated = above.folded in own.folded or own.folded in above.folded
    return is_title_above and not is_repeated and not is_title_case(page.texts[index])


def sure_kinds(page: PageFeatures, marginals: Mapping[str, Sequence[float]]) -> dict[int, BlockKind]:
    """The kinds of the blocks that are surely not the story, and of those that surely are.

    `marginals` holds the probability of each label for each block.
    """
    groups: dict[str, list[str]] = {}
    for label in marginals:
        groups.setdefault(GROUPS.get(label, BODY), []).append(label)
    kinds: dict[int, BlockKind] = {}
    for index, line in enumerate(page.lines):
        share, group = max(
            (sum(marginals[label][index] for label in members), group) for group, members in groups.items()
        )
        to_set_aside = MIN_TO_SET_SENTENCE_ASIDE if line.is_prose else MIN_TO_SET_ASIDE
        if group == "front" or share < (MIN_TO_KEEP if group == BODY else to_set_aside):
            continue
        probability, label = max((marginals[label][index], label) for label in groups[group])
        kind = BlockKind(label.partition("-")[0])
        is_doubtful = kind is BlockKind.LIST_ITEM and line.is_prose and probability < MIN_TO_LIST_SENTENCE
        kinds[index] = BlockKind.PARAGRAPH if is_doubtful else kind
    within = set(_within_story(page, kinds))
    return {index: kind for index, kind in kinds.items() if index not in within}


def _within_story(page: PageFeatures, kinds: Mapping[int, BlockKind]) -> Iterator[int]:
    """The sentences that are to be set aside although the story goes on right above and below them."""
    story = [index for index in page.prose if kinds.get(index, BlockKind.PARAGRAPH) in BODY_KINDS]
    at = list(accumulate(len(page.places[folded]) < MIN_REPEATS for folded in page.folded))
    for index in page.prose:
        place = bisect_left(story, index)
        is_between = 0 < place < len(story) and story[place] != index
        if is_between and max(at[index] - at[story[place - 1]], at[story[place]] - at[index]) <= MAX_BLOCKS_BETWEEN:
            yield index


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
