"""Todas las órdenes: importar este módulo las registra en :data:`app`."""

from pathlib import Path

from grader.cli import (
    deadlines,
    exporting,
    grading,
    moodle,
    people,
    platforms,
    reporting,
    starting,
    student,
)
from grader.cli.app import app
from grader.cli.student import STUDENTS
from grader.patches import typer_words

__all__ = [
    "app",
    "deadlines",
    "exporting",
    "grading",
    "moodle",
    "ordered",
    "people",
    "platforms",
    "reporting",
    "starting",
    "student",
]


def ordered(folder: Path) -> None:
    """En la ayuda, lo de quien estudia va delante donde no hay un curso que calificar."""
    if (folder / "nbgrader_config.py").is_file():
        return
    every = (*app.registered_commands, *app.registered_groups, *exporting.export_app.registered_commands)
    for command in every:
        if command.rich_help_panel != STUDENTS:
            command.rich_help_panel = typer_words.TEACHERS
    typer_words.begin_with(STUDENTS)
