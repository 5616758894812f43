"""Todas las órdenes: importar este módulo las registra en :data:`app`."""

from grader.cli import (
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

__all__ = [
    "app",
    "exporting",
    "grading",
    "moodle",
    "people",
    "platforms",
    "reporting",
    "starting",
    "student",
]
