"""La evidencia guardada: solo códigos y números, con versión; la de la anterior se sigue leyendo."""

import io
import json
import zlib
from dataclasses import replace

import numpy as np
import pytest

from grader import exercises
from grader.evidence import Call, Evidence, Notice, Observed, ProtocolError, Raised, Trouble, Value
from grader.judge.judging import planned_calls
from grader.judge.troubles import lost_call, notice_text
from grader.pipeline import archive, archive_1
from grader.sandbox import wire
from tests.kit.sample_class import ROOT

KEY = b"clave"
#: Lo que guardó la versión 1 al calificar entregas que agotan límites, y lo que dice.
EARLIER = ROOT / "tests/pipeline/evidencia_1"
EXPECTED = json.loads((EARLIER / "esperado.json").read_text("utf-8"))
CODES = (
    *("timeout", "crash", "memory", "folder", "writing", "evidence", "cpu", "processes", "files"),
    *("forbidden", "lacking"),
)


def observed() -> Observed:
    exercise = exercises.get("output_size")
    calls = tuple(
        Call(value=Value("scalar", "int", np.array(i))) for i, _ in enumerate(planned_calls(exercise, KEY))
    )
    return Observed(
        {
            "output_size": Evidence("ok", calls),
            "conv_forward": Evidence(
                "timeout", (Call(error=Raised("E", "m")), Call(timed_out=True)), Trouble("cpu", 120)
            ),
        },
        "huella",
        (
            Notice(Trouble("memory", 2**30), 3, lost=True),
            Notice(Trouble("notebook", 180.0)),
            Notice(Trouble("lacking"), 3, what="google.colab"),
        ),
    )


def saved_message(data: bytes) -> dict:
    return wire.read_message(io.BytesIO(zlib.decompress(data)))


def packed(message: dict) -> bytes:
    return zlib.compress(wire.pack(message))


def test_what_is_saved_is_read_again():
    before = observed()
    again = archive.read(archive.pack(before, KEY)).observed
    assert (again.ran, again.notices) == (before.ran, before.notices)
    assert again.evidence["conv_forward"] == before.evidence["conv_forward"]
    values = [c.value.array.item() for c in again.evidence["output_size"].calls]
    assert values == [c.value.array.item() for c in before.evidence["output_size"].calls]


def texts_in(value):
    if isinstance(value, dict):
        for inside in value.values():
            yield from texts_in(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from texts_in(inside)
    elif isinstance(value, str):
        yield value


def test_it_holds_no_sentence():
    """Lo que no escribió el estudiante son códigos: al volver a juzgar, las frases pueden ser otras."""
    message = saved_message(archive.pack(observed(), KEY))
    assert not [text for text in texts_in(message) if " " in text]
    assert message["version"] == archive.VERSION


def test_every_code_has_words():
    for code in CODES:
        trouble = Trouble(code, 64.0)
        for text in (
            notice_text(Notice(trouble, 4)),
            notice_text(Notice(trouble, 4, lost=True)),
            notice_text(Notice(trouble, "f")),
            lost_call(Evidence("crash", (), trouble)),
        ):
            assert text.endswith(".")
            assert "{" not in text


@pytest.mark.parametrize("name", EXPECTED)
def test_the_earlier_version_is_read(name):
    observed = archive.read((EARLIER / f"{name}.bin").read_bytes()).observed
    notices = [[n.trouble.code, n.trouble.amount, n.where, n.lost] for n in observed.notices]
    assert notices == EXPECTED[name]["avisos"]
    evidence = observed.evidence.items()
    seen = {e: [s.status, s.trouble and s.trouble.code, len(s.calls)] for e, s in evidence}
    assert seen == EXPECTED[name]["ejercicios"]


@pytest.mark.parametrize(
    ("phrase", "trouble"),
    [
        ("tardó demasiado", Trouble("timeout")),
        ("terminó el proceso", Trouble("crash")),
        ("agotó la memoria: 1.5 GiB", Trouble("memory", 1.5 * 2**30)),
        ("escribió demasiado en el disco: más de 64 MiB", Trouble("folder", 64 * 2**20)),
        ("quiso escribir más de 64 MiB", Trouble("writing", 64 * 2**20)),
        ("contestó con demasiados datos: más de 20 MiB", Trouble("evidence", 20 * 2**20)),
        ("agotó el tiempo de procesador: 120 s", Trouble("cpu", 120.0)),
        ("quiso abrir más de 16 procesos", Trouble("processes", 16.0)),
        ("quiso abrir más de 64 archivos a la vez", Trouble("files", 64.0)),
        (
            "quiso usar la red, otro programa o algo que no se permite al calificar",
            Trouble("forbidden"),
        ),
    ],
)
def test_every_sentence_of_the_earlier_version_is_understood(phrase, trouble):
    slow = " y la detuvimos" * (trouble.code == "timeout")
    today = archive_1.translated(
        {
            "notices": [
                f"La celda 4 {phrase}{slow}.",
                f"La celda 4 {phrase}; seguimos sin ella.",
                f"convolve {phrase}.",
                "El cuaderno entero tardó más de 180 s; lo detuvimos.",
            ],
            "exercises": {
                "f": {"detail": f"La función {phrase}."},
                "g": {"detail": ""},
                "h": {"detail": "El cuaderno no se pudo ejecutar hasta el final."},
                "i": {"detail": "La función tardó demasiado y la detuvimos (¿un bucle que no termina?)."},
            },
        }
    )
    assert [*map(archive._notice_from_data, today["notices"])] == [
        Notice(trouble, 4),
        Notice(trouble, 4, lost=True),
        Notice(trouble, "convolve"),
        Notice(Trouble("notebook", 180.0)),
    ]
    assert [seen["trouble"] for seen in today["exercises"].values()] == [
        [trouble.code, trouble.amount],
        None,
        ["unfinished", 0.0],
        ["timeout", 0.0],
    ]


def test_a_sentence_nobody_wrote_is_not_understood():
    for message in (
        {"notices": ["Otra cosa"], "exercises": {}},
        {"notices": ["La celda 3 bailó."], "exercises": {}},
        {"notices": [], "exercises": {"f": {"detail": "Se cayó."}}},
    ):
        with pytest.raises(ProtocolError):
            archive_1.translated(message)


@pytest.mark.parametrize(
    "change",
    [
        {"version": 3},
        {"version": "2"},
        {"notices": [{}]},
        {"notices": 3},
        {"exercises": []},
        {"exercises": {"convolve": {"status": "ok"}}},
    ],
)
def test_what_is_not_understood_is_not_judged_again(change):
    message = saved_message(archive.pack(observed(), KEY))
    asked = [exercises.get("output_size")]
    assert archive.unpack(packed(message), KEY, asked, "huella") is not None
    with pytest.raises(ProtocolError):
        archive.read(packed(message | change))
    assert archive.unpack(packed(message | change), KEY, asked, "huella") is None


def test_other_cells_or_missing_calls_are_not_judged_again():
    data = archive.pack(observed(), KEY)
    asked = [exercises.get("output_size")]
    assert archive.unpack(data, KEY, asked, "otra") is None
    assert archive.unpack(data, b"otra clave", asked, "huella") is None
    assert archive.unpack(data, KEY, [exercises.get("convolve")], "huella") is None
    assert archive.why_not(data, KEY, asked, "huella") == ""
    assert archive.why_not(b"nada", KEY, asked, "huella") == "la evidencia guardada no se puede leer"
    assert archive.why_not(data, KEY, asked, "otra").startswith("lo publicado cambió")
    assert "pide entradas con las que no se llamó" in archive.why_not(data, b"otra clave", asked, "huella")
    new = archive.why_not(data, KEY, [exercises.get("convolve")], "huella")
    assert new == "convolve no estaba en la unidad cuando se calificó"
    fewer = replace(asked[0], criteria=asked[0].criteria[:2])
    assert len(archive.unpack(data, KEY, [fewer], "huella").evidence["output_size"].calls) < len(
        observed().evidence["output_size"].calls
    )
