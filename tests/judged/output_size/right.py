# %% División entera
def output_size(n_prev, filter_size, stride, padding):
    return (n_prev + 2 * padding - filter_size) // stride + 1


# %% int de una división
def output_size(n_prev, filter_size, stride, padding):
    return int((n_prev - filter_size + 2 * padding) / stride) + 1


# %% int(np.floor)
def output_size(n_prev, filter_size, stride, padding):
    return int(np.floor((n_prev + 2 * padding - filter_size) / stride + 1))


# %% math.floor
import math


def output_size(n_prev, filter_size, stride, padding):
    room = n_prev + 2 * padding - filter_size
    return 1 + math.floor(room / stride)


# %% El 1 dentro, como stride
def output_size(n, f, s, p):
    return (n + 2 * p - f + s) // s


# %% Techo del número de inicios
from math import ceil


def output_size(n, f, s, p):
    return ceil((n + 2 * p - f + 1) / s)


# %% Cuenta con un while
def output_size(n_prev, filter_size, stride, padding):
    cuenta, inicio = 0, 0
    while inicio + filter_size <= n_prev + 2 * padding:
        cuenta += 1
        inicio += stride
    return cuenta


# %% len(range)
def output_size(n_prev, filter_size, stride, padding):
    return len(range(0, n_prev + 2 * padding - filter_size + 1, stride))


# %% Recursiva
def output_size(n_prev, filter_size, stride, padding):
    if padding:
        return output_size(n_prev + 2 * padding, filter_size, stride, 0)
    if n_prev < filter_size:
        return 0
    return 1 + output_size(n_prev - stride, filter_size, stride, 0)


# %% Entero de NumPy
def output_size(n_prev, filter_size, stride, padding):
    return np.int64((n_prev + 2 * padding - filter_size) // stride + 1)


# %% Array sin ejes de enteros
def output_size(n_prev, filter_size, stride, padding):
    return np.asarray(np.floor_divide(n_prev + 2 * padding - filter_size, stride) + 1)


# %% divmod y un print
def output_size(n_prev, filter_size, stride, padding):
    saltos, sobra = divmod(n_prev + 2 * padding - filter_size, stride)
    if sobra:
        print("sobran", sobra)
    return saltos + 1


# %% Lambda
output_size = lambda n, f, s, p: (n - f + p + p) // s + 1


# %% Cuenta ventanas de verdad
def output_size(n_prev, filter_size, stride, padding):
    fila = np.pad(np.zeros(n_prev), padding)
    ventanas = np.lib.stride_tricks.sliding_window_view(fila, filter_size)[::stride]
    return ventanas.shape[0]


# %% Decorador con caché, tipos y valores por omisión
from functools import lru_cache


@lru_cache(maxsize=None)
def output_size(n_prev: int, filter_size: int, stride: int = 1, padding: int = 0) -> int:
    return (n_prev + 2 * padding - filter_size) // stride + 1


# %% astype
def output_size(n_prev, filter_size, stride, padding):
    return (np.float64(n_prev + 2 * padding - filter_size) / stride + 1).astype(int)
