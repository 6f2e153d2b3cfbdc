"""Cache the component styles of a widget, so that they are not looked up at every change of size."""

from __future__ import annotations

from textual.widget import Widget


class CachesComponents(Widget):
    """A mixin for widgets with many component classes, whose styles depend only on the theme and the widget's own
    state.

    Textual looks all of them up again whenever a class changes on any ancestor, which takes longer than drawing the
    screen.
    """

    _looked_up_for: tuple[object, ...] = ()

    def _get_component_classes(self) -> frozenset[str]:  # type: ignore[override]  # a class method there
        """The component classes to look up now: none if their styles cannot have changed, or if it is too early to know
        them, since the style sheet gets a widget's own rules only when the widget is added to the screen."""
        if not self.is_attached:
            return frozenset()
        now = (self.app.theme, self.app.ansi_color, self._pseudo_classes_cache_key, self.classes)
        if now == self._looked_up_for and self._component_styles:
            return frozenset()
        self._looked_up_for = now
        return type(self)._all_components()

    @classmethod
    def _all_components(cls) -> frozenset[str]:
        return super()._get_component_classes()
