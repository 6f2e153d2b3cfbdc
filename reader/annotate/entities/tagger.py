"""The learnt tagger: a linear-chain CRF over the words of a sentence. Knows the model's files; trains nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from reader.annotate.entities import dates, gazetteer, labels, money, sorting
from reader.annotate.entities.features import Describer
from reader.annotate.entities.gazetteer import Gazetteer
from reader.annotate.entities.mention import Mention, Sentence
from reader.model.annotation import EntityKind
from reader.model.index import SpanIndex
from reader.model.span import Span

FILE = "names.crfsuite"


class Tagger:
    """Finds names by what it learnt."""

    def __init__(self, model: bytes, lists: Gazetteer) -> None:
        import pycrfsuite  # late: nobody who only lists commands pays for it

        self._crf = pycrfsuite.Tagger()
        self._crf.open_inmemory(model)
        self._model = model  # the CRF reads from these bytes and does not keep them alive
        self._lists = lists

    def find(self, text: str, sentences: Sequence[Sentence]) -> list[Mention]:
        """What the sentences of one article name, in order, none of it overlapping."""
        described = Describer(self._lists).describe(
            [sentence.words for sentence in sentences], [formal_marks(text, sentence) for sentence in sentences]
        )
        tagged = (self._crf.tag(features) for features in described)
        return [
            mention
            for sentence, tags in zip(sentences, tagged, strict=True)
            for mention in _mentions(text, sentence, tags)
        ]


def formal_marks(text: str, sentence: Sentence) -> list[str]:
    """For each word whether it is part of a date or a sum by its form, which the tagger is told."""
    marks = [""] * len(sentence.spans)
    covered = Span(sentence.spans[0].start, sentence.spans[-1].end)
    for name, found in (("DATE", dates.find(text, covered)), ("MONEY", money.find(text, covered))):
        index = 0
        for span in found:
            place = "/B"
            while index < len(marks) and sentence.spans[index].start < span.end:
                if span.contains(sentence.spans[index]):
                    marks[index] = name + place
                    place = "/I"
                index += 1
    return marks


def _mentions(text: str, sentence: Sentence, tags: Sequence[str]) -> Iterator[Mention]:
    """The mentions of one sentence; a sum is what its form says, whatever was tagged."""
    covered = Span(sentence.spans[0].start, sentence.spans[-1].end)
    sums = SpanIndex((span, Mention(span, EntityKind.MONEY)) for span in money.find(text, covered))
    found = [mention for _, mention in sums.within(covered)]
    for first, behind, label in labels.decode(tags):
        span = Span(sentence.spans[first].start, sentence.spans[behind - 1].end)
        if not sums.within(span):
            found.append(Mention(span, labels.KINDS.get(label) or sorting.kind_of(text, span)))
    return iter(sorted(found, key=lambda mention: mention.span))


@cache
def load() -> Tagger | None:
    """The tagger that ships with the package; None where its files or python-crfsuite are missing."""
    return open_folder(files("reader.annotate.entities").joinpath("model"))


def open_folder(folder: Traversable) -> Tagger | None:
    """The tagger in a folder that `train` wrote; None where something is missing."""
    try:
        model = folder.joinpath(FILE).read_bytes()
        lists = gazetteer.unpack(folder.joinpath(gazetteer.FILE).read_bytes())
        return Tagger(model, lists)
    except (ImportError, OSError, ValueError):
        return None
