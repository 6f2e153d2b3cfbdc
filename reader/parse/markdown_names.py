"""What links within a Markdown text call its parts: headings by their words, footnotes by their label."""

from __future__ import annotations

from unicodedata import category


def note_name(label: str) -> str:
    """What a reference calls the footnote that it refers to."""
    return f"fn{label}"


def reference_name(label: str) -> str:
    """What a footnote calls the first reference to it."""
    return f"fnref{label}"


class HeadingNames:
    """Names the headings of one text, each of them differently."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        """How many more headings have asked for each name that is given."""

    def name(self, words: str) -> str:
        """What links call the next heading: its words in small letters, hyphens for spaces, no punctuation; with a
        number where an earlier heading is called that."""
        wanted = name = _name_of(words)
        while name in self._counts:
            self._counts[wanted] += 1
            name = f"{wanted}-{self._counts[wanted]}"
        self._counts[name] = 0
        return name


def _name_of(words: str) -> str:
    return "".join(sign for sign in words.lower() if _is_kept(sign)).replace(" ", "-")


def _is_kept(sign: str) -> bool:
    """Letters, what is set over and under them, digits of all scripts."""
    return sign in " -_" or sign.isalpha() or category(sign) in ("Mn", "Mc", "Me", "Nd", "Nl", "Pc")
