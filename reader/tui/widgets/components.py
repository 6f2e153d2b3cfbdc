"""Parts of a widget that have a look of their own in the style sheet: looked up once, not at every change of size."""

from __future__ import annotations

from textual.widget import Widget


class KeepsComponents(Widget):
    """What is mixed in where such parts are many, and their looks hang on the theme and the widget's own state alone.

    Textual looks all of them up again whenever a class changes anywhere above the widget, which takes longer than
    drawing the screen.
    """

    _looked_up_for: tuple[object, ...] = ()

    def _get_component_classes(self) -> frozenset[str]:  # type: ignore[override]  # a class method there
        """The parts to look up now: none where nothing has changed that they hang on."""
        now = (self.app.theme, self.app.ansi_color, self._pseudo_classes_cache_key, self.classes)
        if now == self._looked_up_for and self._component_styles:
            return frozenset()
        self._looked_up_for = now
        return type(self)._all_components()

    @classmethod
    def _all_components(cls) -> frozenset[str]:
        return super()._get_component_classes()
