"""Todas las órdenes: importar este módulo las registra en :data:`app`."""

from grader.cli import deadlines, exporting, grading, moodle, reporting, student
from grader.cli.app import app

__all__ = ["app", "deadlines", "exporting", "grading", "moodle", "reporting", "student"]
