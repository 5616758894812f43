# %% Diferencia hacia delante con copia
# error: diferencia-hacia-delante
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros_like(x)
    base = f(x)
    for idx in np.ndindex(x.shape):
        x2 = x.copy()
        x2[idx] += eps
        grad[idx] = (f(x2) - base) / eps
    return grad


# %% Diferencia hacia delante en una comprensión
# error: diferencia-hacia-delante
def numerical_gradient(f, x, eps=1e-5):
    pasos = eps * np.eye(x.size)
    return np.array([(f(x + p.reshape(x.shape)) - f(x)) / eps for p in pasos]).reshape(x.shape)


# %% Diferencia hacia atrás
# error: diferencia-hacia-atras
def numerical_gradient(f, x, eps=1e-5):
    it = np.nditer(x, flags=["multi_index"])
    grad = np.empty(x.shape)
    while not it.finished:
        i = it.multi_index
        menos = x.copy()
        menos[i] = menos[i] - eps
        grad[i] = (f(x) - f(menos)) / eps
        it.iternext()
    return grad


# %% Fórmula central, pero solo se mueve un punto
# error: delante-entre-dos-eps
def numerical_gradient(f, x, eps=1e-5):
    g = np.zeros(x.shape)
    for k in np.ndindex(*x.shape):
        mas = x.copy()
        mas[k] += eps
        menos = x  # falta mover este
        g[k] = (f(mas) - f(menos)) / (2 * eps)
    return g


# %% Suma eps, resta eps y cree que ya está detrás
# error: delante-entre-dos-eps
def numerical_gradient(f, x, eps=1e-5):
    g = np.zeros(x.shape)
    for k in np.ndindex(*x.shape):
        original = x[k]
        x[k] += eps
        f1 = f(x)
        x[k] -= eps
        f2 = f(x)
        g[k] = (f1 - f2) / (2 * eps)
        x[k] = original
    return g


# %% Copia mal puesta: el punto de delante no se mueve
# error: atras-entre-dos-eps
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        ahead, behind = x.copy(), x.copy()
        behind[index] -= eps
        grad[index] = (f(ahead) - f(behind)) / (2 * eps)
    return grad


# %% Trata el primer valor como un borde
# error: primero-de-un-solo-lado
def numerical_gradient(f, x, eps=1e-5):
    plano = x.flatten()
    g = np.zeros(plano.size)

    def F(v):
        return f(v.reshape(x.shape))

    for i in range(plano.size):
        d = np.zeros(plano.size)
        d[i] = eps
        if i == 0:
            # en el borde solo hacia delante
            g[i] = (F(plano + d) - F(plano)) / eps
        else:
            g[i] = (F(plano + d) - F(plano - d)) / (2 * eps)
    return g.reshape(x.shape)


# %% Divide solo entre eps
# error: falta-dividir-entre-dos
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[index] = eps
        grad[index] = (f(x + step) - f(x - step)) / eps
    return grad


# %% Divide entre eps, en su sitio y restaurando
# error: falta-dividir-entre-dos
def numerical_gradient(func, punto, h=1e-5):
    resultado = np.zeros(punto.shape)
    for i in np.ndindex(punto.shape):
        guardado = punto[i]
        punto[i] = guardado + h
        arriba = func(punto)
        punto[i] = guardado - h
        abajo = func(punto)
        punto[i] = guardado
        resultado[i] = (arriba - abajo) / h
    return resultado


# %% Divide entre cuatro eps
# error: la-mitad
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros_like(x)
    dist = 2 * eps
    for index in np.ndindex(x.shape):
        e = np.zeros_like(x)
        e[index] = eps
        grad[index] += (f(x + e) - f(x - e)) / (2 * dist)
    return grad


# %% No divide
# error: sin-dividir
def numerical_gradient(f, x, eps=1e-5):
    out = []
    for k in range(x.size):
        e = np.zeros(x.size)
        e[k] = eps
        e = e.reshape(x.shape)
        out.append(f(x + e) - f(x - e))
    return np.array(out).reshape(x.shape)


# %% Hace la media de los dos lados, sin eps
# error: dividir-solo-entre-dos
def numerical_gradient(f, x, eps=1e-5):
    dx = np.zeros(x.shape)
    for pos in np.ndindex(x.shape):
        xa = np.array(x)
        xb = np.array(x)
        xa[pos] = xa[pos] + eps
        xb[pos] = xb[pos] - eps
        dx[pos] = 0.5 * (f(xa) - f(xb))
    return dx


# %% Faltan los paréntesis del divisor
# error: parentesis-del-divisor
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        a, b = x.copy(), x.copy()
        a[index] += eps
        b[index] -= eps
        grad[index] = (f(a) - f(b)) / 2 * eps
    return grad


# %% Dos nombres para el mismo array
# error: mismo-array
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        ahead = x.copy()
        behind = ahead
        ahead[index] += eps
        behind[index] -= eps
        grad[index] = (f(ahead) - f(behind)) / (2 * eps)
    return grad


# %% Calcula y no guarda
# error: mismo-array
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros(x.shape)
    for fila in grad.reshape(-1, 1):
        for g in fila:
            g = (f(x + eps) - f(x - eps)) / (2 * eps)
    return grad


# %% Resta al revés
# error: signo-cambiado
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[index] = eps
        grad[index] = (f(x - step) - f(x + step)) / (2 * eps)
    return grad


# %% Valor absoluto de la diferencia
# error: valor-absoluto
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[index] = eps
        grad[index] = abs(f(x + step) - f(x - step)) / (2 * eps)
    return grad


# %% Array de enteros
# error: truncado-a-entero
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros(x.shape, dtype=int)
    for index in np.ndindex(x.shape):
        xp = x.copy()
        xm = x.copy()
        xp[index] += eps
        xm[index] -= eps
        grad[index] = (f(xp) - f(xm)) / (2 * eps)
    return grad


# %% Paso escrito a mano
# error: eps-fijo
def numerical_gradient(f, x, eps=1e-5):
    h = 0.00001
    grad = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[index] = h
        grad[index] = (f(x + step) - f(x - step)) / (2 * h)
    return grad


# %% Pisa el argumento eps
# error: eps-fijo
def numerical_gradient(f, x, eps=1e-5):
    eps = 1e-4  # con esto me iba mejor
    grad = np.zeros(x.shape)
    for index, valor in np.ndenumerate(x):
        otro = x.copy()
        otro[index] = valor + eps
        alto = f(otro)
        otro[index] = valor - eps
        grad[index] = (alto - f(otro)) / (eps + eps)
    return grad


# %% Medio paso hacia cada lado
# error: medio-paso
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[index] = eps / 2
        grad[index] = (f(x + step) - f(x - step)) / eps
    return grad


# %% Paso relativo
# error: paso-proporcional
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        xp, xm = x.copy(), x.copy()
        xp[index] *= 1 + eps
        xm[index] *= 1 - eps
        grad[index] = (f(xp) - f(xm)) / (2 * eps)
    return grad


# %% No devuelve el valor a su sitio
# error: punto-sin-restaurar
def numerical_gradient(f, x, eps=1e-5):
    x = x.copy()
    grad = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        x[index] += eps
        f_mas = f(x)
        x[index] -= 2 * eps
        f_menos = f(x)
        grad[index] = (f_mas - f_menos) / (2 * eps)
    return grad


# %% No restaura y además escribe en x
# error: punto-sin-restaurar
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros_like(x)
    it = np.nditer(x, flags=["multi_index"], op_flags=["readwrite"])
    for valor in it:
        v = float(valor)
        valor[...] = v + eps
        a = f(x)
        valor[...] = v - eps
        b = f(x)
        grad[it.multi_index] = (a - b) / (2 * eps)
    return grad


# %% Crea los dos puntos fuera del bucle
# error: movimientos-acumulados
def numerical_gradient(f, x, eps=1e-5):
    ahead = x.copy()
    behind = x.copy()
    grad = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        ahead[index] += eps
        behind[index] -= eps
        grad[index] = (f(ahead) - f(behind)) / (2 * eps)
    return grad


# %% El vector de pasos no vuelve a cero
# error: movimientos-acumulados
def numerical_gradient(f, x, eps=1e-5):
    paso = np.zeros(x.size)
    grad = np.zeros(x.size)
    for i in range(x.size):
        paso[i] = eps
        p = paso.reshape(x.shape)
        grad[i] = (f(x + p) - f(x - p)) / (2 * eps)
    return grad.reshape(x.shape)


# %% La fórmula tal cual, sin bucle
# error: todos-a-la-vez
def numerical_gradient(f, x, eps=1e-5):
    return (f(x + eps) - f(x - eps)) / (2 * eps)


# %% La fórmula sin bucle, en una lambda
# error: todos-a-la-vez
numerical_gradient = lambda f, x, eps=1e-5: np.asarray((f(x + eps) - f(x - eps)) / 2 / eps)


# %% Bucle que mueve x entero en cada vuelta
# error: todos-a-la-vez-y-copiado
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        grad[index] = (f(x + eps) - f(x - eps)) / (2 * eps)
    return grad


# %% Suma cada derivada al array entero
# error: todos-a-la-vez-y-copiado
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[index] = eps
        grad += (f(x + step) - f(x - step)) / (2 * eps)
    return grad


# %% Un número por fila
# error: un-valor-por-fila
def numerical_gradient(f, x, eps=1e-5):
    grads = []
    for i in range(len(x)):
        e = np.zeros_like(x)
        e[i] = eps
        grads.append((f(x + e) - f(x - e)) / (2 * eps))
    return np.array(grads)


# %% Pensado para vectores
# error: filas-enteras
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros(x.shape)
    for i in range(x.shape[0]):
        xp, xm = x.copy(), x.copy()
        xp[i] += eps
        xm[i] -= eps
        grad[i] = (f(xp) - f(xm)) / (2 * eps)
    return grad


# %% range(x.size) como índice
# error: indice-plano
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros(x.shape)
    for i in range(x.size):
        xp, xm = np.copy(x), np.copy(x)
        xp[i] = xp[i] + eps
        xm[i] = xm[i] - eps
        grad[i] = (f(xp) - f(xm)) / (2 * eps)
    return grad


# %% Solo recorre la primera fila
# error: solo-la-primera-fila
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros(x.shape)
    tabla, salida = x.reshape(len(x), -1), grad.reshape(len(x), -1)
    if x.ndim == 1:
        tabla, salida = x[None], grad[None]
    for j in range(tabla.shape[1]):
        e = np.zeros(tabla.shape)
        e[0, j] = eps
        e = e.reshape(x.shape)
        salida[0, j] = (f(x + e) - f(x - e)) / (2 * eps)
    return grad


# %% return dentro del bucle
# error: solo-el-primer-valor
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[index] = eps
        grad[index] = (f(x + step) - f(x - step)) / (2 * eps)
        return grad


# %% El resultado se crea dentro del bucle
# error: solo-el-ultimo-valor
def numerical_gradient(f, x, eps=1e-5):
    for index in np.ndindex(x.shape):
        grad = np.zeros(x.shape)
        step = np.zeros(x.shape)
        step[index] = eps
        grad[index] = (f(x + step) - f(x - step)) / (2 * eps)
    return grad


# %% Se olvida de dar la forma de x
# error: gradiente-aplanado
def numerical_gradient(f, x, eps=1e-5):
    res = []
    for index in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[index] = eps
        res.append((f(x + step) - f(x - step)) / (2 * eps))
    return np.array(res)


# %% Divide entre el número de valores
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[index] = eps
        grad[index] = (f(x + step) - f(x - step)) / (2 * eps)
    return grad / x.size


# %% Redondea a tres decimales
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[index] = eps
        grad[index] = round((f(x + step) - f(x - step)) / (2 * eps), 3)
    return grad


# %% Llama a np.gradient
def numerical_gradient(f, x, eps=1e-5):
    return np.gradient(x, eps)
