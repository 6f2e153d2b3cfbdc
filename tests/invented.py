"""Articles of every format and sort, short, written for the tests: by name, how each is called and its text."""

from __future__ import annotations

MARKDOWN = """\
---
title: Cranes stand still in Averil
author: Ana Reyes
date: 2025-03-04
---

# Cranes stand still in Averil

*The harbour waits, and nobody says for how long*

By Ana Reyes

**PORT AVERIL (AP)** — Cranes [stood still](https://averil.example/c) on *Monday*, and `crane-7` was ~~moved~~ sold.

“It will pass,” said Mara Okafor, the union's secretary. “It always has.”

> The tide waits for nobody, and neither do we.

## What they want

- The night shift back
- A week's notice, “in writing”

| Quay | Ships |
| --- | --- |
| East | 31 |
| West | 9 |

```
crane 7: off
crane 8: off
```

![Cranes at rest on Tuesday.](cranes.jpg)

*Correction: An earlier version of this article gave the wrong number of ships.*
"""

PAGE = """\
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Ferry waits for wind – The Averil Post</title>
<meta property="article:published_time" content="2025-03-04T10:30:00Z"><meta name="author" content="Ana Reyes"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Ferry waits for <em>wind </em></h1><p class="byline">By Ana Reyes</p>
<p>The ferry to the island <a href="/f"> stayed in port </a>on Tuesday.
Its captain, <b>Mara Okafor, </b>went home.</p>
<figure><img src="ferry.jpg" alt="The ferry in port"><figcaption>The ferry in port on Tuesday, with her lamps out.
(Jo Lind/Harbour Press)</figcaption></figure>
<p>“There is no wind,” she told the council. “There was none on Monday, and there will be none on Friday.”</p>
<p>Nobody on the quay said that she was wrong, and the council called the silence “regrettable”.</p>
<table><tr><th></th><th>Ships</th></tr><tr><td>East</td><td>31</td></tr></table></article>
<section id="comments"><h2>Comments</h2><p>Please keep to our house rules.</p>
<div class="comment"><p>I like the ferry as it is.</p></div></section></body></html>
"""

PASTED = """\
Rovers' win leaves Averil singing

By Ana Reyes and Tom Brandt
March 4, 2025

LOWMERE — The Rovers' coach, Marlon Oduya, said on Sunday that his side had "no fear left".

ADVERTISEMENT

"We ran until the light went," Oduya said. "Then we ran home."

Mara Okafor and Tobias Okafor, who is no relation, watched. Okafor called it a fine day -- 'the finest', as she put it.

According to the Averil Post, the ground was sold for 14 million crowns.

Players of the Rovers embrace in Lowmere on Sunday, March 2, 2025. (Jo Lind/Harbour Press)

Photo: Jo Lind

Read more: How the Rovers came back

Ana Reyes reported from Lowmere.

COMMENTS

Comments close after two days.
"""

LINKED = """\
# Ferry waits for wind

Nobody on [the quay](#the-quay) knew when it would come, Mara Okafor said.

## The quay

It was empty on Tuesday.
"""

HOSTILE = (
    "Row \u202eover\u202c ferries\n\n"
    "She said [sic] “DPRK [North Korea] \x1b]0;title\x07 such as [Red],” Mara\u00a0Okafor said.\r\n\r\n"
    "Naïve 渡し船 👩‍🚢 “left\u200b port”, e\u0301tudes and all.\x9b31m\n\n\n\n   \t\n\nThe end came — late.\n"
)

ARTICLES: dict[str, tuple[str, str]] = {
    "markdown": ("cranes.md", MARKDOWN),
    "links to its own parts": ("quay.md", LINKED),
    "page": ("ferry.html", PAGE),
    "pasted": ("rovers.txt", PASTED),
    "pasted without blank lines": ("rovers.txt", PASTED.replace("\n\n", "\n")),
    "hostile": ("ferries.txt", HOSTILE),
    "one line": ("line.txt", "“It will pass,” said Mara Okafor."),
    "two lines": ("lines.txt", "Cranes stood still.\n\n“It will pass,” said Mara Okafor."),
    "one letter": ("letter.txt", "x"),
}
