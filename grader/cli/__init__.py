"""La orden ``grader``: lee argumentos, llama y muestra. No decide nada.

Cada módulo de este paquete añade sus órdenes a :data:`grader.cli.app.app`.
"""

import os
import sys

INTERRUPTED = 130


def main() -> None:
    """Punto de entrada: los errores del curso salen en una línea, sin traza."""
    try:
        import signal  # antes que nada: mientras se carga lo demás, un Ctrl-C termina sin más
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    hears = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if hears:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from pathlib import Path

    from grader.patches import iri_grammar

    iri_grammar.skip()  # antes de lo que carga nbformat
    from grader.cli.commands import app, ordered
    from grader.course import disk
    from grader.course.workers import interrupts
    from grader.errors import CourseError
    from grader.sandbox.levels import SandboxError
    from grader.student import terminal

    terminal.write_plain()
    ordered(Path())
    try:
        if hears:  # desde aquí la interrupción ya se cuenta, y no antes: fuera de aquí sería una traza
            signal.signal(signal.SIGINT, signal.default_int_handler)
        interrupts.listen()
        with disk.watched():
            app()
    except (CourseError, SandboxError) as error:
        _say(f"✘ {error}", style="red")
        sys.exit(2)
    except KeyboardInterrupt:  # antes de que la orden empiece: no hay nada que contar
        sys.exit(interrupts.end())
    except SystemExit as end:
        if end.code != INTERRUPTED:
            raise
        code = interrupts.end()  # Typer cuenta así una interrupción
        _say("Interrumpido: lo ya calificado está guardado; repite la orden para seguir.")
        sys.exit(code)


def _say(text: str, style: str | None = None) -> None:
    """Una última línea; si la salida no admite nada (disco lleno, terminal cerrada), por la de errores."""
    import contextlib

    from grader.cli.app import console

    try:
        console.print(text, style=style, markup=False, soft_wrap=True)
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # para que al salir no se queje
        with contextlib.suppress(OSError):
            print(text, file=sys.stderr)
