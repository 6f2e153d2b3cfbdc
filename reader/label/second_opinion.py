"""Let a trained model overrule the rules about which blocks of a messy text belong to the story, where it is sure.

The model is a conditional random field over the blocks of a text, and the kinds that the rules gave are among its
features. It is asked for five groups of kinds rather than for each kind. `reader.training.labels` trains it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from reader.label.blocks import set_kinds
from reader.label.furniture import is_furniture
from reader.label.whole_pages import is_messy
from reader.model.document import BlockKind
from reader.model.draft import Draft

if TYPE_CHECKING:
    from pycrfsuite import Tagger

MODEL = os.path.join(os.path.dirname(__file__), "model", "blocks.crfsuite")

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
    "comments": "comments",
}
"""The group of each kind that is not the body of the story."""

SURE_TO_REMOVE = 0.95
SURE_TO_ADD = 0.8
SURE = 0.85
"""Probability from which the model takes a block out of the body, puts one into it, or moves it between other groups.

Chosen by cross-validation over domains: a lost sentence is worse than a button that is shown.
"""

MAX_BLOCKS = 2000
"""Blocks of the longest text that the model is asked about; it would take more than a second for more."""

FURNITURE = {"furniture-before": "furniture", "furniture-after": "furniture"}
"""Labels of the model for furniture above the headline and below the story, which teach it their order."""


def overrule(draft: Draft) -> Draft:
    """The draft with other kinds where the model is sure; a text that is not messy stays as the rules left it."""
    blocks = draft.blocks
    if len(blocks) > MAX_BLOCKS or not is_messy(blocks):
        return draft
    model = tagger()
    if model is None:
        return draft
    from reader.label.line_features import Page  # late: most texts need neither it nor the model

    rules = [block.kind.value if block.kind else "" for block in blocks]
    model.set(Page([block.text for block in blocks]).describe(rules))
    labels = model.labels()
    kinds: dict[int, BlockKind] = {}
    for index, rule in enumerate(rules):
        kind = second_opinion(rule or "paragraph", {label: model.marginal(label, index) for label in labels})
        if kind is not None and not (rule == BlockKind.FURNITURE and is_furniture(blocks[index].text)):
            kinds[index] = BlockKind(kind)  # a line whose wording says that it is furniture stays that
    return set_kinds(draft, kinds)


def second_opinion(rule: str, marginals: Mapping[str, float]) -> str | None:
    """The kind that a model is sure of, given the probability of each label; None to leave the rules' kind."""
    groups: dict[str, float] = {}
    for label, share in marginals.items():
        name = GROUPS.get(FURNITURE.get(label, label), BODY)
        groups[name] = groups.get(name, 0.0) + share
    group, probability = max(groups.items(), key=lambda pair: pair[1])
    own = GROUPS.get(rule, BODY)
    limit = SURE_TO_REMOVE if own == BODY else SURE_TO_ADD if group == BODY else SURE
    if group == own or probability <= limit or rule == "headline":
        return None
    in_group = [label for label in marginals if GROUPS.get(FURNITURE.get(label, label), BODY) == group]
    best = max(in_group, key=lambda label: marginals[label])
    return FURNITURE.get(best, best)


@cache
def tagger() -> Tagger | None:
    """The model that ships with the package; None if it or python-crfsuite is missing."""
    try:
        return open_model(MODEL)
    except (ImportError, OSError, ValueError):
        return None


def open_model(path: str) -> Tagger:
    """The model in a file that `reader.training.labels` wrote."""
    from pycrfsuite import Tagger  # late: most texts do without

    opened = Tagger()
    opened.open(path)
    return opened


def split_furniture(kinds: Sequence[str]) -> list[str]:
    """The labels that the model learns: furniture above the headline and below the story has labels of its own."""
    story = [index for index, kind in enumerate(kinds) if GROUPS.get(kind, BODY) == BODY or kind == "headline"]
    if not story:
        return list(kinds)
    return [
        kind
        if kind != "furniture" or story[0] <= index <= story[-1]
        else "furniture-before"
        if index < story[0]
        else "furniture-after"
        for index, kind in enumerate(kinds)
    ]
