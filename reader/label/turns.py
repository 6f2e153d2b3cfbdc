"""Find the turns of transcripts, "MARA OKAFOR, HOST: Who?", and the questions of interviews, which are set in bold.

They are story, however short.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from reader import lexicon
from reader.base import lazy_regex
from reader.label.blocks import Blocks, is_open, set_kinds
from reader.model.document import BlockKind, MarkKind
from reader.model.draft import Draft, DraftBlock

MIN_TURNS = 3
"""Turns that make a transcript, one speaker's name among them twice."""

MIN_MIXED_CASE_TURNS = 4
"""The same where names are not in capitals; single words are then no names, for many lists have such labels."""

MAX_LABEL_CHARS = 90
"""Code points in the longest label with what is in brackets after the name."""

MAX_NAME_WORDS = 6

MIN_QUESTIONS = 3
"""Questions in bold that make an interview; other articles have one or two."""

_BRACKETS = lazy_regex.compile(r"\([^()]*\)", within=("(",))
_DIRECTION = lazy_regex.compile(r"[(\[][^()\[\]]{1,90}[)\]][.:]?", begins=("(", "["))


def label_turns(draft: Draft) -> Draft:
    """Label the turns of a transcript as paragraphs, and the stage directions between them as furniture."""
    turns = find_turns(draft.blocks)
    if not turns:
        return _label_questions(draft)
    kinds = {index: BlockKind.PARAGRAPH for index in turns if is_open(draft.blocks[index])}
    for index in range(min(turns), len(draft.blocks)):
        block = draft.blocks[index]
        if is_open(block) and _DIRECTION.fullmatch(block.text):
            kinds[index] = BlockKind.FURNITURE
    return set_kinds(draft, kinds)


def _label_questions(draft: Draft) -> Draft:
    """Label the questions of an interview as headings if they are set in bold, each in a block of its own."""
    questions = [index for index, block in enumerate(draft.blocks) if _is_question(block)]
    return set_kinds(draft, dict.fromkeys(questions if len(questions) >= MIN_QUESTIONS else (), BlockKind.HEADING))


def _is_question(block: DraftBlock) -> bool:
    if not is_open(block) or not block.text.endswith("?"):
        return False
    return any(mark.kind is MarkKind.STRONG and mark.span == (0, len(block.text)) for mark in block.marks)


def find_turns(blocks: Blocks) -> Collection[int]:
    """Indexes of the blocks that begin with a speaker's name and a colon; none unless it is a transcript."""
    found = {index: name for index, block in enumerate(blocks) if (name := _name(block.text))}
    if len(found) < MIN_TURNS:
        return ()  # as in most articles, whose first page need not wait for the list of other labels
    others = lexicon.words("quotes/labels_not_speakers")
    found = {index: name for index, name in found.items() if others.isdisjoint(name.lower().split())}
    capitals = {index: name for index, name in found.items() if name.isupper()}
    full = {index: name for index, name in found.items() if " " in name}
    for turns, least in ((capitals | full, MIN_MIXED_CASE_TURNS), (capitals, MIN_TURNS)):
        counts = Counter(name.split()[-1].casefold() for name in turns.values())
        if len(turns) >= least and len(counts) > 1 and max(counts.values()) > 1:
            return turns
    return ()


def _may_be_in_name(word: str) -> bool:
    return word[0].isupper() or word[0] == "#" or word == "of"


def _name(text: str) -> str:
    """What may be a name before the colon that a block begins with; empty if there is none."""
    label, colon, _ = text[:MAX_LABEL_CHARS].partition(": ")
    if not colon or not label[:1].isupper():
        return ""
    name = _BRACKETS.sub("", label).partition(",")[0]
    words = name.split()
    return name if 1 <= len(words) <= MAX_NAME_WORDS and all(map(_may_be_in_name, words)) else ""
