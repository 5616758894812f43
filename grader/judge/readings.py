"""Cómo se lee cada mensaje de Python o NumPy, con palabras de quien empieza."""

from grader.judge.argument_readings import ARGUMENTS, NONE, WHOLE_SIZE
from grader.judge.reading import Reading

_MATRICES = (
    "El producto de matrices necesita que coincidan los ejes interiores; para multiplicar valor a valor se "
    "usa `*`."
)
_EMPTY = "Hay una ventana vacía: imprime dónde empieza y dónde acaba cada corte."

#: Vale la primera que hable del error: las que dicen más van delante.
READINGS: dict[str, Reading] = {
    **ARGUMENTS,
    "asignar-otra-forma": Reading(
        "could not broadcast input array",
        "Asignas un array en un hueco de otra forma: imprime la forma de los dos lados de la asignación.",
    ),
    "no-cabe-en-el-resultado": Reading(
        "non-broadcastable output",
        "El resultado de la operación no cabe en el array que lo recibe: imprime las dos formas.",
    ),
    "ventana-cortada": Reading(
        "could not be broadcast together",
        "Una ventana no tiene el tamaño que debe: imprime dónde empieza, dónde acaba y la forma del array "
        "del que sale.",
        only=("stride",),
        cut=True,
    ),
    "indices-que-no-encajan": Reading(
        "shape mismatch: indexing arrays",
        "Los dos índices deben decir el mismo número de posiciones: imprime la forma de cada uno.",
    ),
    "filas-sin-columna": Reading(
        "could not be broadcast together",
        "Operas arrays de formas que no encajan: imprime las dos. El máximo o la suma de cada fila, ¿son una "
        "columna o una fila? Y si es `y`: son números de clase, no una columna por clase.",
        only=("logits",),
    ),
    "formas-que-no-encajan": Reading(
        "could not be broadcast together", "Operas arrays de formas que no encajan: imprime las dos."
    ),
    "unravel-con-otra-forma": Reading(
        "is out of bounds for array with size",
        "Esa posición no existe en la forma que le das a `unravel_index`: tiene que ser la forma del array "
        "en el que buscaste el máximo.",
        line="unravel_index",
    ),
    "eje-que-no-existe": Reading(
        "is out of bounds for array of dimension|out of range for array of ndim",
        "Pides un eje que el array no tiene: se cuentan desde 0; imprime su forma.",
    ),
    "etiqueta-como-fila": Reading(
        "is out of bounds for axis 0",
        "Con un solo índice se eligen filas, y una etiqueta dice una columna: ¿de qué fila?",
        line=r"\[\s*y\b",
        only=("logits", "y"),
    ),
    "posicion-en-otra-funcion": Reading(
        "is out of bounds for (axis|array|size)",
        "Una función a la que llamas pide una posición que no existe: mira qué array le llega y su forma.",
        within=True,
    ),
    "posicion-que-no-existe": Reading(
        "is out of bounds for (axis|array|size)",
        "Pides una posición que no existe: compara el último índice del bucle con el tamaño de ese eje.",
    ),
    "indice-de-mas": Reading(
        "index out of range",
        "Pides una posición que no existe: compara el último índice del bucle con la longitud.",
    ),
    "demasiados-indices": Reading(
        "too many indices", "Usas más índices que ejes tiene el array: imprime su forma."
    ),
    "if-de-un-array": Reading(
        "truth value of an array",
        "Un `if`, `and` o `max` de Python recibe un array completo: usa `&`, `np.maximum` o compara un solo "
        "valor.",
    ),
    "sesgo-sin-indice": Reading(
        "setting an array element with a sequence",
        "En una casilla cabe un solo número, y `b` tiene uno por filtro: mira cuál le toca a este.",
        line=r"\bb\b(?!\s*\[)",
        only=("b", "stride"),
    ),
    "filtros-sin-indice": Reading(
        "setting an array element with a sequence",
        "En una casilla cabe un solo número, y `W` tiene todos los filtros: mira cuál le toca a esta salida.",
        line=r"\bW\b(?!\s*\[)",
        only=("W", "stride"),
    ),
    "filas-desiguales": Reading(
        "inhomogeneous", "Las filas de esa lista no tienen todas el mismo número de elementos."
    ),
    "array-en-una-casilla": Reading(
        "setting an array element with a sequence",
        "En una casilla cabe un solo número y le asignas varios: imprime lo que hay a la derecha del igual.",
    ),
    "tamano-negativo": Reading(
        "negative dimensions",
        "Un tamaño sale negativo: imprime cada término de la cuenta con la que lo calculas.",
    ),
    "reshape": Reading(
        "cannot reshape array",
        "El número de valores no cuadra con la forma pedida: multiplica los ejes de esa forma, que tiene que "
        "dar cuántos valores hay.",
    ),
    "producto-traspuesto": Reading(
        "not aligned",
        f"{_MATRICES} Aquí basta trasponer una de las dos: puede sobrar o faltar un `.T`.",
        turned=True,
    ),
    "producto-con-arroba": Reading(
        r"\(size (?P<down>\d+) is different from (?P<across>\d+)\)",
        f"{_MATRICES} Aquí miden <across> y <down>: imprime las dos formas y, si ni con un `.T` encajan, "
        "mira qué array llega aquí.",
    ),
    "producto-de-matrices": Reading(
        "not aligned|matmul: |shape-mismatch for sum",
        f"{_MATRICES} Imprime las dos formas y mira qué array llega aquí.",
    ),
    "transponer-con-otros-ejes": Reading(
        "axes don't match array", "La lista de ejes no tiene tantos números como ejes el array."
    ),
    "forma-con-decimales": Reading("a sequence of integers or a single integer", f"Un tamaño {WHOLE_SIZE}"),
    "corte-con-decimales": Reading("slice indices must be integers", f"Un índice {WHOLE_SIZE}"),
    "corte-de-paso-cero": Reading(
        "slice .* cannot be zero",
        "El paso de un corte `[a:b:paso]` vale 0: imprímelo y mira el orden de los argumentos en la llamada.",
    ),
    "indice-de-lista": Reading(
        "list indices must be integers or slices, not tuple",
        "Es una lista, y en ella solo vale un índice: conviértela con `np.array`.",
    ),
    "indice-que-no-es-entero": Reading(
        "only integers, slices|list indices must be integers|must be of integer",
        "Un índice no es entero: mira si sale de una división `/` o si es un array o una tupla.",
    ),
    "buffer-de-enteros": Reading(
        "Cannot cast",
        "El array que recibe el resultado es de enteros y los valores tienen decimales: créalo con "
        "`dtype=float`.",
    ),
    "ventana-vacia": Reading("zero-size array to reduction|attempt to get arg(max|min) of an empty", _EMPTY),
    "none-desempaquetado": Reading(
        "cannot unpack non-iterable NoneType", f"Repartes un `None` entre varios nombres: {NONE}."
    ),
    "numero-desempaquetado": Reading(
        "cannot unpack non-iterable",
        "Repartes entre varios nombres un solo valor: imprime lo que hay a la derecha.",
    ),
    "faltan-valores": Reading(
        "not enough values to unpack",
        "Hay más nombres a la izquierda que valores a la derecha: imprime la forma que desempaquetas.",
    ),
    "sobran-valores": Reading(
        "too many values to unpack",
        "Hay menos nombres a la izquierda que valores a la derecha: imprime la forma que desempaquetas.",
    ),
    "numero-recorrido": Reading(
        "object is not iterable", "Recorres un solo valor como si fueran varios: ¿falta un `range`?"
    ),
    "argumentos-de-mas": Reading(
        "positional argument",
        "Una función recibe más o menos argumentos de los que espera: compara su cabecera con la llamada y "
        "con el enunciado.",
    ),
    "argumento-con-nombre": Reading(
        "required keyword-only", "La función pide un argumento con nombre que el enunciado no tiene."
    ),
    "argumento-desconocido": Reading(
        "unexpected keyword", "Esa función no tiene un argumento con ese nombre: míralo en su ayuda."
    ),
    "none": Reading(
        r"'NoneType' (object|and)|not 'NoneType'|and 'NoneType'|not NoneType", f"Hay un `None`: {NONE}."
    ),
    "corchetes-de-un-numero": Reading(
        "object is not subscriptable|invalid index to scalar",
        "Pones corchetes a algo que no es un array ni una lista: imprime su tipo.",
    ),
    "parentesis-de-mas": Reading(
        "object is not callable",
        "Pones paréntesis a algo que no es una función: mira si has usado su nombre para otra cosa o si "
        "querías corchetes.",
    ),
    "numero-sin-forma": Reading(
        "object has no attribute 'shape'", "Eso es un número o una lista, no un array: imprime su tipo."
    ),
    "atributo-de-diccionario": Reading(
        "'dict' object has no attribute",
        "Es un diccionario: lo que guarda se pide con corchetes y el nombre entre comillas.",
    ),
    "clave-que-no-esta": Reading(
        "", "Pides una clave que el diccionario no tiene: imprime las que tiene.", kind="KeyError"
    ),
    "atributo-de-array": Reading(
        "'numpy.ndarray' object has no attribute",
        "Los arrays no tienen eso: mira si está como función en `np`.",
    ),
    "se-esperaba-un-numero": Reading(
        "must be real number, not|must be a string, a bytes-like object or a real number",
        "Se esperaba un número y ha llegado otra cosa: imprime su tipo.",
    ),
    "operacion-sin-numeros": Reading(
        "unsupported operand type|can't multiply sequence|can only concatenate",
        "Una operación recibe algo que no es un número ni un array: imprime los tipos.",
    ),
    "solo-lectura": Reading(
        "read-only",
        "Escribes en un array de solo lectura: un argumento o una vista. Guarda el resultado en otro y, si "
        "acumulas, hazlo en el array de ceros.",
    ),
    "recursion": Reading("maximum recursion depth", "La función se llama a sí misma sin parar."),
    "funcion-del-curso": Reading(
        r"'(?P<name>\w+)' is not defined",
        "Esa función es de otro ejercicio: ejecuta la celda que la define o la importa y, si da un error, "
        "corrígelo.",
        ours=True,
    ),
    "nombre-desconocido": Reading(
        "is not defined",
        "Ese nombre no existe cuando la función se ejecuta: define la variable dentro de la función o mira "
        "si está bien escrito.",
    ),
    "antes-de-tener-valor": Reading(
        "cannot access local variable", "Usas la variable antes de darle un valor dentro de la función."
    ),
    "entre-cero": Reading("by zero", "Divides entre 0: imprime el divisor."),
    "infinito-a-entero": Reading(
        "cannot convert float (NaN|infinity)",
        "Conviertes a entero algo que no es un número finito: imprímelo.",
    ),
    "array-enorme": Reading(
        "Unable to allocate|Maximum allowed dimension",
        "Pides un array enorme: imprime la forma con la que lo creas.",
    ),
    "assert": Reading(
        "",
        "Tu `assert` rechaza esta entrada, que es válida: mira qué exige y qué pide el enunciado.",
        kind="AssertionError",
    ),
}
