# %% El padding sumado al final
# error: padding-fuera-de-la-division
def output_size(n_prev, filter_size, stride, padding):
    n = int((n_prev - filter_size) / stride) + 1
    for lado in ("izquierda", "derecha"):
        n += padding
    return n

# %% base: División entera

# %% np.ceil
# error: redondeo-arriba
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return int(np.ceil((n_prev + 2 * padding - filter_size) / stride)) + 1

# %% round de todo
# error: redondeo-al-mas-cercano
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return round((n_prev + 2 * padding - filter_size) / stride + 1)

# %% np.rint
# error: redondeo-al-mas-cercano
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + n = (n_prev - filter_size + 2 * padding) / stride + 1
# + return int(np.rint(n))

# %% round antes de sumar 1
# error: redondeo-antes-de-sumar
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return round((n_prev + 2 * padding - filter_size) / stride) + 1

# %% División con decimales
# error: sin-redondeo
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return (n_prev + 2 * padding - filter_size) / stride + 1

# %% Falta el 1
# error: falta-el-uno
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return (n_prev + 2 * padding - filter_size) // stride

# %% Una de más
# error: uno-de-mas
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return (n_prev + 2 * padding - filter_size) // stride + 2

# %% La fórmula de PyTorch mal copiada
# error: uno-restado-al-espacio
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return (n_prev + 2 * padding - filter_size - 1) // stride + 1

# %% filter_size - 1
# error: uno-sumado-dos-veces
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return (n_prev + 2 * padding - (filter_size - 1)) // stride + 1

# %% No resta el filtro
# error: sin-filtro
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return int((n_prev + 2 * padding) / stride) + 1

# %% Solo divide
# error: solo-dividir
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return int(n_prev / stride)

# %% Devuelve el tamaño de la entrada
# error: tamano-de-la-entrada
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + padding = (filter_size - 1) / 2
# + return int(n_prev + 2 * padding - filter_size + 1)

# %% Filtro fijo en 3
# error: filtro-fijo-en-tres
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return (n_prev + 2 * padding - 3) // stride + 1

# %% Padding una vez
# error: padding-una-vez
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return (n_prev + padding - filter_size) // stride + 1

# %% Sin padding
# error: sin-padding
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return (n_prev - filter_size) // stride + 1

# %% Pone el padding a cero
# error: sin-padding
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + padding = 0
# + return int(np.floor((n_prev + 2 * padding - filter_size) / stride) + 1)

# %% El signo del padding
# error: padding-restado
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return (n_prev - 2 * padding - filter_size) // stride + 1

# %% El signo del padding, con un paréntesis
# error: padding-restado
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return (n_prev - (2 * padding + filter_size)) // stride + 1

# %% El padding fuera de la división
# error: padding-fuera-de-la-division
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return (n_prev - filter_size) // stride + 2 * padding + 1

# %% Padding cuatro veces
# error: padding-cuatro-veces
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return (n_prev + 4 * padding - filter_size) // stride + 1

# %% Padding fijo en 1
# error: padding-fijo-en-uno
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return (n_prev + 2 * 1 - filter_size) // stride + 1

# %% Sin stride
# error: sin-stride
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return n_prev + 2 * padding - filter_size + 1

# %% Multiplica por el stride
# error: multiplica-por-el-stride
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return (n_prev + 2 * padding - filter_size) * stride + 1

# %% Sin paréntesis
# error: division-solo-del-filtro
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return n_prev + 2 * padding - filter_size // stride + 1

# %% El filtro fuera de la división
# error: filtro-fuera-de-la-division
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return (n_prev + 2 * padding) // stride - filter_size + 1

# %% El 1 dentro de la división
# error: uno-dentro-de-la-division
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return (n_prev + 2 * padding - filter_size + 1) // stride

# %% El 1 en el divisor
# error: uno-en-el-divisor
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return (n_prev + 2 * padding - filter_size) // (stride + 1)

# %% Valor bien, pero con decimales
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return np.floor((n_prev + 2 * padding - filter_size) / stride) + 1

# %% Devuelve un array de un elemento
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return np.array([(n_prev + 2 * padding - filter_size) // stride + 1])

# %% base: math.floor

# %% math.ceil de todo
# error: redondeo-arriba
# - return 1 + math.floor(room / stride)
# + return math.ceil(1 + room / stride)

# %% División con decimales, por pasos
# error: sin-redondeo
# - return 1 + math.floor(room / stride)
# + return 1 + np.float64(room) / stride

# %% base: Cuenta con un while

# %% Cuenta los saltos
# error: falta-el-uno
# - while inicio + filter_size <= n_prev + 2 * padding:
# + while inicio + stride + filter_size <= n_prev + 2 * padding:

# %% Empieza a contar en 1 y suma la primera
# error: uno-de-mas
# - cuenta, inicio = 0, 0
# + cuenta, inicio = 1, 0

# %% base: len(range)

# %% El range se queda corto
# error: uno-restado-al-espacio
# - return len(range(0, n_prev + 2 * padding - filter_size + 1, stride))
# + return len(range(0, n_prev + 2 * padding - filter_size, stride))

# %% Padding una vez, contando inicios
# error: padding-una-vez
# - return len(range(0, n_prev + 2 * padding - filter_size + 1, stride))
# + return len(range(0, n_prev + padding - filter_size + 1, stride))

# %% base: divmod y un print

# %% Exige que el stride divida
# error: exige-que-el-stride-divida
# - if sobra:
# -     print("sobran", sobra)
# + assert not sobra, "el stride no divide"

# %% base: Cuenta ventanas de verdad

# %% Sin stride, contando ventanas
# error: sin-stride
# - ventanas = np.lib.stride_tricks.sliding_window_view(fila, filter_size)[::stride]
# + ventanas = np.lib.stride_tricks.sliding_window_view(fila, filter_size)

# %% base: El 1 dentro, como stride

# %% Menos menos //
# error: redondeo-arriba
# - return (n + 2 * p - f + s) // s
# + return -(-(n + 2 * p - f) // s) + 1

# %% El 1 dentro de la división, con int
# error: uno-dentro-de-la-division
# - return (n + 2 * p - f + s) // s
# + arriba = n - f + 2 * p + 1
# + return int(arriba / s)

# %% base: División entera

# %% Padding una vez y sin el 1
# error: padding-una-vez, falta-el-uno
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return (n_prev + padding - filter_size) // stride

# %% Sin padding y hacia arriba
# error: sin-padding, redondeo-arriba
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return int(np.ceil((n_prev - filter_size) / stride)) + 1

# %% Sin padding y con decimales
# error: sin-padding, sin-redondeo
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return (n_prev - filter_size) / stride + 1

# %% Sin filtro y sin el 1
# error: sin-filtro, falta-el-uno
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return (n_prev + 2 * padding) // stride

# %% Sin stride y sin el 1
# error: sin-stride, falta-el-uno
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return n_prev + 2 * padding - filter_size

# %% Padding una vez y round
# error: padding-una-vez, redondeo-al-mas-cercano
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return round((n_prev + padding - filter_size) / stride + 1)

# %% Padding una vez y con decimales
# error: padding-una-vez, sin-redondeo
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return (n_prev + padding - filter_size) / stride + 1

# %% Sin padding ni stride
# error: sin-padding, sin-stride
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return n_prev - filter_size + 1

# %% Sin el 1 y con decimales
# error: falta-el-uno, sin-redondeo
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return (n_prev + 2 * padding - filter_size) / stride

# %% Resta el padding y multiplica por el stride
# error: padding-restado, multiplica-por-el-stride
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return (n_prev - 2 * padding - filter_size) * stride + 1

# %% Padding cuatro veces y el 1 dentro
# error: padding-cuatro-veces, uno-dentro-de-la-division
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return (n_prev + 4 * padding - filter_size + 1) // stride

# %% Padding de 1 y una ventana de más
# error: padding-fijo-en-uno, uno-de-mas
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return (n_prev + 2 - filter_size) // stride + 2

# %% Padding una vez y sin paréntesis
# error: padding-una-vez, division-solo-del-filtro
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return n_prev + padding - filter_size // stride + 1

# %% Un padding, y sumado al final
# error: padding-fuera-de-la-division, padding-una-vez
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return int((n_prev - filter_size) / stride) + padding + 1

# %% Filtro de 3 y sin padding
# error: sin-padding, filtro-fijo-en-tres
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return (n_prev - 3) // stride + 1

# %% El filtro fuera de la división y hacia arriba
# error: filtro-fuera-de-la-division, redondeo-arriba
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return int(np.ceil((n_prev + 2 * padding) / stride)) - filter_size + 1

# %% base: Cuenta con un while

# %% Un while que se queda corto y suma un padding
# error: uno-restado-al-espacio, padding-una-vez
# - while inicio + filter_size <= n_prev + 2 * padding:
# + while inicio + filter_size < n_prev + padding:

# %% Padding una vez, con int
# error: padding-una-vez
def output_size(n_prev, filter_size, stride, padding):
    return int((n_prev - filter_size + padding) / stride) + 1

# %% Sin paréntesis: solo se divide el padding
# error: division-solo-del-padding
def output_size(n_prev, filter_size, stride, padding):
    return n_prev - filter_size + 2*padding // stride + 1

# %% assert: el stride divide
# error: exige-que-el-stride-divida
def output_size(n_prev, filter_size, stride, padding):
    assert (n_prev - filter_size + 2*padding) % stride == 0
    return int((n_prev - filter_size + 2*padding) / stride + 1)

# %% La fórmula del padding same
# error: solo-dividir-hacia-arriba
def output_size(n_prev, filter_size, stride, padding):
    return int(np.ceil(n_prev / stride))

# %% Resta la entrada al filtro
# error: resta-al-reves
def output_size(n_prev, filter_size, stride, padding):
    return (filter_size - n_prev + 2*padding) // stride + 1

# %% La mitad del filtro a cada lado, y sin el 1
# error: mitad-del-filtro, falta-el-uno
def output_size(n_prev, filter_size, stride, padding):
    return (n_prev - (filter_size // 2) * 2 + 2*padding) // stride

# %% Divide cada parte y luego resta
# error: division-por-separado
def output_size(n_prev, filter_size, stride, padding):
    return (n_prev + 2 * padding) // stride - filter_size // stride + 1

# %% Padding de 3 como mucho
def output_size(n_prev, filter_size, stride, padding):
    return (n_prev + 2 * min(padding, 3) - filter_size) // stride + 1

# %% El 1, al padding
# error: uno-sumado-al-padding
def output_size(n_prev, filter_size, stride, padding):
    lado = n_prev + 2 * (1 + padding)
    return int((lado - filter_size) / stride)

# %% El 1, al padding y al final
# error: uno-sumado-al-padding
def output_size(n_prev, filter_size, stride, padding):
    p = padding + 1
    return (n_prev + p + p - filter_size) // stride + 1

# %% Suma el filtro
# error: filtro-sumado
def output_size(n_prev, filter_size, stride, padding):
    return (n_prev + filter_size + 2 * padding) // stride + 1

# %% Los signos al revés
# error: filtro-sumado, padding-restado
def output_size(n_prev, filter_size, stride, padding):
    return 1 + (n_prev - padding - padding + filter_size) // stride

# %% stride y filtro cambiados
# error: stride-y-filtro-cambiados
def output_size(n_prev, stride, filter_size, padding):
    return (n_prev + 2 * padding - filter_size) // stride + 1

# %% stride y padding cambiados
# error: stride-y-padding-cambiados
def output_size(n_prev, filter_size, stride, padding):
    libre = n_prev + 2 * stride - filter_size
    return int(libre / padding) + 1

# %% padding y filtro cambiados
# error: padding-y-filtro-cambiados
def output_size(n_prev, padding, stride, filter_size):
    return (n_prev + 2 * padding - filter_size) // stride + 1

# %% Parte entera de todo, y solo se divide el filtro
# error: division-solo-del-filtro
def output_size(n_prev, filter_size, stride, padding):
    return int(1 + 2 * padding + n_prev - filter_size / stride)

# %% Cada parte, entre el stride
# error: division-por-separado
def output_size(n_prev, filter_size, stride, padding):
    partes = (n_prev, -filter_size, padding * 2)
    return partes[0] // stride - filter_size // stride + partes[2] // stride + 1

# %% El techo de los saltos
# error: uno-restado-al-espacio
def output_size(n_prev, filter_size, stride, padding):
    return int(np.ceil((n_prev + 2 * padding - filter_size) / stride))

# %% Cuenta las vueltas de un range
# error: uno-restado-al-espacio
def output_size(n_prev, filter_size, stride, padding):
    return len(range(0, n_prev + 2 * padding - filter_size, stride))

# %% Avanza mientras quede entrada
# error: ventanas-cortadas
def output_size(n_prev, filter_size, stride, padding):
    ventanas, inicio, final = 0, -padding, n_prev + padding
    while inicio < final:
        ventanas += 1
        inicio += stride
    return ventanas

# %% base: División entera

# %% Resta 1 al final
# error: uno-restado
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return (n_prev + 2 * padding - filter_size) // stride - 1

# %% El resto en lugar de la división
# error: resto-de-la-division
# - return (n_prev + 2 * padding - filter_size) // stride + 1
# + return (n_prev + 2 * padding - filter_size) % stride + 1
