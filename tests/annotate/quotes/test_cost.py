"""Time is linear in the length of the text, whatever it contains."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.work import LINEAR, growth

LONG_TEXTS = {
    "one letter": "a" * 300_000,
    "opening marks": "“" * 30_000,
    "straight marks": '"a ' * 10_000,
    "short quotations": "“a” " * 8_000,
    "verbs": "said " * 8_000,
    "quotations and verbs": "“We stay until Sunday here,” Okafor said. " * 700,
    "brackets": "({<" * 10_000,
    "commas": "Okafor, " * 8_000,
    "colons": "OKAFOR: no\n\n" * 1_500,
    "full stops": "“We stay here” Okafor said" + "." * 100_000 + "a",
    "closing marks": "“We stay here” Okafor said" + ".)" * 50_000 + "a",
    "dashes": "“We stay here” — Mara Okafor\n\n" * 700,
}


@pytest.mark.parametrize("text", LONG_TEXTS.values(), ids=LONG_TEXTS.keys())
def test_work_grows_only_with_length(text: str, read: Callable[..., Any]) -> None:
    assert growth(read, text) < LINEAR
