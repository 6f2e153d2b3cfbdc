"""The panels, in the order of their number keys. A new panel is a file of its own and a line here."""

from __future__ import annotations

from reader.tui.widgets.arranged_list import ArrangedList
from reader.tui.widgets.entity_list import EntityList
from reader.tui.widgets.fact_list import FactList
from reader.tui.widgets.quote_list import QuoteList

PANELS: tuple[type[ArrangedList], ...] = (EntityList, QuoteList, FactList)
