"""Draft to Draft: give every block its kind by what the words show. RULES is the order they run in."""

from __future__ import annotations

from collections.abc import Callable

from reader import lexicon
from reader.label.asides import asides, in_story
from reader.label.bylines import bylines, bylines_in_story
from reader.label.captions import captions
from reader.label.comments import comments
from reader.label.credits import credit_lines
from reader.label.datelines import datelines
from reader.label.deks import deks
from reader.label.front import leftovers
from reader.label.furniture import furniture
from reader.label.gather_captions import gather_captions
from reader.label.gather_comments import gather_comments
from reader.label.headings import headings
from reader.label.headline import headline
from reader.label.links import links
from reader.label.lists import lists
from reader.label.metadata import metadata
from reader.label.notes import biographies, notes
from reader.label.paragraphs import paragraphs
from reader.label.posts import posts
from reader.label.publication import dates
from reader.label.pull_quotes import pull_quotes
from reader.model.draft import Draft

Rule = Callable[[Draft], Draft]

RULES: tuple[tuple[str, Rule], ...] = (
    ("posts", posts),
    ("comments", comments),
    ("dates", dates),
    ("notes", notes),  # before furniture: "Follow her on Twitter" is about the author
    ("furniture", furniture),
    ("headline", headline),  # needs dates, notes and furniture to be out of the way
    ("credits", credit_lines),  # after the headline: what stands under it is a byline
    ("captions", captions),  # needs credits
    ("bylines in the story", bylines_in_story),
    ("in the story", in_story),  # what follows is for text whose markup does not tell the story from the rest
    ("bylines", bylines),
    ("deks", deks),  # needs the headline and what follows it
    ("biographies", biographies),  # needs the author's name
    ("asides", asides),  # what follows tells the parts of the story from each other
    ("lists", lists),
    ("links", links),  # before headings: titles of other stories look like them
    ("leftovers", leftovers),
    ("pull quotes", pull_quotes),
    ("headings", headings),  # what is short and left over
    ("datelines", datelines),
    ("paragraphs", paragraphs),
    ("captions gathered", gather_captions),  # numbers blocks, so nothing may split one after it
    ("comments gathered", gather_comments),
    ("metadata", metadata),
)


def label(draft: Draft) -> Draft:
    """The draft with a kind on every block, captions and comments gathered, metadata filled."""
    with lexicon.using(draft.metadata.language):
        for _name, apply in RULES:
            draft = apply(draft)
    return draft
