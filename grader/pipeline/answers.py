"""Las respuestas escritas: lo que se lee en su celda y, si está vacía, lo que hay escrito en otra parte.

nbgrader pone un 0 a una respuesta igual a como se publicó. Lo que encontremos va en su celda: así la pregunta
queda pendiente de una persona, que lo lee a su lado.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from grader.cells import role_of
from grader.judge.troubles import cells_named
from grader.pipeline import inert
from grader.pipeline.loose_text import count_pictures, is_blank
from grader.pipeline.notebook_format import NotebookNode
from grader.pipeline.pictures import MAX_IN_CELL, Album, pointed
from grader.pipeline.reading import Draft
from grader.pipeline.recognition import alike

#: Cuánto texto de otras celdas se pone en una respuesta, y de cuántas.
MAX_FOUND = 20_000
MAX_CELLS = 30
_LOST = "*Aquí había una imagen que no pudimos guardar: valen las PNG y JPEG pegadas en la celda.*"
_FENCE = re.compile(r"^[ \t>]*(`{3,}|~{3,})", re.M)


@dataclass(frozen=True)
class Found:
    """Texto que no es de ninguna celda publicada: de qué celda viene y, en ``number``, su número."""

    draft: Draft
    text: str
    number: int


def write_text(cell: NotebookNode, draft: Draft, album: Album) -> bool:
    """Pone en ``cell`` el texto de ``draft`` y sus imágenes; dice si alguna se quedó fuera."""
    return _write(cell, [(draft, draft.source)], album)


def write_answer(
    cell: NotebookNode,
    pieces: Sequence[Draft],
    found: Sequence[Found],
    album: Album,
    gone: Collection[str] = (),
) -> list[str]:
    """Pone en ``cell``, que está como se publicó, lo escrito en ``pieces``, sus celdas en la entrega.

    Si no hay nada escrito, lo ``found``; si está como se publicó antes (``gone``), no cambia. Devuelve
    lo que conviene contar al docente.
    """
    name, official = role_of(cell).grade_id, cell.source
    written = [piece for piece in pieces if not is_blank(piece, official, gone)]
    # de una celda copiada entera se lee una
    written = list({(piece.source.strip(), piece.pasted): piece for piece in written}.values())
    if not written and found:
        return _write_found(cell, found, album)
    notices = []
    if not written and pieces and alike(pieces[0].source) in gone:
        return notices
    if len(written) > 1:
        notices.append(f"La respuesta «{name}» estaba en {len(written)} celdas; las hemos juntado.")
    kept = written or pieces[:1]
    if cell.cell_type == "code":
        cell.source = "\n\n".join(piece.source for piece in kept) if kept else official
    elif kept and (kept[0].source != official or kept[0].pasted):
        lost = _write(cell, [(piece, piece.source) for piece in kept], album)
        if lost:
            notices.append(_lost_notice(name))
    return notices


def _write_found(cell: NotebookNode, found: Sequence[Found], album: Album) -> list[str]:
    name = role_of(cell).grade_id
    where = cells_named([one.number for one in found])
    notices = [f"La respuesta «{name}» está vacía, pero hay texto sin identificar en {where}: míralo."]
    used, cut = _within(found)
    title = f"Texto de {cells_named([one.number for one in used])}"
    why = "La celda de esta respuesta está vacía y este texto no es de ninguna otra: lo mira una persona."
    if cell.cell_type == "code":
        texts = [title, why, *(f"Celda {one.number}:\n{one.text}" for one in used)]
        cell.source = "\n".join(f"# {line}" for text in texts for line in text.splitlines())
        return notices
    pieces = [(one.draft, one.text) for one in used]
    headings = [f"**Celda {one.number}:**" for one in used] if len(used) > 1 else []
    if _write(cell, pieces, album, [f"#### {title}\n\n{why}", *headings]):
        notices.append(_lost_notice(name))
    if cut:
        cell.source += "\n\n*Hay más texto en la entrega.*"
    return notices


def _within(found: Sequence[Found]) -> tuple[list[Found], bool]:
    """Lo de ``found`` que cabe, que viene por orden de interés, puesto en el del cuaderno; si falta algo."""
    room, used = MAX_FOUND, []
    for one in found[:MAX_CELLS]:
        if room > 0:
            used.append(Found(one.draft, one.text[:room], one.number))
            room -= len(one.text)
    cut = room < 0 or len(used) < len(found)
    return sorted(used, key=lambda one: one.number), cut


def _write(
    cell: NotebookNode, pieces: Sequence[tuple[Draft, str]], album: Album, headings: Sequence[str] = ()
) -> bool:
    """Pone en ``cell`` los textos de ``pieces``, con un título delante de todo y otro delante de cada uno."""
    parts, attachments, lost = list(headings[:1]), NotebookNode(), False
    for place, (draft, source) in enumerate(pieces):
        text, names = source, []
        for pasted in draft.pasted[:MAX_IN_CELL]:
            picture = album.keep(pasted)
            if picture is not None:
                names.append(f"imagen-{len(attachments) + 1}.{picture.extension}")
                attachments[names[-1]] = NotebookNode({picture.mime: picture.data})
                text = pointed(text, pasted.name, names[-1])
        lost = lost or len(names) < len(draft.pasted) or _shows_others(draft, text, names)
        shown = inert.markdown(text, names)
        parts += headings[place + 1 : place + 2]
        parts.append(shown)
        parts += [inert.picture("", n) for n in names if f"](attachment:{n})" not in shown]
    parts += [_LOST] * lost
    cell.source = "\n\n".join([*map(_closed, parts[:-1]), *parts[-1:]])
    if attachments:
        cell.attachments = attachments
    return lost


def _closed(text: str) -> str:
    """``text`` con su último bloque cerrado: no se come lo que venga detrás."""
    fences = _FENCE.findall(text)
    return f"{text}\n{fences[-1]}" if len(fences) % 2 else text


def _shows_others(draft: Draft, text: str, kept: Collection[str]) -> bool:
    """Si ``text`` enseña más imágenes que las que se guardan."""
    ours = sum(text.count(f"](attachment:{name})") for name in kept)
    return draft.kind != "code" and count_pictures(text) > ours


def _lost_notice(name: str) -> str:
    return f"La respuesta «{name}» traía una imagen que no pudimos guardar: mírala en lo que entregó."
