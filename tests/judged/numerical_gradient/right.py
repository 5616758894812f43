# %% Copias y ndindex
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        a = x.copy()
        b = x.copy()
        a[index] += eps
        b[index] -= eps
        grad[index] = (f(a) - f(b)) / (2 * eps)
    return grad


# %% En su sitio, restaurando el valor guardado
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros_like(x)
    it = np.nditer(x, flags=["multi_index"], op_flags=["readwrite"])
    while not it.finished:
        i = it.multi_index
        old = x[i]
        x[i] = old + eps
        fmas = f(x)
        x[i] = old - eps
        fmenos = f(x)
        x[i] = old
        grad[i] = (fmas - fmenos) / (2 * eps)
        it.iternext()
    return grad


# %% En su sitio, sumando y restando
def numerical_gradient(f, x, eps=1e-5):
    g = np.zeros(x.shape)
    for i in np.ndindex(*x.shape):
        x[i] += eps
        g[i] += f(x)
        x[i] -= 2 * eps
        g[i] -= f(x)
        x[i] += eps
    g /= 2 * eps
    return g


# %% Filas de la identidad
def numerical_gradient(f, x, eps=1e-5):
    pasos = (eps * np.identity(x.size)).reshape(-1, *x.shape)
    return np.array([(f(x + p) - f(x - p)) / (2 * eps) for p in pasos]).reshape(x.shape)


# %% Vector plano y vuelta a la forma
def numerical_gradient(f, x, eps=1e-5):
    v = x.ravel().copy()
    out = np.empty(v.size)
    for k in range(v.size):
        guardado = v[k]
        v[k] = guardado + eps
        alto = f(v.reshape(x.shape))
        v[k] = guardado - eps
        bajo = f(v.reshape(x.shape))
        v[k] = guardado
        out[k] = (alto - bajo) / 2 / eps
    return out.reshape(x.shape)


# %% unravel_index, nombres en español y anotaciones
def numerical_gradient(funcion: callable, punto: np.ndarray, paso: float = 1e-5) -> np.ndarray:
    derivadas = np.full(punto.shape, np.nan)
    for k in range(punto.size):
        donde = np.unravel_index(k, punto.shape)
        desplazamiento = np.zeros(punto.shape)
        desplazamiento[donde] = paso
        derivadas[donde] = (funcion(punto + desplazamiento) - funcion(punto - desplazamiento)) / (paso + paso)
    return derivadas


# %% Media de las diferencias hacia delante y hacia atrás
def numerical_gradient(f, x, eps=1e-5):
    base = f(x)

    def parcial(index):
        e = np.zeros_like(x)
        e[index] = eps
        delante = (f(x + e) - base) / eps
        detras = (base - f(x - e)) / eps
        return (delante + detras) / 2

    return np.reshape([parcial(i) for i in np.ndindex(x.shape)], x.shape)


# %% Recursión sobre los ejes
def numerical_gradient(f, x, eps=1e-5):
    out = np.zeros(x.shape)

    def recorre(index):
        if len(index) < x.ndim:
            for k in range(x.shape[len(index)]):
                recorre((*index, k))
            return
        a, b = np.array(x), np.array(x)
        a[index] = x[index] + eps
        b[index] = x[index] - eps
        out[index] = (f(a) - f(b)) / (2.0 * eps)

    recorre(())
    return out


# %% map, con una función auxiliar y un print olvidado
def derivada(f, x, i, eps):
    d = np.zeros(x.shape)
    d.flat[i] = eps
    return (f(x + d) - f(x - d)) / (2 * eps)


def numerical_gradient(f, x, eps=1e-5):
    print("x:", x.shape)
    return np.fromiter((derivada(f, x, i, eps) for i in range(x.size)), float).reshape(x.shape)


# %% Resultado en orden Fortran
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros(x.shape, order="F")
    for index, valor in np.ndenumerate(x):
        otro = x.copy()
        otro[index] = valor + eps
        grad[index] = f(otro)
        otro[index] = valor - eps
        grad[index] = (grad[index] - f(otro)) / (2 * eps)
    return grad


# %% Lista de números anidada
def numerical_gradient(f, x, eps=1e-5):
    pasos = eps * np.eye(x.size)
    plano = [(f(x + p.reshape(x.shape)) - f(x - p.reshape(x.shape))) / (2 * eps) for p in pasos]
    return np.array(plano).reshape(x.shape).tolist()


# %% Clase con __call__
class Gradiente:
    def __init__(self):
        self.llamadas = 0

    def __call__(self, f, x, eps=1e-5):
        self.llamadas += 1
        grad = np.zeros(x.shape)
        for index in np.ndindex(x.shape):
            e = np.zeros(x.shape)
            e[index] = eps
            grad[index] = (f(x + e) - f(x - e)) / (2 * eps)
        return grad


numerical_gradient = Gradiente()


# %% Decorador que restaura x y avisa
import functools
import warnings


def sin_tocar(funcion):
    @functools.wraps(funcion)
    def envuelta(f, x, *resto, **otros):
        antes = x.copy()
        salida = funcion(f, x, *resto, **otros)
        x[...] = antes
        warnings.warn("x se ha restaurado", stacklevel=2)
        return salida

    return envuelta


@sin_tocar
def numerical_gradient(f, x, eps=1e-5):
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += eps
        a = f(x)
        x[i] -= eps * 2
        g[i] = (a - f(x)) / (2 * eps)
        x[i] += eps
    return g


# %% El resultado en float32
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros(x.shape, dtype=np.float32)
    for index in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[index] = eps
        grad[index] = (f(x + step) - f(x - step)) / (2 * eps)
    return grad


# %% apply_along_axis con los pasos en filas y un partial
from functools import partial


def central(paso, f, x, eps):
    paso = paso.reshape(x.shape)
    return (f(x + paso) - f(x - paso)) / (2 * eps)


def con_pasos(f, x, eps=1e-5, *, orden="C"):
    valores = np.apply_along_axis(central, 1, eps * np.eye(x.size), f, x, eps)
    return valores.reshape(x.shape, order=orden)


numerical_gradient = partial(con_pasos, orden="C")
