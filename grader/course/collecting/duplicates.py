"""Personas que pueden ser la misma: lo que se enseña al recoger, para que alguien lo mire y las una."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from grader.course.collecting.names import key, normal
from grader.course.collecting.people import Person, Register, contradict

#: En qué parte de las letras pueden diferir dos nombres que quizá sean el mismo, mal escrito.
_MISSPELT = 0.9
SAME = "se llaman igual"


@dataclass(frozen=True)
class Doubtful:
    """Dos identificadores que pueden ser de la misma persona, y por qué. Sobraría ``extra``.

    ``namesakes`` son las demás personas de la lista de participantes que se llaman como ``kept``.
    """

    extra: str
    kept: str
    reason: str
    namesakes: tuple[str, ...] = ()

    def __str__(self) -> str:
        if self.namesakes:
            several = ", ".join((self.kept, *self.namesakes))
            return (
                f"{self.extra} se llama como {len(self.namesakes) + 1} personas de la lista ({several}): "
                f"mira cuál es y di, por ejemplo, grader unir {self.extra} {self.kept}"
            )
        return f"{self.extra} y {self.kept} ({self.reason}): grader unir {self.extra} {self.kept}"


def doubtful(register: Register, among: Iterable[str] | None = None) -> list[Doubtful]:
    """Las parejas dudosas en las que hay alguien de ``among`` (o cualquiera) que no está en la lista.

    Dos personas de la lista de participantes son dos, se llamen como se llamen; y dos de ``among``, que es
    quien entregó en una descarga, también: cada una tiene su sitio en ella.
    """
    people = register.students
    here = frozenset(among or ())
    words = {student: frozenset(normal(p.name).split()) for student, p in people.items()}
    places: dict[str, list[str]] = {}
    for student, own in words.items():
        for word in own:
            places.setdefault(word, []).append(student)
    found: dict[frozenset[str], Doubtful] = {}
    for student in sorted(people if among is None else here):
        if student not in people or people[student].listed:
            continue
        near = Counter(other for word in words[student] for other in places[word] if other != student)
        pairs = []
        for other in sorted(near):
            reason = _why(people[student], people[other], words[student], words[other])
            if reason and not (reason == SAME and {student, other} <= here and not people[other].listed):
                pairs.append(Doubtful(extra=student, kept=other, reason=reason))
        same = [p for p in pairs if p.reason == SAME and people[p.kept].listed]
        if len(same) > 1:
            pairs = [replace(same[0], namesakes=tuple(p.kept for p in same[1:]))]
        for pair in pairs:
            found.setdefault(frozenset((pair.extra, pair.kept)), pair)
    return list(found.values())


def _why(one: Person, other: Person, own: frozenset[str], others: frozenset[str]) -> str:
    same = key(one.name) == key(other.name)
    # alguien de la lista puede entregar con otra cuenta, que tiene otro correo
    if contradict(one, other) and (same or not other.listed):
        return ""
    if same:
        return SAME
    if own == others:
        return "las mismas palabras en otro orden"
    if min(len(own), len(others)) >= 2 and (own <= others or others <= own):
        return "un nombre es parte del otro"
    return "casi el mismo nombre" if _close(own, others) else ""


def _close(own: frozenset[str], others: frozenset[str]) -> bool:
    """Si solo cambia una palabra, y apenas: ``Jimenez`` y ``Gimenez``."""
    from difflib import SequenceMatcher

    one, other = own - others, others - own
    if len(one) != 1 or len(other) != 1 or not own & others:
        return False
    a, b = sorted(own & others)[0] + min(one), sorted(own & others)[0] + min(other)
    return SequenceMatcher(None, a, b).ratio() >= _MISSPELT
