"""Cómo se leen los mensajes sobre lo que se le da a una función: nombres, tipos y argumentos."""

from grader.judge.reading import Reading

NONE = "lo devuelve una función sin `return`, o la variable no tiene valor todavía"
_FILTERS = (
    "`W` es aquí un número y no lo que recibió la función: en alguna línea de antes le das otro valor, "
    "como al escribir `N, C, H, W = …`. Llama de otra manera al ancho."
)
WHOLE_SIZE = "ha salido con decimales: mira de dónde sale, y usa `//` en lugar de `/`."

ARGUMENTS: dict[str, Reading] = {
    "numpy-lib": Reading(
        r"module 'numpy\.\w+' has no attribute",
        "En la versión de NumPy instalada eso no está ahí dentro: búscalo en `np`, sin nada en medio.",
    ),
    "numpy-antiguo": Reading(
        r"module 'numpy' has no attribute[^\n]*\n",
        "Esa función ya no está en la versión de NumPy instalada: usa en su lugar el tipo de Python del "
        "mismo nombre, sin `np.`.",
    ),
    "numpy-sin-nombre": Reading(
        "module 'numpy' has no attribute",
        "En la versión de NumPy instalada no hay nada con ese nombre: mira si está bien escrito o si ahora "
        "se llama de otra manera.",
    ),
    "xrange": Reading("'xrange' is not defined", "`xrange` era de Python 2; ahora se escribe `range`."),
    "filtros-pisados": Reading(
        "'int' object is not (subscriptable|iterable)", _FILTERS, line=r"\bW\b(?!\.)", only=("W",)
    ),
    "atributo-de-los-filtros": Reading(
        r"'int' object has no attribute '(?P<name>\w+)'", _FILTERS, line=r"\bW\.<name>\b", only=("W",)
    ),
    "none-como-entero": Reading(
        r"'NoneType' object cannot be interpreted as an integer",
        f"Un tamaño o un índice vale `None`: {NONE}.",
    ),
    "tupla-como-entero": Reading(
        r"'(tuple|list)' object cannot be interpreted as an integer",
        "Donde va un número hay varios, como en `X.shape` entera: elige con un índice el tamaño de un eje.",
    ),
    "texto-como-entero": Reading(
        r"'str' object cannot be interpreted as an integer",
        "Donde va un número hay un texto: mira de dónde sale.",
    ),
    "decimales-como-entero": Reading(
        "float.* object cannot be interpreted as an integer", f"Un tamaño o un índice {WHOLE_SIZE}"
    ),
    "array-como-entero": Reading(
        "only integer scalar arrays can be converted",
        "Donde va un entero hay un array: si querías su tamaño, está en su `shape`; y si es `np.max` o "
        "`np.sum`, su segundo argumento es un eje.",
    ),
    "forma-sin-tupla": Reading(
        r"Cannot interpret '\d+' as a data type|(zeros|ones|empty|full)\(\) takes from",
        "La forma va en una tupla: `np.zeros((2, 3))`, con dos pares de paréntesis.",
    ),
    "float-de-array": Reading(
        "arrays can be converted to Python scalars",
        "En la versión de NumPy instalada, `float()` e `int()` no convierten un array que tenga ejes. Si es "
        "de un elemento, usa `.item()`; si tiene más, aún no es un número.",
    ),
    "pad-con-pocas-parejas": Reading(
        "and requested shape",
        "`np.pad` necesita una pareja por cada eje del array: cuenta las que le das y compáralas con su "
        "`ndim`.",
    ),
    "pad-negativo": Reading("index can't contain negative values", "`np.pad` recibe un ancho negativo."),
    "pad-sin-enteros": Reading(
        "`pad_width` must be of integral type", "A `np.pad` le llega un ancho que no es entero: imprímelo."
    ),
    "einsum-cruzado": Reading(
        "remapped shapes",
        "En la cadena de `einsum` hay una letra repetida en dos ejes que no miden lo mismo: escribe debajo "
        "de cada letra su tamaño.",
    ),
    "einsum-con-pocas-letras": Reading(
        "operand has more dimensions than subscripts",
        "A la cadena de `einsum` le faltan letras: una por cada eje.",
    ),
    "einsum": Reading(
        "einstein sum",
        "La cadena de `einsum` no cuadra con los ejes de los arrays: escribe debajo de cada letra su tamaño.",
    ),
    "ventana-sin-decir-ejes": Reading(
        "axis is `?None`?, must provide window_shape",
        "A `sliding_window_view` le falta `axis=`: di en qué ejes se mueve la ventana.",
    ),
    "ventana-sin-ejes": Reading(
        "window_shape (for|and axis)",
        "A `sliding_window_view` dale un lado por cada eje de `axis`: si la ventana recorre dos, el tamaño "
        "es una tupla de dos.",
    ),
    "ventana-que-no-cabe": Reading(
        "window shape cannot be",
        "La ventana es más grande que el array en alguno de sus ejes: imprime la forma del array, y mira si "
        "lleva ya su marco.",
    ),
    "saltos-de-otra-forma": Reading(
        r"mismatch in [\w ]+ and shape",
        "A `as_strided` le llegan más números en la forma que en los saltos, o al revés: uno por cada eje.",
    ),
}
