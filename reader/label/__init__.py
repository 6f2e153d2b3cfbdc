"""Draft to Draft: give every block its kind by what the words show. RULES is the order they run in."""

from __future__ import annotations

from collections.abc import Callable

from reader.label import body, captions, comments, datelines, front, furniture, metadata, notes
from reader.model.draft import Draft

Rule = Callable[[Draft], Draft]

RULES: tuple[tuple[str, Rule], ...] = (
    ("posts", body.posts),
    ("comments", comments.comments),
    ("dates", front.dates),
    ("notes", notes.notes),  # before furniture: "Follow her on Twitter" is about the author
    ("furniture", furniture.furniture),
    ("credits", captions.credits),
    ("captions", captions.captions),  # needs credits
    ("bylines", front.bylines),
    ("headline", front.headline),  # needs bylines and dates to be out of the way
    ("deks", front.deks),  # needs the headline
    ("lists", body.lists),
    ("links", furniture.links),
    ("pull quotes", body.pull_quotes),
    ("headings", body.headings),  # what is short and left over
    ("datelines", datelines.datelines),
    ("paragraphs", body.paragraphs),
    ("gather captions", captions.gather),  # numbers blocks, so nothing may split one after it
    ("gather comments", comments.gather),
    ("metadata", metadata.metadata),
)


def label(draft: Draft) -> Draft:
    """The draft with a kind on every block, captions and comments gathered, metadata filled."""
    for _name, apply in RULES:
        draft = apply(draft)
    return draft
