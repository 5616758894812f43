"""Lo que alguien escribió en las celdas de predicción de un cuaderno: se lee, no se ejecuta nada."""

import ast
import operator
from collections.abc import Iterable, Iterator
from typing import Any

from grader.predictions import Answer, all_predictions

#: La función con la que se contesta.
CALL = "prediccion"
#: Con más letras, una celda no es una predicción.
MAX_CHARS = 2_000
#: Cuántas respuestas se miran de una celda.
MAX_ANSWERS = 20
#: Lo que se puede escribir además de un valor: quien contesta 18 · 27 escribe a menudo la cuenta.
_OPERATIONS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
}
_UNREADABLE = (SyntaxError, ValueError, TypeError, ArithmeticError, RecursionError, MemoryError)


class NotLiteral:
    """Una respuesta que no es un valor, sino código: no se sabe cuánto vale sin ejecutarla."""


def answers_in(cells: Iterable[str]) -> dict[str, list[Answer]]:
    """Las respuestas que hay en ``cells``, el código de un cuaderno, por predicción y en orden.

    Solo están las predicciones que existen y a las que se contestó algo.
    """
    found: dict[str, list[Answer]] = {}
    for cell in cells:
        for name, given in _calls(cell):
            prediction = all_predictions().get(name)
            if prediction and (attempts := prediction.attempts(given)):
                found.setdefault(name, []).extend(attempts)
    return {name: attempts[:MAX_ANSWERS] for name, attempts in found.items()}


def _calls(source: str) -> Iterator[tuple[str, list[Answer]]]:
    """Cada llamada a ``prediccion`` que es una instrucción de ``source``: su nombre y sus respuestas."""
    if CALL not in source or len(source) > MAX_CHARS:
        return
    try:
        body = ast.parse(source).body
    except _UNREADABLE:
        return
    for node in body:
        match node:
            case ast.Expr(ast.Call(ast.Name(id=called), [ast.Constant(str(name)), *given], [])) if (
                called == CALL
            ):
                yield name, [_value(part) for part in given[:MAX_ANSWERS]]


def _value(node: ast.expr) -> Any:
    try:
        return _literal(node)
    except _UNREADABLE:
        return NotLiteral()


def _literal(node: ast.expr) -> Any:
    match node:
        case ast.BinOp(left, op, right) if type(op) in _OPERATIONS:
            sides = _literal(left), _literal(right)
            if not all(type(side) in (int, float) for side in sides):
                raise ValueError
            return _OPERATIONS[type(op)](*sides)
        case ast.Tuple(parts) | ast.List(parts):
            return tuple(map(_literal, parts))
    return ast.literal_eval(node)
