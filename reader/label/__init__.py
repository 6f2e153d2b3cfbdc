"""Give every block of a draft its kind, judging by its text. `RULES` is the order in which the rules run."""

from __future__ import annotations

from collections.abc import Callable

from reader.label.addresses import link_addresses
from reader.label.asides import label_asides, label_story
from reader.label.bylines import label_bylines, label_story_bylines
from reader.label.captions import label_captions
from reader.label.comments import label_comments
from reader.label.credits import label_credits
from reader.label.date_lines import label_date_lines
from reader.label.datelines import split_datelines
from reader.label.deks import label_dek
from reader.label.front_matter import label_leftovers
from reader.label.furniture import label_furniture
from reader.label.gather_captions import gather_captions
from reader.label.gather_comments import gather_comments
from reader.label.headings import label_headings
from reader.label.headline import label_headline
from reader.label.language import using_language_of
from reader.label.letters import label_letters
from reader.label.links import label_links
from reader.label.lists import label_lists
from reader.label.metadata import fill_metadata
from reader.label.notes import label_biographies, label_notes
from reader.label.paragraphs import label_paragraphs
from reader.label.pull_quotes import label_pull_quotes
from reader.label.social_posts import label_social_posts
from reader.label.stated_headline import label_stated_headline
from reader.label.turns import label_turns
from reader.label.whole_pages import label_whole_page
from reader.model.draft import Draft

Rule = Callable[[Draft], Draft]

RULES: tuple[tuple[str, Rule], ...] = (
    ("whole page", label_whole_page),  # first: what is around the article is no business of the other rules
    ("stated headline", label_stated_headline),
    ("posts", label_social_posts),
    ("comments", label_comments),
    ("turns", label_turns),  # before the rules for short lines
    ("letters", label_letters),
    ("dates", label_date_lines),
    ("notes", label_notes),  # before furniture: "Follow her on Twitter" is about the author
    ("furniture", label_furniture),
    ("headline", label_headline),  # needs dates, notes and furniture to be out of the way
    ("credits", label_credits),  # after the headline: a line of names below it is a byline
    ("captions", label_captions),  # needs credits
    ("bylines in the story", label_story_bylines),
    ("in the story", label_story),  # the rules below are for text whose markup does not mark the story
    ("bylines", label_bylines),
    ("deks", label_dek),  # needs the headline and what follows it
    ("biographies", label_biographies),  # needs the author's name
    ("asides", label_asides),  # the rules below distinguish the parts of the story
    ("lists", label_lists),
    ("links", label_links),  # before headings, which titles of other stories look like
    ("leftovers", label_leftovers),
    ("pull quotes", label_pull_quotes),
    ("headings", label_headings),  # short lines that no other rule has claimed
    ("datelines", split_datelines),
    ("paragraphs", label_paragraphs),
    ("addresses", link_addresses),  # after the rules that judge a line by its links
    ("captions gathered", gather_captions),  # refers to blocks by index, so no later rule may split one
    ("comments gathered", gather_comments),
    ("metadata", fill_metadata),
)


def label(draft: Draft) -> Draft:
    """Return the draft with a kind on every block, its captions and comments gathered and its metadata filled in."""
    with using_language_of(draft):
        for _name, apply in RULES:
            draft = apply(draft)
    return draft
