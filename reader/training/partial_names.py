"""Complete the annotation of articles in which only some kinds of names are marked, with a tagger that knows all."""

from __future__ import annotations

from reader.annotate.entities.detect.name_crf import LABELS, label_of
from reader.annotate.entities.detect.name_tagger import NameTagger
from reader.base.values import replace
from reader.model.index import SpanIndex
from reader.model.span import Span
from reader.training.name_examples import NameExample

_CATCH_ALL = "Misc"
"""A label under which corpora also mark what has a label of its own here, such as groups."""


def complete(example: NameExample, tagger: NameTagger) -> NameExample:
    """The example with all labels marked.

    What the annotation marks stays, except that a Misc name gets the unmarked label that the tagger has for it. Where
    nothing is marked, names are added that the tagger finds and gives an unmarked label.
    """
    unmarked = LABELS - example.marked
    if not unmarked:
        return example
    found: dict[Span, str] = {}
    for mention in tagger.tag(example.text, example.sentences):
        label = label_of(mention.kind)
        if label in unmarked:
            found[mention.span] = label
    kept = [(span, found.get(span, label) if label == _CATCH_ALL else label) for span, label in example.named]
    taken = SpanIndex((span, span) for span, _ in kept)
    added = [(span, label) for span, label in found.items() if not taken.within(span)]
    return replace(example, named=tuple(sorted(kept + added)), marked=LABELS)
