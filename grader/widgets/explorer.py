"""El explorador: controles, una figura que depende de ellos y lo que Jupyter muestra de los dos."""

import sys
from collections.abc import Callable, Sequence
from functools import cached_property
from html import escape
from typing import Any

from grader.figures import Figure

_WIDGET = "application/vnd.jupyter.widget-view+json"
_OWN = "el tuyo"
# Notebook 7 toma las flechas para cambiar de celda aunque el foco esté en un deslizador: lo impide esta
# marca, que va en lo que recibe el foco. La pone la figura al cargarse, cuando los controles ya están.
_KEEP_KEYS = (
    "this.closest('.widget-box')?.querySelectorAll('[role=slider], select')"
    ".forEach(c => c.setAttribute('data-lm-suppress-shortcuts', 'true'))"
)


class Slider:
    """Un entero entre ``low`` y ``high``; el explorador puede mover ``high``."""

    def __init__(self, label: str, value: int, low: int, high: int) -> None:
        self.label, self.value, self.low, self.high = label, value, low, high
        self.changed: Callable[[], None] = lambda: None

    def limit(self, high: int) -> None:
        """Cambia el máximo y, si hace falta, baja el valor hasta él."""
        self.high, self.value = high, min(self.value, high)
        if "widget" in vars(self):
            self._synchronize()

    @cached_property
    def widget(self) -> Any:
        """El deslizador de ipywidgets."""
        from ipywidgets import IntSlider

        slider = IntSlider(
            self.value,
            self.low,
            max(self.high, self.low + 1),
            description=self.label,
            tooltip=self.label,
            style={"description_width": "11em"},
            layout={"width": "36em", "max_width": "98%"},
        )
        self.widget = slider
        self._synchronize()
        slider.observe(self._moved, "value")
        return slider

    def _synchronize(self) -> None:
        # un deslizador con un solo valor no se puede dibujar: se le da otro y se desactiva
        self.widget.max = max(self.high, self.low + 1)
        self.widget.value, self.widget.disabled = self.value, self.high == self.low

    def _moved(self, change: dict[str, Any]) -> None:
        self.value = min(change["new"], self.high)
        self.changed()


class Menu:
    """Una de varias ``options``; al principio, la primera."""

    def __init__(self, label: str, options: Sequence[str]) -> None:
        self.label, self.options, self.value = label, list(options), options[0]
        self.changed: Callable[[], None] = lambda: None

    @cached_property
    def widget(self) -> Any:
        """El menú desplegable de ipywidgets."""
        menu = _dropdown(self.label, self.options)
        menu.observe(self._chosen, "value")
        return menu

    def _chosen(self, change: dict[str, Any]) -> None:
        self.value = change["new"]
        self.changed()


class KernelEditor:
    """Un kernel que se elige de un menú o se escribe casilla a casilla."""

    label = "kernel"

    def __init__(self, presets: dict[str, list[list[float]]]) -> None:
        self.presets, self.value = presets, next(iter(presets.values()))
        self.changed: Callable[[], None] = lambda: None
        self._filling = False

    @cached_property
    def menu(self) -> Any:
        """El menú con los kernels preparados; la última opción es el escrito a mano."""
        menu = _dropdown(self.label, [*self.presets, _OWN])
        menu.observe(self._chosen, "value")
        return menu

    @cached_property
    def boxes(self) -> list[list[Any]]:
        """Una caja de número por casilla, con sus índices como etiqueta."""
        from ipywidgets import BoundedFloatText

        rows = []
        for r, values in enumerate(self.value):
            rows.append([])
            for c, value in enumerate(values):
                box = BoundedFloatText(
                    value,
                    min=-99,
                    max=99,
                    step=1,
                    description=f"[{r}, {c}]",
                    tooltip=f"{self.label}: fila {r}, columna {c}",
                    style={"description_width": "3.2em"},
                    layout={"width": "8.2em"},
                )
                box.observe(self._typed, "value")
                rows[-1].append(box)
        return rows

    @cached_property
    def widget(self) -> Any:
        """El menú y, debajo, las cajas."""
        from ipywidgets import HBox, VBox

        return VBox([self.menu, *(HBox(row) for row in self.boxes)])

    def _chosen(self, change: dict[str, Any]) -> None:
        if change["new"] == _OWN or self._filling:
            return
        self.value = self.presets[change["new"]]
        self._filling = True
        try:
            for boxes, values in zip(self.boxes, self.value, strict=True):
                for box, value in zip(boxes, values, strict=True):
                    box.value = value
        finally:
            self._filling = False
        self.changed()

    def _typed(self, _: dict[str, Any]) -> None:
        if self._filling:
            return
        self.value = [[box.value for box in row] for row in self.boxes]
        self._filling = True
        try:
            known = (name for name, values in self.presets.items() if values == self.value)
            self.menu.value = next(known, _OWN)
        finally:
            self._filling = False
        self.changed()


class Explorer:
    """Controles y la figura que dibujan.

    Argumentos:
        title: de qué trata, en minúscula: sirve de texto a quien no ve la figura.
        controls: nombre del argumento -> ``Slider``, ``Menu`` o ``KernelEditor``.
        draw: recibe los valores por su nombre y devuelve una ``Figure``.
        limits: recibe los valores y da el máximo de los deslizadores que dependen de otros.
        beside: si los controles van al lado de la figura y no encima: lo pide una figura alta.
    """

    def __init__(
        self,
        title: str,
        controls: dict[str, Any],
        draw: Callable[..., Figure],
        limits: Callable[..., dict[str, int]] | None = None,
        beside: bool = False,
    ) -> None:
        self.title, self.controls, self._draw, self._limits = title, controls, draw, limits
        self.beside = beside
        self._busy = False
        self._adapt()
        self.figure = draw(**self.values)
        self._initial = self.figure
        for control in controls.values():
            control.changed = self._refresh

    @property
    def values(self) -> dict[str, Any]:
        """El valor de cada control, por su nombre."""
        return {name: control.value for name, control in self.controls.items()}

    @cached_property
    def picture(self) -> Any:
        """La figura actual como widget: una imagen con texto alternativo."""
        from ipywidgets import HTML

        return HTML(self._drawn(), layout={"flex": "1 1 0", "min_width": "0"} if self.beside else {})

    @cached_property
    def box(self) -> Any:
        """Los controles y, debajo o a su lado, la figura."""
        from ipywidgets import HBox, VBox

        widgets = [control.widget for control in self.controls.values()]
        if not self.beside:
            return VBox([*widgets, self.picture])
        return HBox([VBox(widgets, layout={"flex": "0 0 24em"}), self.picture])

    def _drawn(self) -> str:
        html = _html(self.figure, 75 if self.beside else 55)
        return html.replace("<img ", f'<img onload="{_KEEP_KEYS}" ', 1)

    def _adapt(self) -> None:
        for name, high in (self._limits(**self.values) if self._limits else {}).items():
            self.controls[name].limit(high)

    def _refresh(self) -> None:
        # mover un límite mueve a veces el propio deslizador, que vuelve a llamar aquí
        if self._busy:
            return
        self._busy = True
        try:
            self._adapt()
            self.figure = self._draw(**self.values)
            self.picture.value = self._drawn()
        finally:
            self._busy = False

    def __repr__(self) -> str:
        names = ", ".join(control.label for control in self.controls.values())
        return f"Control interactivo: {self.title} (mueve: {names}). Al empezar: {self._initial.alt}"

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        """La figura del principio, que es lo que queda guardado, y el widget si hay alguien delante."""
        names = ", ".join(control.label for control in self.controls.values())
        caption = f"Control interactivo. Ejecuta la celda en Jupyter para mover: {names}."
        static = self._initial._repr_mimebundle_()
        bundle = {
            "image/png": static["image/png"],
            "text/html": f"{static['text/html']}<p><em>{escape(caption)}</em></p>",
            "text/plain": repr(self),
        }
        if _someone_is_there():
            view = {"version_major": 2, "version_minor": 0, "model_id": self.box.model_id}
            bundle[_WIDGET] = view
        return bundle


def _someone_is_there() -> bool:
    """Falso si ejecuta un programa (nbconvert, nbval), que no puede mover nada ni guardar el widget.

    Un widget guardado sin sus datos taparía la figura con un aviso de error. Los programas lo dicen al pedir
    cada celda: «no preguntes nada a la persona» (``allow_stdin``). Colab pregunta por otra vía.
    """
    if "IPython" not in sys.modules or "google.colab" in sys.modules:
        return True
    from IPython import get_ipython

    kernel = getattr(get_ipython(), "kernel", None)
    if kernel is None:
        return True
    request = kernel.get_parent() or {}
    return bool(request.get("content", {}).get("allow_stdin", True))


def _html(figure: Figure, height: int = 55) -> str:
    # con los controles encima, o al lado, que quepa en la pantalla de un portátil
    html = figure._repr_mimebundle_()["text/html"]
    return html.replace("max-width:100%", f"max-width:100%;max-height:{height}vh")


def _dropdown(label: str, options: Sequence[str]) -> Any:
    from ipywidgets import Dropdown

    return Dropdown(
        options=options,
        description=label,
        tooltip=label,
        style={"description_width": "11em"},
        layout={"width": "26em", "max_width": "98%"},
    )
