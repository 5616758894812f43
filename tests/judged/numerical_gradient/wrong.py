# %% La fórmula tal cual, sin bucle
# error: todos-a-la-vez
def numerical_gradient(f, x, eps=1e-5):
    return (f(x + eps) - f(x - eps)) / (2 * eps)

# %% La fórmula sin bucle, en una lambda
# error: todos-a-la-vez
numerical_gradient = lambda f, x, eps=1e-5: np.asarray((f(x + eps) - f(x - eps)) / 2 / eps)

# %% Un número por fila
# error: un-valor-por-fila
def numerical_gradient(f, x, eps=1e-5):
    grads = []
    for i in range(len(x)):
        e = np.zeros_like(x)
        e[i] = eps
        grads.append((f(x + e) - f(x - e)) / (2 * eps))
    return np.array(grads)

# %% Llama a np.gradient
def numerical_gradient(f, x, eps=1e-5):
    return np.gradient(x, eps)

# %% base: Copias y ndindex

# %% Diferencia hacia delante con copia
# error: diferencia-hacia-delante
# - grad[index] = (f(a) - f(b)) / (2 * eps)
# + grad[index] = (f(a) - f(x)) / eps

# %% Diferencia hacia atrás
# error: diferencia-hacia-atras
# - grad[index] = (f(a) - f(b)) / (2 * eps)
# + grad[index] = (f(x) - f(b)) / eps

# %% Fórmula central, pero solo se mueve un punto
# error: delante-entre-dos-eps
# - b[index] -= eps

# %% Copia mal puesta: el punto de delante no se mueve
# error: atras-entre-dos-eps
# - a[index] += eps

# %% Hace la media de los dos lados, sin eps
# error: dividir-solo-entre-dos
# - grad[index] = (f(a) - f(b)) / (2 * eps)
# + grad[index] = 0.5 * (f(a) - f(b))

# %% Faltan los paréntesis del divisor
# error: parentesis-del-divisor
# - grad[index] = (f(a) - f(b)) / (2 * eps)
# + grad[index] = (f(a) - f(b)) / 2 * eps

# %% Dos nombres para el mismo array
# error: mismo-array
# - b = x.copy()
# + b = a

# %% Array de enteros
# error: truncado-a-entero
# - grad = np.zeros(x.shape)
# + grad = np.zeros(x.shape, dtype=int)

# %% Pisa el argumento eps
# error: eps-fijo
# - grad = np.zeros(x.shape)
# + eps = 1e-4  # con esto me iba mejor
# + grad = np.zeros(x.shape)

# %% Paso relativo
# error: paso-proporcional
# - a[index] += eps
# - b[index] -= eps
# + a[index] *= 1 + eps
# + b[index] *= 1 - eps

# %% Crea los dos puntos fuera del bucle
# error: movimientos-acumulados
# - for index in np.ndindex(x.shape):
# -     a = x.copy()
# -     b = x.copy()
# + a = x.copy()
# + b = x.copy()
# + for index in np.ndindex(x.shape):

# %% Pensado para vectores
# error: filas-enteras
# - for index in np.ndindex(x.shape):
# + for index in range(x.shape[0]):

# %% range(x.size) como índice
# error: indice-plano
# - for index in np.ndindex(x.shape):
# + for index in range(x.size):

# %% base: En su sitio, restaurando el valor guardado

# %% Suma eps, resta eps y cree que ya está detrás
# error: delante-entre-dos-eps
# - x[i] = old - eps
# + x[i] -= eps

# %% Divide entre eps, en su sitio y restaurando
# error: falta-dividir-entre-dos
# - grad[i] = (fmas - fmenos) / (2 * eps)
# + grad[i] = (fmas - fmenos) / eps

# %% No restaura y además escribe en x
# error: punto-sin-restaurar
# - x[i] = old

# %% base: Filas de la identidad

# %% Diferencia hacia delante en una comprensión
# error: diferencia-hacia-delante
# - return np.array([(f(x + p) - f(x - p)) / (2 * eps) for p in pasos]).reshape(x.shape)
# + return np.array([(f(x + p) - f(x)) / eps for p in pasos]).reshape(x.shape)

# %% base: Vector plano y vuelta a la forma

# %% No devuelve el valor a su sitio
# error: punto-sin-restaurar
# - v[k] = guardado

# %% Se olvida de dar la forma de x
# error: gradiente-aplanado
# - return out.reshape(x.shape)
# + return out

# %% base: Un array de pasos en cada vuelta
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[index] = eps
        grad[index] = (f(x + step) - f(x - step)) / (2 * eps)
    return grad

# %% Trata el primer valor como un borde
# error: primero-de-un-solo-lado
# - grad[index] = (f(x + step) - f(x - step)) / (2 * eps)
# + if not any(index):
# +     grad[index] = (f(x + step) - f(x)) / eps  # en el borde solo hacia delante
# + else:
# +     grad[index] = (f(x + step) - f(x - step)) / (2 * eps)

# %% Divide solo entre eps
# error: falta-dividir-entre-dos
# - grad[index] = (f(x + step) - f(x - step)) / (2 * eps)
# + grad[index] = (f(x + step) - f(x - step)) / eps

# %% Divide entre cuatro eps
# error: la-mitad
# - grad[index] = (f(x + step) - f(x - step)) / (2 * eps)
# + grad[index] = (f(x + step) - f(x - step)) / (4 * eps)

# %% No divide
# error: sin-dividir
# - grad[index] = (f(x + step) - f(x - step)) / (2 * eps)
# + grad[index] = f(x + step) - f(x - step)

# %% Calcula y no guarda
# error: mismo-array
# - grad[index] = (f(x + step) - f(x - step)) / (2 * eps)
# + g = (f(x + step) - f(x - step)) / (2 * eps)

# %% Resta al revés
# error: signo-cambiado
# - grad[index] = (f(x + step) - f(x - step)) / (2 * eps)
# + grad[index] = (f(x - step) - f(x + step)) / (2 * eps)

# %% Valor absoluto de la diferencia
# error: valor-absoluto
# - grad[index] = (f(x + step) - f(x - step)) / (2 * eps)
# + grad[index] = abs(f(x + step) - f(x - step)) / (2 * eps)

# %% Paso escrito a mano
# error: eps-fijo
# - step[index] = eps
# - grad[index] = (f(x + step) - f(x - step)) / (2 * eps)
# + h = 0.00001
# + step[index] = h
# + grad[index] = (f(x + step) - f(x - step)) / (2 * h)

# %% Medio paso hacia cada lado
# error: medio-paso
# - step[index] = eps
# - grad[index] = (f(x + step) - f(x - step)) / (2 * eps)
# + step[index] = eps / 2
# + grad[index] = (f(x + step) - f(x - step)) / eps

# %% El vector de pasos no vuelve a cero
# error: movimientos-acumulados
# - for index in np.ndindex(x.shape):
# -     step = np.zeros(x.shape)
# + step = np.zeros(x.shape)
# + for index in np.ndindex(x.shape):

# %% Bucle que mueve x entero en cada vuelta
# error: todos-a-la-vez-y-copiado
# - grad[index] = (f(x + step) - f(x - step)) / (2 * eps)
# + grad[index] = (f(x + eps) - f(x - eps)) / (2 * eps)

# %% Suma cada derivada al array entero
# error: todos-a-la-vez-y-copiado
# - grad[index] = (f(x + step) - f(x - step)) / (2 * eps)
# + grad += (f(x + step) - f(x - step)) / (2 * eps)

# %% Solo recorre la primera fila
# error: solo-la-primera-fila
# - for index in np.ndindex(x.shape):
# + for index in np.ndindex(x.shape if x.ndim == 1 else (1, *x.shape[1:])):

# %% return dentro del bucle
# error: solo-el-primer-valor
# - return grad
# +     return grad

# %% El resultado se crea dentro del bucle
# error: solo-el-ultimo-valor
# - grad = np.zeros(x.shape)
# - for index in np.ndindex(x.shape):
# + for index in np.ndindex(x.shape):
# +     grad = np.zeros(x.shape)

# %% Divide entre el número de valores
# error: entre-el-numero-de-valores
# - return grad
# + return grad / x.size

# %% Redondea a tres decimales
# - grad[index] = (f(x + step) - f(x - step)) / (2 * eps)
# + grad[index] = round((f(x + step) - f(x - step)) / (2 * eps), 3)

# %% base: Copias y ndindex

# %% Hacia delante y sin dividir
# error: diferencia-hacia-delante, sin-dividir
# - grad[index] = (f(a) - f(b)) / (2 * eps)
# + grad[index] = f(a) - f(x)

# %% Resta al revés y divide entre eps
# error: signo-cambiado, falta-dividir-entre-dos
# - grad[index] = (f(a) - f(b)) / (2 * eps)
# + grad[index] = (f(b) - f(a)) / eps

# %% Hacia delante y resta al revés
# error: diferencia-hacia-delante, signo-cambiado
# - grad[index] = (f(a) - f(b)) / (2 * eps)
# + grad[index] = (f(x) - f(a)) / eps

# %% Valor absoluto y divide entre eps
# error: valor-absoluto, falta-dividir-entre-dos
# - grad[index] = (f(a) - f(b)) / (2 * eps)
# + grad[index] = abs(f(a) - f(b)) / eps

# %% Array de enteros y hacia delante
# error: truncado-a-entero, diferencia-hacia-delante
# - grad = np.zeros(x.shape)
# - for index in np.ndindex(x.shape):
# -     a = x.copy()
# -     b = x.copy()
# -     a[index] += eps
# -     b[index] -= eps
# -     grad[index] = (f(a) - f(b)) / (2 * eps)
# + grad = np.zeros(x.shape, dtype=int)
# + for index in np.ndindex(x.shape):
# +     a = x.copy()
# +     a[index] += eps
# +     grad[index] = (f(a) - f(x)) / eps

# %% Pisa eps y va hacia delante
# error: eps-fijo, diferencia-hacia-delante
# - grad = np.zeros(x.shape)
# - for index in np.ndindex(x.shape):
# -     a = x.copy()
# -     b = x.copy()
# -     a[index] += eps
# -     b[index] -= eps
# -     grad[index] = (f(a) - f(b)) / (2 * eps)
# + eps = 1e-5
# + grad = np.zeros(x.shape)
# + for index in np.ndindex(x.shape):
# +     a = x.copy()
# +     a[index] += eps
# +     grad[index] = (f(a) - f(x)) / eps

# %% El punto movido se crea una vez, hacia delante
# error: movimientos-acumulados, diferencia-hacia-delante
# - grad = np.zeros(x.shape)
# - for index in np.ndindex(x.shape):
# -     a = x.copy()
# -     b = x.copy()
# -     a[index] += eps
# -     b[index] -= eps
# -     grad[index] = (f(a) - f(b)) / (2 * eps)
# + grad = np.zeros(x.shape)
# + a = x.copy()
# + for index in np.ndindex(x.shape):
# +     a[index] += eps
# +     grad[index] = (f(a) - f(x)) / eps

# %% Recorre solo el primer eje y divide entre eps
# error: filas-enteras, falta-dividir-entre-dos
# - for index in np.ndindex(x.shape):
# -     a = x.copy()
# -     b = x.copy()
# -     a[index] += eps
# -     b[index] -= eps
# -     grad[index] = (f(a) - f(b)) / (2 * eps)
# + for index in range(x.shape[0]):
# +     a = x.copy()
# +     b = x.copy()
# +     a[index] += eps
# +     b[index] -= eps
# +     grad[index] = (f(a) - f(b)) / eps

# %% range(x.size) y la fórmula hacia delante
# error: indice-plano, diferencia-hacia-delante
# - for index in np.ndindex(x.shape):
# -     a = x.copy()
# -     b = x.copy()
# -     a[index] += eps
# -     b[index] -= eps
# -     grad[index] = (f(a) - f(b)) / (2 * eps)
# + for index in range(x.size):
# +     a = x.copy()
# +     a[index] += eps
# +     grad[index] = (f(a) - f(x)) / eps

# %% base: Un array de pasos en cada vuelta

# %% Divide entre eps y return dentro del bucle
# error: solo-el-primer-valor, falta-dividir-entre-dos
# -     grad[index] = (f(x + step) - f(x - step)) / (2 * eps)
# - return grad
# +     grad[index] = (f(x + step) - f(x - step)) / eps
# +     return grad

# %% El paso no vuelve a cero y divide entre eps
# error: movimientos-acumulados, falta-dividir-entre-dos
# - for index in np.ndindex(x.shape):
# -     step = np.zeros(x.shape)
# -     step[index] = eps
# -     grad[index] = (f(x + step) - f(x - step)) / (2 * eps)
# + step = np.zeros(x.shape)
# + for index in np.ndindex(x.shape):
# +     step[index] = eps
# +     grad[index] = (f(x + step) - f(x - step)) / eps

# %% El resultado dentro del bucle y hacia atrás
# error: solo-el-ultimo-valor, diferencia-hacia-atras
# - grad = np.zeros(x.shape)
# - for index in np.ndindex(x.shape):
# -     step = np.zeros(x.shape)
# -     step[index] = eps
# -     grad[index] = (f(x + step) - f(x - step)) / (2 * eps)
# + for index in np.ndindex(x.shape):
# +     grad = np.zeros(x.shape)
# +     step = np.zeros(x.shape)
# +     step[index] = eps
# +     grad[index] = (f(x) - f(x - step)) / eps

# %% Mueve x entero y divide entre 2·eps sin paréntesis
# error: todos-a-la-vez-y-copiado, parentesis-del-divisor
# - grad[index] = (f(x + step) - f(x - step)) / (2 * eps)
# + grad[index] = (f(x + eps) - f(x - eps)) / 2 * eps

# %% Medio paso y resta al revés
# error: medio-paso, signo-cambiado
# - grad[index] = (f(x + step) - f(x - step)) / (2 * eps)
# + grad[index] = (f(x - step / 2) - f(x + step / 2)) / eps

# %% base: En su sitio, restaurando el valor guardado

# %% No restaura y divide entre eps
# error: punto-sin-restaurar, falta-dividir-entre-dos
# - x[i] = old
# - grad[i] = (fmas - fmenos) / (2 * eps)
# + grad[i] = (fmas - fmenos) / eps

# %% Hacia delante y no restaura
# error: punto-sin-restaurar, diferencia-hacia-delante
# - old = x[i]
# - x[i] = old + eps
# - fmas = f(x)
# - x[i] = old - eps
# - fmenos = f(x)
# - x[i] = old
# - grad[i] = (fmas - fmenos) / (2 * eps)
# + antes = f(x)
# + x[i] += eps
# + grad[i] = (f(x) - antes) / eps

# %% base: Vector plano y vuelta a la forma

# %% Aplanado y hacia atrás
# error: gradiente-aplanado, diferencia-hacia-atras
# -     v[k] = guardado + eps
# -     alto = f(v.reshape(x.shape))
# -     v[k] = guardado - eps
# -     bajo = f(v.reshape(x.shape))
# -     v[k] = guardado
# -     out[k] = (alto - bajo) / 2 / eps
# - return out.reshape(x.shape)
# +     v[k] = guardado - eps
# +     out[k] = (f(x) - f(v.reshape(x.shape))) / eps
# +     v[k] = guardado
# + return out

# %% La fórmula sin bucle, hacia delante
# error: todos-a-la-vez, diferencia-hacia-delante
def numerical_gradient(f, x, eps=1e-5):
    return (f(x + eps) - f(x)) / eps

# %% Un número por fila y sin paréntesis
# error: un-valor-por-fila, parentesis-del-divisor
def numerical_gradient(f, x, eps=1e-5):
    grads = []
    for i in range(len(x)):
        e = np.zeros_like(x)
        e[i] = eps
        grads.append((f(x + e) - f(x - e)) / 2 * eps)
    return np.array(grads)

# %% Dos bucles, uno por eje
# error: dos-bucles
def numerical_gradient(f, x, eps=1e-5):
    g = np.zeros(x.shape)
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            a = x.copy(); a[i, j] += eps
            c = x.copy(); c[i, j] -= eps
            g[i, j] = (f(a) - f(c)) / (2*eps)
    return g

# %% eps = 0.1 y entre eps
# error: falta-dividir-entre-dos, eps-fijo
def numerical_gradient(f, x, eps=1e-5):
    eps = 0.1
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        xp = x.copy(); xp[i] += eps
        xm = x.copy(); xm[i] -= eps
        grad[i] = (f(xp) - f(xm)) / eps
    return grad

# %% Divide entre eps²
# error: entre-eps-al-cuadrado
def numerical_gradient(f, x, eps=1e-5):
    g = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        a, c = x.copy(), x.copy()
        a[i] += eps
        c[i] -= eps
        g[i] = (f(a) - f(c)) / eps**2
    return g

# %% Divide al final entre x.size
# error: entre-el-numero-de-valores
def numerical_gradient(f, x, eps=1e-5):
    g = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        a, c = x.copy(), x.copy()
        a[i] += eps
        c[i] -= eps
        g[i] = (f(a) - f(c)) / (2 * eps)
    return g / x.size

# %% base: Copias y ndindex

# %% Sin paréntesis en la resta
# error: parentesis-del-numerador
# - grad[index] = (f(a) - f(b)) / (2 * eps)
# + grad[index] = f(a) - f(b) / (2 * eps)

# %% Sin paréntesis y hacia delante
# error: parentesis-del-numerador, diferencia-hacia-delante
# - grad[index] = (f(a) - f(b)) / (2 * eps)
# + grad[index] = f(a) - f(x) / eps

# %% Suma los dos lados
# error: suma-en-lugar-de-resta
# - grad[index] = (f(a) - f(b)) / (2 * eps)
# + grad[index] = (f(a) + f(b)) / (2 * eps)

# %% Paso fijo de una diezmilésima y hacia delante
# error: eps-fijo, diferencia-hacia-delante
# - a[index] += eps
# - b[index] -= eps
# - grad[index] = (f(a) - f(b)) / (2 * eps)
# + paso = 0.0001
# + a[index] += paso
# + grad[index] = (f(a) - f(x)) / paso

# %% base: Vector plano y vuelta a la forma

# %% Evalúa f en el vector
# error: f-recibe-un-vector
# -     alto = f(v.reshape(x.shape))
# -     v[k] = guardado - eps
# -     bajo = f(v.reshape(x.shape))
# +     alto = f(v)
# +     v[k] = guardado - eps
# +     bajo = f(v)

# %% Evalúa f en el vector y divide entre eps
# error: f-recibe-un-vector, falta-dividir-entre-dos
# -     alto = f(v.reshape(x.shape))
# -     v[k] = guardado - eps
# -     bajo = f(v.reshape(x.shape))
# -     v[k] = guardado
# -     out[k] = (alto - bajo) / 2 / eps
# +     alto = f(v)
# +     v[k] = guardado - eps
# +     bajo = f(v)
# +     v[k] = guardado
# +     out[k] = (alto - bajo) / eps

# %% El bucle no llega al último
# error: falta-el-ultimo-valor
# - out = np.empty(v.size)
# - for k in range(v.size):
# + out = np.zeros(v.size)
# + for k in range(len(v) - 1):

# %% Devuelve la traspuesta
# error: gradiente-traspuesto
# - return out.reshape(x.shape)
# + return np.transpose(out.reshape(x.shape))

# %% Devuelve la traspuesta, hacia delante
# error: gradiente-traspuesto, diferencia-hacia-delante
# -     v[k] = guardado - eps
# -     bajo = f(v.reshape(x.shape))
# -     v[k] = guardado
# -     out[k] = (alto - bajo) / 2 / eps
# - return out.reshape(x.shape)
# +     v[k] = guardado
# +     out[k] = (alto - f(x)) / eps
# + return out.reshape(x.shape).T

# %% Hacia delante y sin devolver cada valor a su sitio
# error: diferencia-hacia-delante, punto-sin-restaurar
def numerical_gradient(f, x, eps=1e-5):
    x = x.copy()
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        base = f(x)
        x[i] += eps
        g[i] = (f(x) - base) / eps
    return g
