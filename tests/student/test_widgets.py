"""Los controles interactivos, sin navegador: lo que se mueve, lo que se ve y lo que queda guardado."""

import base64
import io
import json
import re
import subprocess
import sys

import numpy as np
import pytest

from grader import widgets
from grader.figures.sketch import Figure, Sketch
from grader.widgets import training

WIDGET = "application/vnd.jupyter.widget-view+json"
X = np.array([[1, 2, 0, 1, 3], [0, 1, 2, 1, 0], [3, 0, 1, 2, 1], [1, 1, 0, 0, 2]])
W = np.array([[1, 0, -1], [0, 2, 0], [-1, 0, 1]])
PHOTO = np.linspace(0, 1, 20 * 30).reshape(20, 30)

BUILD = {
    "padding": lambda: widgets.padding(X),
    "window": lambda: widgets.window(X[:3, :3], W),
    "convolution": lambda: widgets.convolution(X, W),
    "receptive_field": widgets.receptive_field,
    "touches": lambda: widgets.touches(5, 6, 3),
    "pooling": lambda: widgets.pooling(X),
    "columns": lambda: widgets.columns(X),
    "scattering": lambda: widgets.scattering(4, 5),
    "filters": lambda: widgets.filters(PHOTO),
    "network": widgets.network,
    "softmax": lambda: widgets.softmax(["gato", "perro", "pez"]),
}
#: Un control de cada explorador y otro valor posible.
MOVES = [
    ("padding", "pad", 3),
    ("convolution", "row", 1),
    ("convolution", "column", 2),
    ("convolution", "stride", 2),
    ("convolution", "padding", 1),
    ("convolution", "kernel", "media"),
    ("receptive_field", "layers", 3),
    ("receptive_field", "side", 5),
    ("receptive_field", "stride", 2),
    ("receptive_field", "position", 0),
    ("touches", "row", 0),
    ("touches", "column", 5),
    ("touches", "stride", 3),
    ("touches", "padding", 2),
    ("pooling", "filter_size", 3),
    ("pooling", "stride", 1),
    ("pooling", "kind", "media"),
    ("network", "batch", 1),
    ("network", "first", 3),
    ("network", "second", 32),
    ("network", "padding", 2),
    ("softmax", "logit_0", -6),
    ("softmax", "logit_2", 6),
    ("softmax", "right", "gato"),
    ("columns", "window", 11),
    ("columns", "filter_size", 3),
    ("columns", "stride", 2),
    ("scattering", "window", 6),
    ("scattering", "filter_size", 1),
    ("scattering", "stride", 3),
]


def static(explorer: widgets.Explorer) -> dict:
    return {k: v for k, v in explorer._repr_mimebundle_().items() if k != WIDGET}


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sin dibujar: donde basta el texto alternativo, ahorra casi todo el tiempo."""
    monkeypatch.setattr(Sketch, "finish", lambda self, alt: Figure(b"", alt, ""))


@pytest.mark.parametrize("name", BUILD)
def test_the_bundle_has_the_widget_and_a_static_figure_with_alternative_text(name):
    bundle = BUILD[name]()._repr_mimebundle_()
    assert set(bundle) == {WIDGET, "text/html", "text/plain", "image/png"}
    assert base64.b64decode(bundle["image/png"]).startswith(b"\x89PNG")
    assert '<img alt="' in bundle["text/html"]
    assert bundle["image/png"] in bundle["text/html"]
    assert bundle["text/plain"].startswith("Control interactivo: ")
    assert "0x" not in bundle["text/plain"]


@pytest.mark.parametrize("name", BUILD)
def test_what_is_saved_is_always_the_same(name):
    first, second = BUILD[name](), BUILD[name]()
    assert static(first) == static(second)
    control = next(iter(second.controls.values()))
    control.value = W.tolist() if name in ("window", "filters") else control.high
    control.changed()
    assert static(first) == static(second)


@pytest.mark.parametrize(("name", "control", "value"), MOVES)
def test_moving_a_control_changes_the_picture_and_its_alternative_text(name, control, value):
    explorer = BUILD[name]()
    _ = explorer.box
    before, shown = explorer.figure, explorer.picture.value
    explorer.controls[control].widget.value = value
    assert explorer.values[control] == value
    assert explorer.figure.alt != before.alt
    assert explorer.figure.png != before.png
    assert explorer.picture.value != shown
    assert base64.b64encode(explorer.figure.png).decode() in explorer.picture.value


@pytest.mark.parametrize("name", ["window", "filters"])
def test_typing_a_value_or_choosing_a_kernel_changes_the_picture(name):
    explorer = BUILD[name]()
    editor = explorer.controls["w"]
    _ = explorer.box
    start = explorer.figure
    editor.boxes[0][1].value = 7
    typed = explorer.figure
    assert typed.alt != start.alt
    assert editor.menu.value == "el tuyo"
    assert editor.value[0][1] == 7
    editor.menu.value = "identidad"
    assert [[box.value for box in row] for row in editor.boxes] == [[0, 0, 0], [0, 1, 0], [0, 0, 0]]
    assert explorer.figure.alt not in (typed.alt, start.alt)
    editor.boxes[0][1].value, editor.boxes[1][1].value = 3, 4
    editor.boxes[0][1].value, editor.boxes[1][1].value = 0, 1
    assert editor.menu.value == "identidad"


def test_the_prepared_kernels_have_the_sign_of_the_figures_and_a_centre_if_they_say_so():
    photo = widgets.filters(PHOTO).controls["w"].presets
    for small in ([[0, 1], [-1, 2]], W.tolist()):
        presets = widgets.window(np.ones(np.shape(small)), small).controls["w"].presets
        assert ("identidad" in presets) == (len(small) == 3)
        left, *_, right = np.transpose(presets["bordes verticales"]).tolist()
        assert (set(left), set(right)) == ({-1}, {1})
    assert presets["bordes verticales"] == photo["bordes verticales"]


def test_limits_follow_the_size_of_the_output():
    explorer = widgets.convolution(X, W)
    controls = explorer.controls
    _ = explorer.box
    assert (controls["row"].widget.max, controls["column"].widget.max) == (1, 2)
    controls["padding"].widget.value = 2
    assert (controls["row"].widget.max, controls["column"].widget.max) == (5, 6)
    controls["row"].widget.value, controls["column"].widget.value = 5, 6
    controls["stride"].widget.value = 3
    assert (controls["row"].value, controls["column"].value) == (1, 2)
    assert (controls["row"].widget.value, controls["column"].widget.value) == (1, 2)
    controls["padding"].widget.value = 0
    assert [controls[name].value for name in ("row", "column", "stride", "padding")] == [0, 0, 3, 0]
    assert controls["row"].widget.disabled
    controls["stride"].widget.value = 1
    assert not controls["row"].widget.disabled


@pytest.mark.parametrize("f", [1, 2, 3, 4, 5, 6])
def test_no_position_of_the_sliders_is_impossible(f, undrawn):
    for name in ("convolution", "touches"):
        X = np.arange(12.0).reshape(3, 4)
        explorer = (
            widgets.convolution(X, np.ones((f, f))) if name == "convolution" else widgets.touches(3, 4, f)
        )
        controls = explorer.controls
        controls["row"].value, controls["column"].value = controls["row"].high, controls["column"].high
        for stride in (1, 2, 3):
            for padding in (controls["padding"].low, controls["padding"].high):
                controls["stride"].value, controls["padding"].value = stride, padding
                controls["padding"].changed()
                assert f"stride {stride}" in explorer.figure.alt


def test_every_cell_of_every_layer_has_a_receptive_field(undrawn):
    explorer = widgets.receptive_field(15)
    controls = explorer.controls
    for side in range(1, 6):
        for stride in (1, 2):
            controls["side"].value, controls["stride"].value = side, stride
            controls["stride"].changed()
            for layers in range(1, controls["layers"].high + 1):
                controls["layers"].value = layers
                controls["layers"].changed()
                controls["position"].value = controls["position"].high
                controls["position"].changed()
                first, last, seen = numbers(explorer.figure.alt)
                assert last - first + 1 == seen == 1 + (side - 1) * (1 + (layers - 1) * stride)
                assert last <= 14 < last + stride


def test_three_layers_always_fit_in_the_row_of_the_notebook(undrawn):
    explorer = widgets.receptive_field()
    controls = explorer.controls
    controls["layers"].value, controls["side"].value, controls["stride"].value = 3, 5, 2
    controls["stride"].changed()
    assert controls["layers"].value == 3


def numbers(alt: str) -> list[int]:
    """De un campo receptivo, el primer píxel, el último y cuántos son."""
    return [int(n) for n in re.findall(r"\d+", alt.partition("depende de los píxeles")[2])]


def test_pooling_windows_always_fit(undrawn):
    for shape in ((1, 1), (2, 5), (5, 2), (6, 6)):
        explorer = widgets.pooling(np.arange(float(np.prod(shape))).reshape(shape))
        controls = explorer.controls
        for f in range(1, controls["filter_size"].high + 1):
            for stride in (1, 2, 3):
                controls["filter_size"].value, controls["stride"].value = f, stride
                controls["stride"].changed()


@pytest.mark.parametrize("shape", [(1, 1), (2, 5), (4, 4)])
def test_every_window_is_a_row_and_every_row_returns_to_its_window(shape, undrawn):
    for explorer in (widgets.columns(np.ones(shape)), widgets.scattering(*shape)):
        controls = explorer.controls
        for f in range(1, controls["filter_size"].high + 1):
            for stride in (1, 2, 3):
                controls["filter_size"].value, controls["stride"].value = f, stride
                controls["stride"].changed()
                high, wide = ((n - f) // stride + 1 for n in shape)
                assert controls["window"].high == high * wide - 1
                controls["window"].value = controls["window"].high
                controls["window"].changed()
                place = f"filas {(high - 1) * stride}:{(high - 1) * stride + f}, "
                assert place in explorer.figure.alt


def test_touches_says_which_weight_each_output_uses():
    explorer = widgets.touches(4, 5, 2)
    assert "El píxel [2, 2] entra en 4 ventanas: salida[1, 1] con W[1, 1]; " in explorer.figure.alt
    explorer.controls["row"].value, explorer.controls["column"].value = 0, 0
    explorer.controls["row"].changed()
    assert explorer.figure.alt.endswith("entra en 1 ventana: salida[0, 0] con W[0, 0].")
    explorer.controls["row"].value, explorer.controls["stride"].value = 2, 3
    explorer.controls["row"].changed()
    assert explorer.figure.alt.endswith("entra en 0 ventanas: su gradiente es 0.")


def test_large_photos_shrink_and_small_ones_grow():
    from PIL import Image

    for shape in ((900, 600), (60, 40)):
        with Image.open(io.BytesIO(widgets.filters(np.zeros(shape)).figure.png)) as picture:
            assert 350 < picture.height < 520


def test_a_kernel_that_moves_the_photo_a_pixel_moves_the_enlarged_map():
    from PIL import Image

    photo = np.ones((20, 30))
    photo[6, 5] = 0
    editor = (explorer := widgets.filters(photo, 2, 2)).controls["w"]

    def dark() -> int:
        """La primera columna del píxel negro en el mapa ampliado."""
        with Image.open(io.BytesIO(explorer.figure.png)) as picture:
            enlarged = np.asarray(picture.convert("L"))[-160:, picture.width // 2 :]
        return np.argwhere(enlarged < 30)[:, 1].min()

    editor.menu.value = "identidad"
    before = dark()
    editor.boxes[1][1].value, editor.boxes[1][0].value = 0, 1
    assert dark() == before + 10


def test_importing_is_light():
    code = "import sys, grader.widgets; print(*{'torch', 'matplotlib', 'ipywidgets'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not done.stdout.strip()


def test_a_program_that_runs_the_notebook_saves_only_the_figure():
    """Guardado, el widget taparía la figura: al abrir el cuaderno sus datos ya no existen."""
    nbformat = pytest.importorskip("nbformat")
    from nbclient import NotebookClient

    source = "from grader import widgets\n\nwidgets.padding([[1, 2], [3, 4]])"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
    NotebookClient(notebook, kernel_name="python3", store_widget_state=False).execute()
    (output,) = notebook.cells[0].outputs
    assert set(output["data"]) == {"text/html", "text/plain", "image/png"}
    assert "widgets" not in notebook.metadata, json.dumps(notebook.metadata)


def test_a_bar_says_how_many_are_done():
    assert training.bar(0, 12) == f"[{'-' * 30}] 0 de 12"
    assert training.bar(6, 12) == f"[{'#' * 15}{'-' * 15}] 6 de 12"
    assert training.bar(12, 12) == f"[{'#' * 30}] 12 de 12"


def test_without_anyone_watching_the_steps_are_the_same_and_nothing_is_drawn(capsys):
    def draw():
        raise AssertionError("nadie mira")

    assert list(widgets.watched("abc", draw)) == ["a", "b", "c"]
    assert list(widgets.watched([])) == []
    assert capsys.readouterr().out == ""


def test_who_watches_sees_the_bar_and_the_figures_and_at_the_end_only_the_bar(monkeypatch):
    seen, done = [], []
    monkeypatch.setattr(training, "_screen", lambda: lambda *what: seen.append(training._Seen(*what)))
    monkeypatch.setattr(training, "_EVERY", 0)
    for step in widgets.watched("abc", lambda: [Figure(b"png", f"van {len(done)}", "")]):
        done.append(step)
    assert [s.text.partition("] ")[2] for s in seen] == ["0 de 3", "1 de 3", "2 de 3", "3 de 3"]
    shown = [s._repr_html_() for s in seen]
    assert ["<img" in html for html in shown] == [False, True, True, False]
    assert 'alt="van 2"' in shown[2]
    assert repr(seen[-1]) == training.bar(3, 3)


def test_a_training_of_more_than_a_minute_stops_and_says_why(monkeypatch, capsys):
    clock = iter([0.0, 0.0, 30.0, 61.0])
    monkeypatch.setattr(training.time, "monotonic", lambda: next(clock))
    assert list(widgets.watched(range(540))) == [0, 1]
    said = capsys.readouterr().out
    assert "Paramos en el paso 2 de 540" in said
    assert "cada paso tarda 30 s" in said
