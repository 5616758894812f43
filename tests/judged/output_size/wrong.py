# %% np.ceil
# error: redondeo-arriba
def output_size(n_prev, filter_size, stride, padding):
    return int(np.ceil((n_prev + 2 * padding - filter_size) / stride)) + 1

# %% Menos menos //
# error: redondeo-arriba
def output_size(n, f, s, p):
    return -(-(n + 2 * p - f) // s) + 1

# %% round de todo
# error: redondeo-al-mas-cercano
def output_size(n_prev, filter_size, stride, padding):
    return round((n_prev + 2 * padding - filter_size) / stride + 1)

# %% np.rint
# error: redondeo-al-mas-cercano
def output_size(n_prev, filter_size, stride, padding):
    n = (n_prev - filter_size + 2 * padding) / stride + 1
    return int(np.rint(n))

# %% round antes de sumar 1
# error: redondeo-antes-de-sumar
def output_size(n_prev, filter_size, stride, padding):
    saltos = round((n_prev + 2 * padding - filter_size) / stride)
    return saltos + 1

# %% División con decimales
# error: sin-redondeo
def output_size(n_prev, filter_size, stride, padding):
    return (n_prev + 2 * padding - filter_size) / stride + 1

# %% División con decimales, por pasos
# error: sin-redondeo
def output_size(n_prev, filter_size, stride, padding):
    total = n_prev + padding + padding
    espacio = np.float64(total - filter_size)
    return 1 + espacio / stride

# %% Falta el 1
# error: falta-el-uno
def output_size(n_prev, filter_size, stride, padding):
    return (n_prev + 2 * padding - filter_size) // stride

# %% Cuenta los saltos
# error: falta-el-uno
def output_size(n_prev, filter_size, stride, padding):
    saltos = 0
    pos = 0
    while pos + stride + filter_size <= n_prev + 2 * padding:
        pos += stride
        saltos += 1
    return saltos

# %% Una de más
# error: uno-de-mas
def output_size(n_prev, filter_size, stride, padding):
    return (n_prev + 2 * padding - filter_size) // stride + 2

# %% Empieza a contar en 1 y suma la primera
# error: uno-de-mas
def output_size(n_prev, filter_size, stride, padding):
    cuenta = 1
    for inicio in range(0, n_prev + 2 * padding - filter_size + 1, stride):
        cuenta += 1
    return cuenta

# %% La fórmula de PyTorch mal copiada
# error: uno-restado-al-espacio
def output_size(n_prev, filter_size, stride, padding):
    return (n_prev + 2 * padding - filter_size - 1) // stride + 1

# %% El range se queda corto
# error: uno-restado-al-espacio
def output_size(n_prev, filter_size, stride, padding):
    return (n_prev + 2 * padding - (filter_size + 1)) // stride + 1

# %% filter_size - 1
# error: uno-sumado-dos-veces
def output_size(n_prev, filter_size, stride, padding):
    return (n_prev + 2 * padding - (filter_size - 1)) // stride + 1

# %% No resta el filtro
# error: sin-filtro
def output_size(n_prev, filter_size, stride, padding):
    return int((n_prev + 2 * padding) / stride) + 1

# %% Solo divide
# error: solo-dividir
def output_size(n_prev, filter_size, stride, padding):
    return int(n_prev / stride)

# %% Devuelve el tamaño de la entrada
# error: tamano-de-la-entrada
def output_size(n_prev, filter_size, stride, padding):
    padding = (filter_size - 1) / 2
    return int(n_prev + 2 * padding - filter_size + 1)

# %% Filtro fijo en 3
# error: filtro-fijo-en-tres
def output_size(n_prev, filter_size, stride, padding):
    f = 3
    return (n_prev - f + 2 * padding) // stride + 1

# %% Padding una vez
# error: padding-una-vez
def output_size(n_prev, filter_size, stride, padding):
    return (n_prev + padding - filter_size) // stride + 1

# %% Padding una vez, contando inicios
# error: padding-una-vez
def output_size(n_prev, filter_size, stride, padding):
    inicios = np.arange(0, n_prev + padding - filter_size + 1, stride)
    return len(inicios)

# %% Sin padding
# error: sin-padding
def output_size(n_prev, filter_size, stride, padding):
    return (n_prev - filter_size) // stride + 1

# %% Pone el padding a cero
# error: sin-padding
def output_size(n_prev, filter_size, stride, padding):
    padding = 0
    return int(np.floor((n_prev + 2 * padding - filter_size) / stride) + 1)

# %% El signo del padding
# error: padding-restado
def output_size(n_prev, filter_size, stride, padding):
    return (n_prev - 2 * padding - filter_size) // stride + 1

# %% El signo del padding, con un paréntesis
# error: padding-restado
def output_size(n_prev, filter_size, stride, padding):
    return (n_prev - (2 * padding + filter_size)) // stride + 1

# %% El padding fuera de la división
# error: padding-fuera-de-la-division
def output_size(n_prev, filter_size, stride, padding):
    return (n_prev - filter_size) // stride + 2 * padding + 1

# %% El padding sumado al final
# error: padding-fuera-de-la-division
def output_size(n_prev, filter_size, stride, padding):
    n = int((n_prev - filter_size) / stride) + 1
    for lado in ("izquierda", "derecha"):
        n += padding
    return n

# %% Padding cuatro veces
# error: padding-cuatro-veces
def output_size(n_prev, filter_size, stride, padding):
    return (n_prev + 4 * padding - filter_size) // stride + 1

# %% Padding fijo en 1
# error: padding-fijo-en-uno
def output_size(n_prev, filter_size, stride, padding):
    return (n_prev + 2 * 1 - filter_size) // stride + 1

# %% Sin stride
# error: sin-stride
def output_size(n_prev, filter_size, stride, padding):
    return n_prev + 2 * padding - filter_size + 1

# %% Sin stride, contando ventanas
# error: sin-stride
def output_size(n_prev, filter_size, stride, padding):
    fila = np.zeros(n_prev + 2 * padding)
    return len(np.lib.stride_tricks.sliding_window_view(fila, filter_size))

# %% Multiplica por el stride
# error: multiplica-por-el-stride
def output_size(n_prev, filter_size, stride, padding):
    return (n_prev + 2 * padding - filter_size) * stride + 1

# %% Sin paréntesis
# error: division-solo-del-filtro
def output_size(n_prev, filter_size, stride, padding):
    return n_prev + 2 * padding - filter_size // stride + 1

# %% El filtro fuera de la división
# error: filtro-fuera-de-la-division
def output_size(n_prev, filter_size, stride, padding):
    return (n_prev + 2 * padding) // stride - filter_size + 1

# %% El 1 dentro de la división
# error: uno-dentro-de-la-division
def output_size(n_prev, filter_size, stride, padding):
    return (n_prev + 2 * padding - filter_size + 1) // stride

# %% El 1 dentro de la división, con int
# error: uno-dentro-de-la-division
def output_size(n, f, s, p):
    arriba = n - f + 2 * p + 1
    return int(arriba / s)

# %% El 1 en el divisor
# error: uno-en-el-divisor
def output_size(n_prev, filter_size, stride, padding):
    return (n_prev + 2 * padding - filter_size) // (stride + 1)

# %% Valor bien, pero con decimales
def output_size(n_prev, filter_size, stride, padding):
    return np.floor((n_prev + 2 * padding - filter_size) / stride) + 1

# %% Exige que el stride divida
def output_size(n_prev, filter_size, stride, padding):
    espacio = n_prev + 2 * padding - filter_size
    assert espacio % stride == 0, "el stride no divide"
    return espacio // stride + 1

# %% Devuelve un array de un elemento
def output_size(n_prev, filter_size, stride, padding):
    return np.array([(n_prev + 2 * padding - filter_size) // stride + 1])

# %% base: Techo del número de inicios

# %% math.ceil de todo
# error: redondeo-arriba
# - def output_size(n, f, s, p):
# -     return ceil((n + 2 * p - f + 1) / s)
# + def output_size(n_prev, filter_size, stride, padding):
# +     return ceil((n_prev + 2 * padding - filter_size) / stride + 1)
