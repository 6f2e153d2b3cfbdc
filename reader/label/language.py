"""Detect which language an article is in, by its script and its function words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager

from reader import lexicon
from reader.base import lazy_regex
from reader.model.document import BlockKind
from reader.model.draft import Draft

SAMPLE_CHARS = 5000
"""Code points from the beginning of the text that are looked at."""

UNLABELLED_SAMPLE_CHARS, MIN_SAMPLED_CHARS = 1500, 60
"""The same before blocks have kinds, and the code points of a line that is looked at: menus are no sample."""

MIN_WORDS = 5
"""Words that are needed for a decision."""

MIN_FUNCTION_WORD_SHARE = 0.15
"""Share of function words from which a text counts as being in their language; English news has about 0.35, texts in
other languages below 0.05."""

SURE_FUNCTION_WORD_SHARE = 0.25
"""Share of function words from which no other language is considered."""

MIN_OVERRULING_CHARS = 300
"""Code points that are needed to believe the text rather than the language that a page claims for itself."""

MIN_FOREIGN_FUNCTION_WORDS = 10
"""Function words that a text needs to count as being in a language without lists for names and quotes: a short text may
hold a few as parts of names."""

_SCRIPTS = {
    "ja": lazy_regex.compile("[\u3041-\u30ff]"),
    "ko": lazy_regex.compile("[\uac00-\ud7af]"),
    "zh": lazy_regex.compile("[\u4e00-\u9fff]"),
    "el": lazy_regex.compile("[\u0370-\u03ff]"),
    "he": lazy_regex.compile("[\u05d0-\u05ea]"),
    "th": lazy_regex.compile("[\u0e01-\u0e5b]"),
}
"""Characters that only one language uses, in the order in which they are looked for: Japanese has Chinese ones too."""

MIN_SCRIPT_SHARE = 0.1
"""Share of characters of its own script from which a text counts as being in a language."""

_WORD = lazy_regex.compile(r"[^\W\d_]{2,}")  # "a" and "i" are words of too many languages


def language_of(draft: Draft) -> str | None:
    """The language of an article as an ISO 639-1 code; None if it is not clear.

    What a page says is believed unless enough of its text is clearly in another language.
    """
    stated = draft.metadata.language
    story = (block.text for block in draft.blocks if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADLINE))
    sample = _sample(story, SAMPLE_CHARS)
    detected = _detected(sample)
    if stated is None or detected is None:
        return stated or detected
    return detected if len(sample) >= MIN_OVERRULING_CHARS and stated != detected else stated


def using_language_of(draft: Draft) -> AbstractContextManager[None]:
    """Use the word lists of the language of an article whose blocks have no kinds yet: what the page says, or else that
    of its long lines."""
    return lexicon.using(_language_before_labels(draft), "label")


def _language_before_labels(draft: Draft) -> str | None:
    if draft.metadata.language is not None:
        return draft.metadata.language
    long_lines = (block.text for block in draft.blocks if len(block.text) >= MIN_SAMPLED_CHARS)
    return _detected(_sample(long_lines, UNLABELLED_SAMPLE_CHARS))


def _sample(texts: Iterable[str], size: int) -> str:
    sample = ""
    for text in texts:
        sample += text[: size - len(sample)] + " "
        if len(sample) >= size:
            break
    return sample


def _detected(sample: str) -> str | None:
    words = _WORD.findall(sample.lower())
    return _if_usual(words) or _by_script(sample) or _by_function_words(words)


def _if_usual(words: Sequence[str]) -> str | None:
    """The usual language if so many of the words are its own that no other needs to be considered; else None."""
    with lexicon.using(lexicon.DEFAULT):
        function_words = lexicon.entries("general/common_words")
    is_sure = sum(map(function_words.__contains__, words)) > SURE_FUNCTION_WORD_SHARE * len(words)
    return lexicon.DEFAULT if is_sure and len(words) >= MIN_WORDS else None


def _by_script(sample: str) -> str | None:
    if sample.isascii():
        return None
    return next(
        (code for code, script in _SCRIPTS.items() if len(script.findall(sample)) > MIN_SCRIPT_SHARE * len(sample)),
        None,
    )


def _by_function_words(words: Sequence[str]) -> str | None:
    """The language whose function words are most frequent; None if all are rare."""
    if len(words) < MIN_WORDS:
        return None
    counts = Counter(code for word in words for code in lexicon.languages_of_word().get(word, ()))
    if not counts:
        return None
    count, language = max((count, language) for language, count in counts.items())
    if not lexicon.is_covered(language) and count < MIN_FOREIGN_FUNCTION_WORDS:
        return None
    return language if count / len(words) >= MIN_FUNCTION_WORD_SHARE else None
