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
    ("headline", front.headline),  # needs dates, notes and furniture to be out of the way
    ("credits", captions.credit_lines),  # after the headline: what stands under it is a byline
    ("captions", captions.captions),  # needs credits
    ("bylines", front.bylines),
    ("deks", front.deks),  # needs the headline and what follows it
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
