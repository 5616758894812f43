"""Errores conocidos de ``train_step``: lo que se dice de cada uno y lo que decide."""

from grader.exercises import arrays
from grader.exercises.arrays import Tensor, same
from grader.exercises.catalogue import Choices, Decided, catalogue, either, said
from grader.exercises.network.step_part_mistakes import PART_MISTAKES, STEPS, having
from grader.exercises.network.step_program import (
    all_predicted,
    by_rows,
    descend,
    hot_prediction,
    mean_pool,
    same_gradient,
    to_all,
    train,
)
from grader.exercises.network.step_shape_mistakes import SHAPE_MISTAKES

_SAID = said("""
`perdida-de-despues`: tu pérdida coincide con la de la red ya actualizada
→ Se devuelve la pérdida de la ida, la que se midió antes de dar el paso.
`perdida-sumada`: tu pérdida coincide con la suma sobre el lote
→ La pérdida es la media del lote: mira qué devuelve tu softmax_cross_entropy y qué haces con ello.
`sin-actualizar`: los parámetros que devuelves coinciden con los de entrada
→ Mira si lo que devuelven las vueltas llega al diccionario nuevo.
`sin-actualizar-las-convoluciones`: solo cambian linear_W y linear_b
`sin-actualizar-conv1`: conv1_W y conv1_b son los de entrada
`sin-actualizar-conv2`: conv2_W y conv2_b son los de entrada
`sin-actualizar-la-lineal`: linear_W y linear_b son los de entrada
→ Cada capa con parámetros da su paso: mira qué claves del diccionario nuevo escribes.
`convoluciones-cambiadas`: los parámetros de las dos convoluciones coinciden con los correctos, guardados cada
  uno con el nombre del otro
→ Mira con qué clave del diccionario nuevo guardas lo que devuelve cada vuelta.
`sin-actualizar-los-sesgos`: solo cambian los pesos: los tres sesgos coinciden con los de entrada
`sin-actualizar-los-pesos`: solo cambian los sesgos: los tres pesos coinciden con los de entrada
→ Cada vuelta devuelve tres cosas: el gradiente de su entrada, los pesos nuevos y los sesgos nuevos.
`entrada-de-la-lineal-en-otro-orden`: linear_W coincide con usar en la vuelta las características en otro
  orden
→ La vuelta de la capa lineal recibe lo mismo que recibió en la ida.
`vuelta-del-reshape-en-otro-orden`: los parámetros de las convoluciones coinciden con deshacer el reshape en
  otro
  orden
→ El gradiente vuelve con la forma (N, F, 2, 2) de la que salió la fila de cada imagen.
`sin-vuelta-de-relu`: los parámetros de las convoluciones coinciden con dejar pasar todo el gradiente por las
  dos ReLU
`sin-vuelta-de-relu-2`: los parámetros de las convoluciones coinciden con dejar pasar todo el gradiente por la
  segunda ReLU
`sin-vuelta-de-relu-1`: los parámetros de la primera convolución coinciden con dejar pasar todo el gradiente
  por la primera ReLU
→ Recorre al revés la lista de lo que hace la ida: ¿está la vuelta de cada ReLU? Si está, mira qué array y qué
comparación usa: por donde Z no es positivo no pasa nada.
`mascara-del-gradiente`: los parámetros de las convoluciones coinciden con una vuelta de la ReLU que mira el
  signo
  de l_O
→ Mira tu relu_backward y en qué orden recibe sus argumentos: decide Z, no l_O.
`relu-con-fuga`: los parámetros coinciden con los de una ReLU con fuga (*leaky*)
→ Comprueba tu relu_forward y tu relu_backward.
`vuelta-de-la-media`: los parámetros de las convoluciones coinciden con usar la vuelta del pooling de media
`vuelta-de-la-media-2`: los parámetros de las convoluciones coinciden con usar en el segundo pooling la vuelta
  de la media
`vuelta-de-la-media-1`: los parámetros de la primera convolución coinciden con usar en el primer pooling la
  vuelta de la media
→ La ida toma el máximo de cada ventana: mira qué vuelta le corresponde.
`maximo-en-valor-absoluto-2`: los parámetros de las convoluciones coinciden con buscar en la vuelta del
  segundo pooling la casilla de mayor valor absoluto
`maximo-en-valor-absoluto-1`: los parámetros de la primera convolución coinciden con buscar en la vuelta del
  primer pooling la casilla de mayor valor absoluto
→ El gradiente vuelve a la casilla que ganó en la ida: la vuelta del pooling mira lo mismo que recibió la ida,
la salida de la ReLU.
`lineal-con-pesos-nuevos`: los parámetros de las convoluciones coinciden con usar linear_W ya actualizada
→ Mira tu linear_backward: l_a_prev usa los pesos de la ida, los viejos.
`conv2-con-pesos-nuevos`: los parámetros de la primera convolución coinciden con usar conv2_W ya actualizada
→ La vuelta de una capa usa los pesos con los que se hizo la ida: mira cuándo escribes los nuevos.
`signo-del-paso`: los parámetros coinciden con un paso a favor del gradiente
→ El descenso va en contra del gradiente: mira tus signos, también el del gradiente de softmax.
`etiqueta-predicha`: los parámetros coinciden con un gradiente que toma como etiqueta la clase más probable
→ Ese gradiente empuja hacia la clase que ya gana: mira en qué columna restas el 1, o qué etiquetas le llegan
a tu softmax_cross_entropy. Es la clase de y.
`sin-tasa`: los parámetros coinciden con un paso sin la tasa de aprendizaje
`tasa-fija`: los parámetros coinciden con un paso de tasa fija, que no es learning_rate
→ Mira qué tasa recibe la vuelta de cada capa.
`tasa-dos-veces`: los parámetros coinciden con un paso con la tasa de aprendizaje al cuadrado
→ Las vueltas ya devuelven los parámetros actualizados: mira cuántas veces das el paso.
`paso-dos-veces`: los parámetros coinciden con dar dos veces el mismo paso
→ Las vueltas ya devuelven los parámetros actualizados: no hay que restar nada más.
`sin-dividir-entre-n`: los parámetros coinciden con sumar el gradiente del lote, sin dividir entre N
`dividido-entre-n-otra-vez`: los parámetros coinciden con dividir el gradiente otra vez entre N
→ Se divide entre el número de imágenes una vez, en el gradiente de softmax_cross_entropy.
`devuelve-gradientes`: devuelves los gradientes en lugar de los parámetros actualizados
→ El diccionario lleva los parámetros después del paso.
`sin-relu`: tu resultado coincide con una red sin ninguna ReLU
`sin-relu-1`: tu resultado coincide con una red sin la primera ReLU
`sin-relu-2`: tu resultado coincide con una red sin la segunda ReLU
`relu-al-final`: tu resultado coincide con una red con otra ReLU después de la capa lineal
`pooling-de-media`: tu resultado coincide con una red con pooling de media
`pooling-de-media-1`: tu resultado coincide con una red cuyo primer pooling es el de media
`pooling-de-media-2`: tu resultado coincide con una red cuyo segundo pooling es el de media
`sin-sesgo-en-conv1`: tu resultado coincide con una red cuya primera convolución no suma el sesgo
`sin-sesgo-en-conv2`: tu resultado coincide con una red cuya segunda convolución no suma el sesgo
`sin-sesgo-en-las-convoluciones`: tu resultado coincide con una red cuyas convoluciones no suman el sesgo
`sin-sesgo-en-la-lineal`: tu resultado coincide con una red cuya capa lineal no suma el sesgo
→ Escribe las capas de la ida en orden y compáralas con las de la figura.
`perdida-y-gradiente-de-la-predicha`: tu resultado coincide con tomar como etiqueta la clase más probable
→ La etiqueta de cada imagen es la que dice y: mira qué le das a softmax_cross_entropy.
`canales-al-final`: tu resultado coincide con poner los canales al final antes de aplanar
`aplanar-por-columnas`: tu resultado coincide con aplanar cada mapa por columnas
`lote-al-final`: tu resultado coincide con aplanar con reshape(-1, N) y trasponer
→ El reshape va directo sobre (N, F, 2, 2): cada imagen es una fila, con sus canales uno detrás de otro.
`solo-la-primera-imagen`: tu resultado coincide con mirar solo la primera imagen del lote
→ Las funciones de las capas reciben el lote entero: mira con qué índice lees X e y.
""")


def _kept_with(piece: str) -> Choices:
    return {"frozen": having(piece)}


def _stepped(name: str) -> Choices:
    _, step = STEPS[name]
    return {"step": step}


_OTHER_LAYER = str.maketrans("12", "21")
_NO_GATE_1, _NO_GATE_2 = {"gate1": same_gradient}, {"gate2": same_gradient}
_MEAN_1, _MEAN_2 = {"pool1": mean_pool}, {"pool2": mean_pool}
_NO_RELU_1, _NO_RELU_2 = {"act1": same, **_NO_GATE_1}, {"act2": same, **_NO_GATE_2}


def _channels_last(a: Tensor) -> Tensor:
    return by_rows(a.permute(0, 2, 3, 1))


def _back_from_last(g: Tensor, a: Tensor) -> Tensor:
    n, c, h, w = a.shape
    return g.reshape(n, h, w, c).permute(0, 3, 1, 2)


def _by_columns(a: Tensor) -> Tensor:
    return by_rows(a.transpose(2, 3))


def _back_from_columns(g: Tensor, a: Tensor) -> Tensor:
    return g.reshape(a.shape).transpose(2, 3)


def _back_by_channels(g: Tensor, a: Tensor) -> Tensor:
    """``reshape(N, 2, 2, F)`` sin trasponer después no encaja; sí, trasponer al revés."""
    n, c, h, w = a.shape
    return g.reshape(n, h, w, c).permute(0, 3, 2, 1)


def _leaky(slope: float) -> dict[str, object]:
    def act(z: Tensor) -> Tensor:
        return arrays.leaky_relu(z, slope)

    def gate(g: Tensor, z: Tensor) -> Tensor:
        return g * arrays.where(z > 0, 1.0, slope)

    return {"act1": act, "act2": act, "gate1": gate, "gate2": gate}


def _size(z: Tensor, a: Tensor) -> Tensor:
    return z.abs()


def _by_own_sign(g: Tensor, z: Tensor) -> Tensor:
    return g * (g > 0)


_DECIDED: Decided = {
    "La pérdida es la de después del paso": {"perdida-de-despues": {"late": True}},
    "Los parámetros salen iguales que al entrar": {"sin-actualizar": _kept_with("")},
    "Solo cambian los de la capa lineal, o falta alguna capa": {
        "sin-actualizar-las-convoluciones": _kept_with("conv"),
        "sin-actualizar-conv2": _kept_with("conv2"),
        "sin-actualizar-la-lineal": _kept_with("linear"),
        "convoluciones-cambiadas": {"named": lambda name: name.translate(_OTHER_LAYER)},
        "sin-actualizar-los-sesgos": _kept_with("_b"),
        "sin-actualizar-los-pesos": _kept_with("_W"),
    },
    "Falla linear_W y lo demás está bien": {
        "entrada-de-la-lineal-en-otro-orden": (
            {"linear_input": _channels_last},
            {"linear_input": _by_columns},
        ),
    },
    "Fallan los parámetros de las convoluciones y la capa lineal está bien": {
        "vuelta-del-reshape-en-otro-orden": (
            {"unflat": _back_from_last},
            {"unflat": _back_from_columns},
            {"unflat": _back_by_channels},
        ),
        "sin-vuelta-de-relu": _NO_GATE_1 | _NO_GATE_2,
        "sin-vuelta-de-relu-2": _NO_GATE_2,
        "mascara-del-gradiente": {"gate1": _by_own_sign, "gate2": _by_own_sign},
        "vuelta-de-la-media": {"unpool1": to_all, "unpool2": to_all},
        "vuelta-de-la-media-2": {"unpool2": to_all},
        "maximo-en-valor-absoluto-2": ({"looked2": _size}, {"looked1": _size, "looked2": _size}),
        "lineal-con-pesos-nuevos": {"updated_linear": True},
    },
    "Solo falla conv1": {
        "sin-actualizar-conv1": _kept_with("conv1"),
        "sin-vuelta-de-relu-1": _NO_GATE_1,
        "vuelta-de-la-media-1": {"unpool1": to_all},
        "maximo-en-valor-absoluto-1": {"looked1": _size},
        "conv2-con-pesos-nuevos": {"updated_conv2": True},
    },
    "Los parámetros se mueven de más, de menos o hacia el otro lado": {
        "signo-del-paso": _stepped("signo-del-paso"),
        "etiqueta-predicha": {"error": hot_prediction},
        "sin-tasa": _stepped("sin-tasa"),
        "tasa-fija": tuple(
            {"step": lambda P, d, rate, n, fixed=fixed: P - fixed * d}
            for fixed in (0.1, 0.01, 0.2, 0.05, 0.001)
        ),
        "tasa-dos-veces": _stepped("tasa-dos-veces"),
        "paso-dos-veces": _stepped("paso-dos-veces"),
        "sin-dividir-entre-n": {"step": lambda P, d, rate, n: descend(P, n * d, rate, n)},
        "dividido-entre-n-otra-vez": _stepped("dividido-entre-n-otra-vez"),
        "devuelve-gradientes": _stepped("devuelve-gradientes"),
    },
    "La pérdida no es la de esta red": {
        "perdida-sumada": {"told": lambda loss, n: n * loss},
        "sin-relu": _NO_RELU_1 | _NO_RELU_2,
        "sin-relu-1": (_NO_RELU_1, {"act1": same}),
        "sin-relu-2": (_NO_RELU_2, {"act2": same}),
        "relu-con-fuga": tuple(map(_leaky, (0.01, 0.1, 0.2))),
        "relu-al-final": (
            {"head": arrays.relu, "head_gate": lambda g, z: g * (z > 0)},
            {"head": arrays.relu},
        ),
        "pooling-de-media": (
            _MEAN_1 | _MEAN_2 | {"unpool1": to_all, "unpool2": to_all},
            _MEAN_1 | _MEAN_2,
        ),
        "pooling-de-media-1": either(_MEAN_1, unpool1=to_all),
        "pooling-de-media-2": either(_MEAN_2, unpool2=to_all),
        "perdida-y-gradiente-de-la-predicha": {"error": all_predicted},
        "sin-sesgo-en-conv1": {"without": ("conv1",)},
        "sin-sesgo-en-conv2": {"without": ("conv2",)},
        "sin-sesgo-en-las-convoluciones": {"without": ("conv1", "conv2")},
        "sin-sesgo-en-la-lineal": {"bias": lambda z, b: z},
        "canales-al-final": (
            {"flat": _channels_last, "unflat": _back_from_last},
            {"flat": _channels_last},
        ),
        "lote-al-final": {
            "flat": lambda a: a.reshape(-1, len(a)).T,
            "unflat": lambda g, a: g.T.reshape(a.shape),
        },
        "aplanar-por-columnas": ({"flat": _by_columns, "unflat": _back_from_columns}, {"flat": _by_columns}),
    },
    "Con otro tamaño de lote falla": {"solo-la-primera-imagen": {"images": slice(1)}},
}

MISTAKES = (*catalogue(train, _SAID, _DECIDED), *SHAPE_MISTAKES, *PART_MISTAKES)
