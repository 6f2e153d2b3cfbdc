"""Lines are described with the word lists of the language that is being read."""

from __future__ import annotations

from reader import lexicon
from reader.label.line_features import line_of

BUTTON = "Lesen Sie auch diesen Bericht"


def test_a_line_is_described_anew_in_another_language() -> None:
    assert "furniture" not in line_of(BUTTON).own
    with lexicon.using("de", "label"):
        assert "furniture" in line_of(BUTTON).own
        assert line_of(BUTTON) is line_of(BUTTON)
    assert "furniture" not in line_of(BUTTON).own
