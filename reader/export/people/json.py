"""What is known of somebody as one JSON object."""

from __future__ import annotations

import json
from collections.abc import Iterator

from reader.export.people.profile import Profile
from reader.export.record import Record
from reader.library.people import Candidate, Person
from reader.library.search import QuoteHit


def write(profile: Profile) -> Iterator[str]:
    """The object."""
    yield json.dumps(record_of(profile), indent=2) + "\n"


def record_of(profile: Profile) -> Record:
    """The object: who it is, what articles call them, what they said, what others say that names them."""
    portrait = profile.portrait
    return {
        **person_record(portrait.person),
        "roles": [
            {"role": called.role, "articles": called.articles, "publishers": list(called.publishers)}
            for called in portrait.roles
        ],
        "spellings": list(portrait.spellings),
        "named_with": [{"name": other.person.name, "articles": other.articles} for other in portrait.company],
        "maybe": [_candidate_record(candidate) for candidate in portrait.maybe],
        "namesakes": [{**person_record(other), "role": other.role or None} for other in portrait.namesakes],
        "maybe_several": [
            {"roles": list(strand.roles), "article_count": len(strand.articles)} for strand in portrait.strands
        ],
        "quotes": [quote_record(quote) for quote in profile.quotes],
        "about": [quote_record(quote) for quote in profile.about],
    }


def person_record(person: Person) -> Record:
    """Somebody, with the numbers of their quotes and of the articles that name them."""
    return {
        "id": person.ids[0],
        "name": person.name,
        "quote_count": person.quotes,
        "article_count": person.articles,
    }


def _candidate_record(candidate: Candidate) -> Record:
    return {**person_record(candidate.person), "reason": candidate.reason}


def quote_record(quote: QuoteHit) -> Record:
    """A quote; `start` is where it begins, in code points of the article."""
    listed = quote.listed
    return {
        "article": listed.article,
        "uri": listed.uri,
        "headline": listed.headline,
        "publisher": listed.publisher,
        "published": listed.published,
        "kind": quote.kind,
        "speaker": quote.speaker,
        "words": quote.words,
        "certainty": quote.certainty,
        "copies": listed.copies,
        "start": quote.start,
    }
