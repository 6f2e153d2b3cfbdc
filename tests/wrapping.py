"""Words that are not easy to break into rows, for everything that does: the screen and what is printed."""

from __future__ import annotations

TEXTS = {
    "English": "“We will hold this quay,” she said – until the last crane is paid for, and not a day less than that.",
    "a long word": "see https://example.org/a/very/long/address/that/does/not/break/anywhere/at/all for more",
    "Japanese": "東京の港で、労働者たちが「賃金を上げろ」と叫んだ。 Tokyo port の労働者は、朝から動かなかった。",
    "emoji": "family 👩‍👩‍👧‍👦 and flags 🇫🇷 and a heart ❤️ stand between the words of this line",
    "combining": "Zoe\u0308 and Rene\u0301 sang a\u0300 haute voix in the cafe\u0301 until the cafe\u0301 closed",
    "marks on blanks": "one \u0301two  \u0317three \u200dfour and five \ufe0fsix",
    "Arabic": "قال الوزير إن السفن لن تغادر الميناء قبل أن يدفع المالكون ما عليهم",
    "line feeds": "first line\n\nthird line that is rather longer than the first one\nfourth",
    "blanks": "two  blanks   three    four     five      six",
    "tabs": "one\ttwo\tthree and\tfour, which is long enough\tto break",
    "nothing": "",
}

SIGNS = {
    "a family": "👩\u200d👩\u200d👧\u200d👦",
    "a flag": "\U0001f1eb\U0001f1f7",
    "a flag of tags": "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "a skin tone": "👍🏽",
    "a profession": "👨🏾\u200d⚕\ufe0f",
    "a keycap": "1\ufe0f\u20e3",
    "an emoji by its selector": "❤\ufe0f",
    "a combining mark": "e\u0301",
    "many combining marks": "o\u0308\u0323\u0304",
    "a wide character": "東",
}
"""What a terminal draws as one, and no row may part."""
