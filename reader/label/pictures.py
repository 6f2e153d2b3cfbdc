"""What describes a picture, and where such words break off. Knows one line at a time."""

from __future__ import annotations

import re

from reader import lexicon
from reader.base.regex import expression
from reader.label.lines import is_closed, trails_off

FIRST_WORDS = 25
"""Words of a caption among which its verb stands: names with their posts are long."""

LEAD = expression(
    r"(?:(?:image|media|photo|video|picture)\s+caption\s*[:,]?|(?:image|photo|above|below|video|pictured|pic|"
    r"file photo|file|cover image|caption)\s?: ?)|(?:Image|Media) caption(?=[A-Z])",
    re.IGNORECASE,
    within=(":", "caption"),
)
"""What stands before a caption and says that it is one."""

OWNER_LEAD = expression(r"© ?(?P<owner>(?:[A-Z][\w.'’-]*[ ,/]*){1,5})(?=[A-Z][a-z]+ )", begins=("©",))
"""A credit that is printed before its caption on the same line."""

EXPANDER = expression(
    r"\s*(?:(?:\.\.\.|…)\s*more|\bless|\[\+\].*|hide caption|toggle caption)$",
    within=("more", "less", "[+]", "caption"),
)
"""A button that was copied with the end of a caption."""

_OF_A_PICTURE = expression(
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
_DATED = expression(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, )?[A-Z][a-z]+\.? \d{1,2}, [0-9]\d{3}\b",
    within=tuple(f", {digit}" for digit in "0123456789"),
)
_CALENDAR = (
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March"),
    *("April", "June", "July", "August", "September", "October", "November", "December"),
)
_SPEECH = expression(r"\b(?:said|says|told|added|according to|asked|announced)\b")


def describes_picture(text: str) -> bool:
    """Whether a line speaks of what can be seen, or has the shape of an agency's caption."""
    return bool(_OF_A_PICTURE.search(text)) or _has_pose(text)


def _has_pose(text: str) -> bool:
    """Whether somebody does something in the present tense, with a full date or an end that is cut off."""
    return (is_dated(text) or is_cut(text)) and _acts(text)


def _acts(text: str) -> bool:
    """Whether its first sentence says what somebody does as one who looks on would say it."""
    first = text.split()[1:FIRST_WORDS]
    return text[:1].isupper() and any(word in lexicon.entries("label/pose_verbs") for word in first)


def is_dated(text: str) -> bool:
    """Whether a full date stands in it, as in an agency's caption."""
    return bool(_DATED.search(text))


def reports_speech(text: str) -> bool:
    """Whether somebody says something in it: captions rarely let anybody speak."""
    return bool(_SPEECH.search(text))


def is_cut(text: str) -> bool:
    """Whether a caption breaks off: an ellipsis, or a long line without a closing mark that ends in part of a word."""
    if trails_off(text):
        return True
    if is_closed(text) or len(text) < 60:
        return False
    last = text.split()[-1].strip("“”\"'‘’,")
    if any(name.startswith(last) and name != last for name in _CALENDAR) and len(last) >= 2:
        return True
    # A whole sentence without its point ends in a word of some length, a name or a number; a cut one rarely does.
    return bool(last) and last[-1] not in ")]" and (last[0].islower() and (len(last) <= 3 or text.endswith((",", "-"))))
