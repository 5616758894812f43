"""La orden ``grader``: lee argumentos, llama y muestra. No decide nada.

Cada módulo de este paquete añade sus órdenes a :data:`grader.cli.app.app`.
"""

import sys

from grader.cli import grading, judging, moodle, reporting, student  # noqa: F401  (se registran al importarse)
from grader.cli.app import app, console

INTERRUPTED = 130


def main() -> None:
    """Punto de entrada: los errores del curso salen en una línea, sin traza."""
    from grader.course import disk
    from grader.course.layout import CourseError
    from grader.mutants.collection import CollectionError
    from grader.sandbox.levels import SandboxError

    if sys.platform == "win32":  # fuera de una consola, Windows no escribiría ni los acentos
        for stream in (sys.stdout, sys.stderr):
            stream.reconfigure(encoding="utf-8")
    try:
        with disk.watched():
            app()
    except (CourseError, CollectionError, SandboxError) as error:
        console.print(f"✘ {error}", style="red", markup=False, soft_wrap=True)
        sys.exit(2)
    except SystemExit as end:
        if end.code == INTERRUPTED:  # es como Typer cuenta un Ctrl-C
            console.print("Interrumpido: lo ya calificado está guardado; repite la orden para seguir.")
        raise
