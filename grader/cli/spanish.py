"""Los errores de uso de las órdenes, en español: qué está mal y qué hacer.

Se reconocen por sus datos y no por su texto, que cambia de una versión a otra.
"""

import difflib
import re
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.panel import Panel

from grader.patches import typer_words


def show(error: Any) -> None:
    """Escribe un error de uso: cómo se usa la orden, dónde está la ayuda y qué está mal."""
    if type(error).__name__ == "NoArgsIsHelpError":  # ya se ha enseñado la ayuda
        return
    console, context = Console(stderr=True), getattr(error, "ctx", None)
    if context is not None:
        console.print(typer_words.highlighted(context.get_usage()), style="yellow")
        console.print(f"Con [blue]«{escape(context.command_path)} --help»[/] se ve la ayuda.")
    console.print(Panel(escape(explanation(error)), border_style="red", title="Error", title_align="left"))


def explanation(error: Any) -> str:
    """Qué está mal y qué hacer, con los datos de un error de uso de Typer o de Click."""
    explain = _EXPLAIN.get(type(error).__name__, _other)
    return explain(error)


def _no_option(error: Any) -> str:
    return f"No hay ninguna opción «{error.option_name}».{_perhaps(sorted(error.possibilities or ()))}"


def _missing(error: Any) -> str:
    return f"Falta {_name(error)}."


def _bad_value(error: Any) -> str:
    kind = _kind(error)
    reason = f": tiene que ser {kind}" if kind else f" ({error.message})"
    return f"El valor de {_name(error)} no vale{reason}."


def _bad_use(error: Any) -> str:
    if "not take" in error.message:
        return f"La opción «{error.option_name}» no lleva ningún valor."
    return f"Falta el valor de la opción «{error.option_name}»."


def _other(error: Any) -> str:
    """Los que solo se distinguen por su texto; si no se reconoce, el texto."""
    text = error.format_message()
    quoted = re.search(r"'([^']*)'", text)
    context = getattr(error, "ctx", None)
    if "No such command" in text and quoted and context is not None:
        near = difflib.get_close_matches(quoted[1], context.command.list_commands(context))
        return f"No hay ninguna orden «{quoted[1]}».{_perhaps(near)}"
    if extra := re.search(r"unexpected extra argument.*\((.*)\)", text):
        return f"Sobra «{extra[1]}»."
    return text


_EXPLAIN = {
    "NoSuchOption": _no_option,
    "MissingParameter": _missing,
    "BadParameter": _bad_value,
    "BadOptionUsage": _bad_use,
}


def _name(error: Any) -> str:
    param = getattr(error, "param", None)
    if param is None:
        return "un dato"
    if param.param_type_name == "option":
        return f"la opción «{max(param.opts, key=len)}»"
    return f"el argumento «{param.metavar or param.name}»"


def _kind(error: Any) -> str:
    """Lo que admite el argumento de ``error``, si se sabe decir."""
    param = getattr(error, "param", None)
    display = getattr(param, "display_type", None)
    shown = (display(error.ctx) if callable(display) else str(getattr(param, "type", ""))).strip("<>")
    if "|" in shown:
        return "uno de estos: " + ", ".join(shown.split("|"))
    if shown.lower().startswith("int"):
        return "un número entero" + _limits(param)
    if shown.lower().startswith("float"):
        return "un número" + _limits(param)
    return ""


def _limits(param: Any) -> str:
    kind = getattr(param, "type", None)  # donde los tenían las versiones antiguas
    lowest, highest = (getattr(param, end, getattr(kind, end, None)) for end in ("min", "max"))
    if lowest is None or highest is None:
        return "" if lowest is None else f" a partir de {lowest:g}"
    return f" entre {lowest:g} y {highest:g}"


def _perhaps(names: list[str]) -> str:
    """Lo que quizá se quería decir, si algo se parece."""
    return f" ¿Querías decir {' o '.join(f'«{name}»' for name in names)}?" if names else ""
