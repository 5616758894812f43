"""Una copia sin escribir de la celda de partida no borra la función que ya está escrita.

Quien la guarda debajo, o la recibe de un servidor que une cuadernos, no pierde lo suyo. Vale lo mismo en el
núcleo de Jupyter, donde lo pone ``grader.checking``, y al calificar, donde lo pone el ejecutor.
"""

import ast
import dis
import sys
from types import FunctionType
from typing import Any


def install(active: bool = True) -> None:
    """Pone :class:`KeepWritten` en el IPython en el que se está, si lo hay y no lo tiene.

    Sin ``active`` espera a la celda que importa ``check``, que es cuando lo pone un cuaderno.
    """
    shell = shell_here()
    if shell and not any(isinstance(t, KeepWritten) for t in shell.ast_transformers):
        shell.ast_transformers.append(KeepWritten(shell.user_ns, active))


def shell_here() -> Any:
    """El IPython en el que se está; ``None`` si no es ninguno."""
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython else None


class KeepWritten:
    """Un transformador de IPython: quita de cada celda la función sin escribir que taparía una escrita.

    ``namespace`` es donde se ejecutan las celdas.
    """

    def __init__(self, namespace: dict[str, Any], active: bool = True) -> None:
        self._namespace = namespace
        self._active = active

    def visit(self, tree: ast.Module) -> ast.Module:
        """``tree`` sin esas funciones; de cada una se dice, en la salida de la celda, que no cuenta."""
        if not self._active:
            self._active = any(map(_imports_check, ast.walk(tree)))
            return tree
        above: set[str] = set()
        body = []
        for node in tree.body:
            if not isinstance(node, ast.FunctionDef):
                body.append(node)
            elif not is_unwritten(node):
                above.add(node.name)
                body.append(node)
            elif node.name in above or self._is_written(node.name):
                print(
                    f"Aquí {node.name} está sin escribir: sigue valiendo la que ya habías escrito. "
                    "Para empezarla de nuevo, reinicia el núcleo (Kernel > Restart)."
                )
            else:
                body.append(node)
        tree.body = body
        return tree

    def _is_written(self, name: str) -> bool:
        found = self._namespace.get(name)
        if type(found) is not FunctionType or found.__globals__ is not self._namespace:
            return False
        return any(step.opname.startswith("RETURN") for step in dis.get_instructions(found))


def _imports_check(node: ast.AST) -> bool:
    match node:
        case ast.ImportFrom(module="grader", names=names):
            return any(alias.name == "check" for alias in names)
    return False


def is_unwritten(function: ast.FunctionDef) -> bool:
    """Si ``function`` es como la de partida: termina con ``NotImplementedError`` y antes no devuelve nada."""
    match function.body[-1]:
        case ast.Raise(exc=ast.Name(id=name) | ast.Call(func=ast.Name(id=name))):
            returns = any(isinstance(node, ast.Return | ast.Yield) for node in ast.walk(function))
            return name == "NotImplementedError" and not returns and not function.decorator_list
    return False
