"""Names by which links within a Markdown text refer to its headings and footnotes."""

from __future__ import annotations

from unicodedata import category


def note_name(label: str) -> str:
    """The name of a footnote, used by references to it."""
    return f"fn{label}"


def reference_name(label: str) -> str:
    """The name of the first reference to a footnote, used by the footnote's link back."""
    return f"fnref{label}"


class HeadingNames:
    """Gives each heading of a text a unique name."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        """How many further headings have had the same text as the one with this name."""

    def name(self, words: str) -> str:
        """The name of the next heading: its text in lower case, with hyphens for spaces and without punctuation; with a
        number if an earlier heading has that name."""
        base = name = _name_of(words)
        while name in self._counts:
            self._counts[base] += 1
            name = f"{base}-{self._counts[base]}"
        self._counts[name] = 0
        return name


def _name_of(words: str) -> str:
    return "".join(character for character in words.lower() if _is_kept_in_name(character)).replace(" ", "-")


def _is_kept_in_name(character: str) -> bool:
    """Whether a character is a letter, a combining mark, a digit, a space or a hyphen, in any script."""
    return character in " -_" or character.isalpha() or category(character) in ("Mn", "Mc", "Me", "Nd", "Nl", "Pc")
