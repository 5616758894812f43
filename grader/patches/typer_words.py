"""Las palabras que Typer escribe por su cuenta en la ayuda: no tiene traducciones."""

from collections.abc import Callable
from typing import Any

from rich.console import Console
from rich.highlighter import Highlighter
from typer import rich_utils

from grader.patches import Patch

#: El título de las órdenes que no dicen otro.
TEACHERS = "Si enseñas"
_WORDS = {
    "COMMANDS_PANEL_TITLE": TEACHERS,
    "ARGUMENTS_PANEL_TITLE": "Argumentos",
    "OPTIONS_PANEL_TITLE": "Opciones",
    "DEFAULT_STRING": "[por omisión: {}]",
    "REQUIRED_LONG_STRING": "[obligatorio]",
}
_PHRASES = {
    "Usage: ": "Uso: ",
    "[OPTIONS]": "[OPCIONES]",
    "COMMAND [ARGS]...": "ORDEN [ARGUMENTOS]...",
    "Show this message and exit.": "Enseña esta ayuda y termina.",
}
_TYPES = {
    "<path>": "<ruta>",
    "<str>": "<texto>",
    "<int range>": "<entero>",
    "<float range>": "<número>",
    "<bool>": "",
    "<list[str]>": "<texto…>",
    "<list[Path]>": "<ruta…>",
}
_HIGHLIGHTERS = ("highlighter", "types_highlighter")
PATCH = Patch(
    library="typer",
    tried="0.29.2",
    uses=tuple(
        f"typer.rich_utils.{name}"
        for name in (*_WORDS, *_HIGHLIGHTERS, "rich_format_error", "rich_abort_error")
    ),
    # lo que se reconoce para decirlo de otro modo, aquí y en ``grader.cli.spanish``
    says={
        "typer": (
            *_PHRASES,
            "class NoSuchOption(",
            "class MissingParameter(",
            "class BadParameter(",
            "class BadOptionUsage(",
            "class NoArgsIsHelpError(",
            "No such command",
            "unexpected extra argument",
            "not take a value",
        )
    },
)


def speak_spanish(show_error: Callable[[Any], None]) -> None:
    """Cambia las palabras de la ayuda de todas las órdenes; los errores de uso los escribe ``show_error``."""
    for name, text in _WORDS.items():
        setattr(rich_utils, name, text)
    for name in _HIGHLIGHTERS:
        if hasattr(rich_utils, name):  # el segundo no está en versiones antiguas
            setattr(rich_utils, name, _translating(getattr(rich_utils, name)))
    rich_utils.rich_format_error = show_error
    rich_utils.rich_abort_error = lambda: Console(stderr=True).print("Interrumpido.", style="red")


def begin_with(panel: str) -> None:
    """Las órdenes de ``panel`` salen delante: es lo que hace con las del título corriente."""
    rich_utils.COMMANDS_PANEL_TITLE = panel


def highlighted(text: str) -> Any:
    """``text`` con los colores y en el idioma de la ayuda."""
    return rich_utils.highlighter(text)


def _translating(highlighter: Highlighter) -> Highlighter:
    """``highlighter``, que además traduce lo que pasa por él: la línea de uso y la ayuda de las opciones."""

    class Translator(type(highlighter)):
        def __call__(self, text: Any) -> Any:
            return super().__call__(_in_spanish(text))

    return Translator()


def _in_spanish(text: Any) -> Any:
    if isinstance(text, list):
        return [_in_spanish(part) for part in text]
    if isinstance(text, str):
        return _translated(text)
    if _translated(text.plain) != text.plain:
        text.plain = _translated(text.plain)
    return text


def _translated(text: str) -> str:
    for english, spanish in (_PHRASES | _TYPES).items():
        text = text.replace(english, spanish)
    return text
