"""Drop reports that report no words: "is accused of", "was asked whether", "has been eager to"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from reader import lexicon
from reader.annotate.quotes.assemble.reports import HEARSAY_ADVERB
from reader.annotate.quotes.claim import Claim
from reader.annotate.quotes.noun_phrases import OBJECT_PRONOUNS, PERFECT, REFLEXIVES, finite_verbs, reporting_verbs
from reader.annotate.quotes.tag.token_forms import straighten
from reader.annotate.tokens import tokenize
from reader.model.annotation import QuoteKind
from reader.model.span import Span

if TYPE_CHECKING:
    from reader.annotate.quotes.quote_findings import QuoteFindings

_RULES = frozenset({"law", "laws", "treaty", "treaties", "convention", "constitution", "rule", "rules", "regulations"})
_VOTES = frozenset({"yes", "no"})
"""What somebody votes; as words of a verb that reports, they are said: "said no"."""
_MAX_AUXILIARIES = 3
"""The first words of a cue, which negate it or make it a passive: "has not been"."""


def run(findings: QuoteFindings) -> None:
    """Drop the indirect quotes whose cue does not say that anybody speaks, or what anybody thinks."""
    text = findings.document.text
    findings.claims = [
        claim for claim in findings.claims if claim.kind is not QuoteKind.INDIRECT or not _reports_nothing(text, claim)
    ]


def _reports_nothing(text: str, claim: Claim) -> bool:
    if claim.cue is None:
        return False
    words = [word.lower() for word in _words(text, claim.cue)]
    opening = words[:_MAX_AUXILIARIES]
    if (
        words == ["asked"]
        and claim.source is not None
        and claim.cue.start < claim.content[0].start < claim.source.start
    ):
        return True  # "Asked whether it leaked, Dole said": somebody else asked
    if words == ["asked"] and claim.source is not None and text[claim.source.end : claim.cue.start] == ", ":
        return True  # "Dole, asked whether it leaked, said"
    if words[-1].endswith(HEARSAY_ADVERB):
        return False  # "Dole reportedly left": somebody reports it who is not named
    if claim.source is None and words[0].endswith(HEARSAY_ADVERB):
        return True  # "reportedly on fears of war"
    if words[0] == "asked" and claim.source is None and text[claim.cue.start].isupper():
        return True  # "Asked about the leak, Dole shrugged"
    if _is_perfect_report(words):
        return False
    if len(claim.content) == 1 and _has_object(text, words, claim.content[0]):
        return True
    if any(word in lexicon.words("quotes/cues_not_said") for word in words):
        return True
    verbs = [word for word in words if word in reporting_verbs()]
    if not verbs and text[claim.content[0].start : claim.content[0].end].lower() in _VOTES:
        return True
    if any(word in lexicon.words("quotes/negations") for word in opening):
        return not any(word in lexicon.words("quotes/cues_view") for word in words)
    if any(word in lexicon.words("quotes/modal_verbs") for word in opening):
        return not any(verb in lexicon.words("quotes/cues_speech") for verb in verbs)
    if any(word in lexicon.words("quotes/forms_of_be") for word in opening):
        views = lexicon.words("quotes/cues_view") & set(words) - lexicon.words("quotes/cues_claim")
        agent = _has_agent(claim) and not (claim.source and _is_rule(text, claim.source))
        return not (views or _is_progressive(verbs) or agent or _is_hearsay(verbs))
    return claim.source is None and not verbs and words[:1] != ["according"] and words[0][0].isalpha()


def _is_perfect_report(cue: Sequence[str]) -> bool:
    """Whether somebody is believed to have said something: "is understood to have told"."""
    start = next((i for i, pair in enumerate(pairwise(cue)) if pair == PERFECT), len(cue))
    return any(word in lexicon.words("quotes/cues_speech") for word in cue[start + 2 :])


def _words(text: str, span: Span) -> list[str]:
    """The words and marks in a span, with straight apostrophes."""
    return [straighten(text[token.start : token.end]) for token in tokenize(text, span)]


def _has_object(text: str, cue: Sequence[str], content: Span) -> bool:
    """Whether what was taken for words is only the object of a verb: "called him later", "answered the door"."""
    if text[content.start : content.end].lower() in OBJECT_PRONOUNS:
        return True
    words = _words(text, content)
    lower = [word.lower() for word in words]
    if lower[0] == "this" and lower[1:] and lower[1] in lexicon.words("quotes/tail_words") | {"to"}:
        return finite_verbs().isdisjoint(lower)  # "disclosed this in a statement"
    verb = next((word for word in cue if word in lexicon.words("quotes/cues_with_objects")), None)
    if verb is None:
        return False
    if any(word in lexicon.words("quotes/finite_verbs") for word in lower):
        return False
    if lower[0] in REFLEXIVES:
        return True
    opens = lower[0] in lexicon.words("quotes/determiners") or lower[0] in lexicon.words("quotes/pronouns")
    if verb.startswith(("answer", "writ", "wrote")):
        return opens
    if verb.startswith("name"):
        return not {"as", "after"}.isdisjoint(lower)
    if len(lower) > 1 and lower[-1] in lexicon.words("quotes/after_objects"):
        return True
    name = takewhile(lambda word: word != ",", words)
    return cue[-1] == "on" and all(word[0].isupper() for word in name)


def _is_progressive(verbs: Sequence[str]) -> bool:
    """Whether the first verb tells what somebody is saying: "is insisting", not "is accused"."""
    return bool(verbs) and verbs[0].endswith("ing")


def _has_agent(claim: Claim) -> bool:
    """Whether a passive names who spoke: "was accused by Dole of"."""
    assert claim.cue is not None
    return claim.source is not None and claim.source.start > claim.cue.start


def _is_rule(text: str, source: Span) -> bool:
    """Whether what a passive names is a law, which does not speak: "is banned by international law"."""
    return _words(text, source)[-1].lower() in _RULES


def _is_hearsay(verbs: Sequence[str]) -> bool:
    """Whether a passive reports words that nobody in particular said: "is said to", "was quoted as"."""
    return bool(verbs) and verbs[0] in lexicon.words("quotes/cues_hearsay")
