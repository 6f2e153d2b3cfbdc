"""Recognise descriptions of pictures, and where they were cut off. Works on one line at a time."""

from __future__ import annotations

import re

from reader import lexicon
from reader.base import lazy_regex
from reader.label.lines import ends_in_ellipsis, ends_sentence

MAX_WORDS_TO_VERB = 25
"""Words at the beginning of a caption in which its verb is looked for: names with job titles are long."""

LOOKUP_PREFIX_CHARS = 24
"""Code points of the prefix by which copies of a caption are looked up."""

CAPTION_LABEL = lazy_regex.compile(
    r"(?:(?:image|media|photo|video|picture)\s+caption\s*[:,]?|(?:image|photo|above|below|video|pictured|pic|"
    r"file photo|file|cover image|caption)\s?: ?)|(?:Image|Media) caption(?=[A-Z])",
    re.IGNORECASE,
    within=(":", "caption"),
)
"""A label at the beginning of a caption: "Image caption", "File photo:"."""

PICTURED = lazy_regex.compile(
    r"pictured(?:,? (?:above|below|here|left|right|top|bottom|cent(?:er|re)|from (?:left|right)))?\s?[:,]",
    re.IGNORECASE,
    begins=("pictured",),
)
"""The beginning of a line that can only be about a picture, even in the middle of a story: "Pictured right, …"."""

LEADING_CREDIT = lazy_regex.compile(r"© ?(?P<owner>(?:[A-Z][\w.'’-]*[ ,/]*){1,5})(?=[A-Z][a-z]+ )", begins=("©",))
"""A credit that is printed in front of its caption on the same line."""

EXPAND_BUTTON = lazy_regex.compile(
    r"\s*(?:(?:\.\.\.|…)\s*more|\bless|\[\+\].*|hide caption|toggle caption)$",
    within=("more", "less", "[+]", "caption"),
)
"""A button such as "… more" that was copied along with the end of a caption."""

_DESCRIPTION = lazy_regex.compile(
    r"\b(?:in this (?:\w+ )*(?:photo|photograph|image|picture|frame|file|handout|screengrab)|file photo|(?:is|are) "
    r"(?:seen|pictured|shown)|pictured (?:at|in|on|here|with|during)|seen (?:here|in this)|poses? (?:for|with)|"
    r"(?:,|\() ?(?:left|right|cent(?:er|re)|second from (?:left|right)|top|bottom)(?:,|\)| )|from left|"
    r"artist['’]s (?:concept|impression|rendering)|illustration shows|screengrab|screenshot|aerial view)\b",
    re.IGNORECASE,
    within=(
        *("in this", "photo", "seen", "pictured", "shown", "pose", "left", "right", "cent", "top", "bottom"),
        *("artist", "illustration", "screen", "aerial"),
    ),
)
_FULL_DATE = lazy_regex.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, )?[A-Z][a-z]+\.? \d{1,2}, [0-9]\d{3}\b",
    within=tuple(f", {digit}" for digit in "0123456789"),
)
_CALENDAR_NAMES = (
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March"),
    *("April", "June", "July", "August", "September", "October", "November", "December"),
)
_SPEECH_VERB = lazy_regex.compile(r"\b(?:said|says|told|added|according to|asked|announced)\b")


def describes_picture(text: str) -> bool:
    """Whether a line refers to what can be seen, or has the form of an agency's caption."""
    return bool(_DESCRIPTION.search(text)) or _has_pose(text)


def _has_pose(text: str) -> bool:
    """Whether a line describes an action in the present tense, and has a full date or is cut off."""
    return (has_full_date(text) or is_truncated(text)) and _describes_action(text)


def _describes_action(text: str) -> bool:
    """Whether the opening words contain a verb typical of captions, such as "walks"."""
    opening_words = text.split()[1:MAX_WORDS_TO_VERB]
    return text[:1].isupper() and any(word in lexicon.entries("label/pose_verbs") for word in opening_words)


def has_full_date(text: str) -> bool:
    """Whether a text contains a full date, as an agency's caption does."""
    return bool(_FULL_DATE.search(text))


def reports_speech(text: str) -> bool:
    """Whether a text reports speech, which captions rarely do."""
    return bool(_SPEECH_VERB.search(text))


def is_truncated(text: str) -> bool:
    """Whether a caption is cut off: it ends in an ellipsis, or is long and ends in part of a word."""
    if ends_in_ellipsis(text):
        return True
    if ends_sentence(text) or len(text) < 60:
        return False
    last = text.split()[-1].strip("“”\"'‘’,")
    if any(name.startswith(last) and name != last for name in _CALENDAR_NAMES) and len(last) >= 2:
        return True
    # A whole sentence without its full stop ends in a longer word, a name or a number; one that is cut off rarely does.
    return bool(last) and last[-1] not in ")]" and (last[0].islower() and (len(last) <= 3 or text.endswith((",", "-"))))
