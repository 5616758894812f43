"""Lo que dice la orden cuando se usa mal, y su ayuda: todo en español y con lo que hay que hacer."""

import re

import pytest
import typer
from typer.testing import CliRunner

from grader.cli.commands import app
from grader.cli.spanish import explanation

ENGLISH = re.compile(
    r"\b(usage|options?|arguments?|commands?|show|this|message|exit|no such|missing|invalid|value|required|"
    r"default|should|must|unexpected|extra|try|path|text|integer|float|str|bool|list|range|aborted)\b",
    re.IGNORECASE,
)
#: Nombres de opciones, que no se traducen.
NAMES = re.compile(r"--[\w-]+")


def every_command(command, *before: str) -> list[tuple[str, ...]]:
    """Las palabras con las que se llama a cada orden, a las de dentro y a la que las contiene."""
    inside = getattr(command, "commands", {})
    return [before, *(found for name, one in inside.items() for found in every_command(one, *before, name))]


def said(*arguments: str) -> tuple[int, str]:
    """Cómo termina la orden y lo que escribe, sin los marcos ni los saltos de línea."""
    done = CliRunner().invoke(app, list(arguments), prog_name="grader", env={"COLUMNS": "100"})
    return done.exit_code, " ".join(re.sub(r"[│╭╮╰╯─]", " ", done.output).split())


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["autogarde"], "No hay ninguna orden «autogarde». ¿Querías decir «autograde»?"),
        (["zzz"], "No hay ninguna orden «zzz»."),
        (["autograde", "--wrokers", "3"], "No hay ninguna opción «--wrokers». ¿Querías decir «--workers»?"),
        (["autograde", "--zzz"], "No hay ninguna opción «--zzz»."),
        (
            ["autograde", "--workers", "dos"],
            "«--workers» no vale: tiene que ser un número entero a partir de 1.",
        ),
        (
            ["autograde", "--workers", "0"],
            "«--workers» no vale: tiene que ser un número entero a partir de 1.",
        ),
        (["similar", "01_padding", "--min", "7"], "«--min» no vale: tiene que ser un número entre 0.3 y 1."),
        (["collect", "a", "b", "--fechas", "ayer"], "tiene que ser uno de estos: auto, sí, no."),
        (["autograde", "--workers"], "Falta el valor de la opción «--workers»."),
        (["entrega"], "Falta el argumento «unidad»."),
        (["collect", "zip"], "Falta el argumento «unidad»."),
        (["doctor", "otro"], "Sobra «otro»."),
        (["autograde", "--help=3"], "La opción «--help» no lleva ningún valor."),
    ],
)
def test_wrong_use_says_what_is_wrong_and_where_to_look(arguments, text):
    code, output = said(*arguments)
    assert code == 2
    assert text in output
    assert not ENGLISH.findall(NAMES.sub("", output))


def test_it_says_how_the_command_is_used():
    _, output = said("autograde", "--zzz")
    assert "Uso: grader autograde [OPCIONES] [unidades]" in output
    assert "Con «grader autograde --help» se ve la ayuda." in output


@pytest.mark.parametrize("command", every_command(typer.main.get_command(app)), ids=" ".join)
def test_no_help_page_has_a_word_in_english(command):
    code, output = said(*command, "--help")
    assert code == 0
    assert "Uso: grader" in output
    assert not ENGLISH.findall(NAMES.sub("", output))


def test_what_is_not_known_is_said_as_it_comes():
    """Una versión de Typer con otros errores no deja a nadie sin saber qué pasa."""

    class NewError(typer.BadParameter):
        pass

    assert "algo pasó" in explanation(NewError("algo pasó"))
    assert "algo pasó" in explanation(typer.BadParameter("algo pasó"))
