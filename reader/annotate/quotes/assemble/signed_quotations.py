"""Find signed quotations by their layout: "…" — Ines Valdra, with the name on the same line or the next."""

from __future__ import annotations

from collections.abc import Sequence

from reader import lexicon
from reader.annotate.quotes.claim import Claim
from reader.annotate.quotes.noun_phrases import names_role
from reader.annotate.quotes.passage import SENTENCE_ENDS, Passage
from reader.model.annotation import QuoteKind
from reader.model.document import BlockKind
from reader.model.span import Span

DASHES = frozenset("—–―-~")
_MIN_QUOTATION_WORDS = 3
_MAX_NAME_WORDS = 6
_MAX_SIGNATURE_TOKENS = 16
_NAME_MARKS = frozenset({".", "’", "'", "-"})


def find(passages: Sequence[Passage]) -> list[tuple[Claim, list[int]]]:
    """Every signed quotation as a claim, with the numbers of the passages that it covers."""
    found: list[tuple[Claim, list[int]]] = []
    for number, passage in enumerate(passages):
        on_one_line = _on_one_line(passage) or _in_block(passage)
        found += [(claim, [number]) for claim in on_one_line]
        before = passages[number - 1] if number else None
        if on_one_line or before is None or not _is_whole_quotation(before):
            continue
        name = _signature(passage) or (_office_and_name(passage) if before.kind is passage.kind else None)
        if name is not None:
            claim = _claim(passage, before.cover(0, len(before.words)), *name)
            found.append((claim, [number - 1, number]))
    return found


def _on_one_line(passage: Passage) -> list[Claim]:
    """The quotations of a passage that begins with one, if a dash and a name follow one of them."""
    runs = [run for run in passage.run_bounds if passage.run_sizes[run[0]] >= _MIN_QUOTATION_WORDS]
    names = [_name_after_dash(passage, end) for _, _, end in runs]
    if not any(names) or runs[0][1] > 0:
        return []
    return [
        _claim(passage, passage.cover(first, end), *name) if name else Claim([passage.cover(first, end)])
        for (_, first, end), name in zip(runs, names, strict=True)
    ]


def _in_block(passage: Passage) -> list[Claim]:
    """The quotation of a block quotation without marks that ends with a dash and a name."""
    end = len(passage.words)
    if passage.kind is not BlockKind.QUOTE or passage.runs or end <= _MIN_QUOTATION_WORDS:
        return []
    floor = max(_MIN_QUOTATION_WORDS, end - _MAX_SIGNATURE_TOKENS)
    dash = next(
        (i for i in range(end - 1, floor - 1, -1) if passage.words[i] in DASHES and _ends_speech(passage, i)), -1
    )
    name = _name_after_dash(passage, dash) if dash > 0 else None
    return [_claim(passage, passage.cover(0, dash), *name)] if name else []


def _ends_speech(passage: Passage, dash: int) -> bool:
    return passage.words[dash - 1] in SENTENCE_ENDS


def _signature(passage: Passage) -> tuple[int, int] | None:
    """The name in a passage that is only a dash, a name and perhaps a description."""
    if len(passage.words) > _MAX_SIGNATURE_TOKENS or passage.runs:
        return None
    return _name_after_dash(passage, 0)


def _office_and_name(passage: Passage) -> tuple[int, int] | None:
    """All after the dash of a passage in a block quotation that ends with a name: "— Halcyon chief executive Mara
    Okafor"; None if it is something else."""
    words = passage.words
    start = next((i for i, word in enumerate(words) if word not in DASHES), len(words))
    if passage.kind is not BlockKind.QUOTE or not 0 < start < len(words) <= _MAX_SIGNATURE_TOKENS or passage.runs:
        return None
    named = all(word[0].isalpha() or word in _NAME_MARKS for word in words[start:]) and words[-1][0].isupper()
    return (start, len(words)) if named and any(map(names_role, passage.lowered[start:])) else None


def _is_whole_quotation(passage: Passage) -> bool:
    if passage.kind is BlockKind.QUOTE:
        return True
    return len(passage.runs) == 1 and passage.run_at[0] == 0 and passage.run_at[-1] == 0


def _name_after_dash(passage: Passage, index: int) -> tuple[int, int] | None:
    """The name after the dash at word `index`; None if there is no dash, or no name follows it."""
    words = passage.words
    start = index
    while start < len(words) and words[start] in DASHES:
        start += 1
    if start == index or start >= len(words) or not words[start][0].isupper():
        return None
    end = start
    while end < len(words) and passage.run_at[end] < 0 and (words[end][0].isupper() or _may_be_inside_name(words[end])):
        end += 1
    while end > start and not words[end - 1][0].isalnum():
        end -= 1
    capitals = sum(word[0].isupper() for word in words[start:end])
    stops = end == len(words) or passage.run_at[end] >= 0 or not words[end][0].isalnum()
    return (start, end) if 1 <= capitals <= _MAX_NAME_WORDS and stops else None


def _claim(passage: Passage, content: Span, first: int, end: int) -> Claim:
    return Claim(
        content=[content],
        source=passage.cover(first, end),
        cue=passage.cover(first - 1, first),
        kind=QuoteKind.DIRECT,
    )


def _may_be_inside_name(word: str) -> bool:
    """Whether a lower-case word or a punctuation mark may be inside a name."""
    return word in _NAME_MARKS or word in lexicon.words("names/particles")
