# /// esperado
# nota = "Correcta, llena de print dentro de la función y con %matplotlib, %timeit y %%time en celdas nuevas."
# estado = "ok"
# puntos = { zero_padding = 10 }
# pierde = { zero_padding = [] }
# ///

# %% nueva después de importaciones
%matplotlib inline
import matplotlib.pyplot as plt

# %% zero_padding
def zero_padding(X, pad):
    print("X.shape =", X.shape, "pad =", pad)
    N, C, H, W = X.shape
    print(N, C, H, W)
    arriba = np.zeros_like(X, shape=(N, C, pad, W))
    lado = np.zeros_like(X, shape=(N, C, H + 2*pad, pad))
    print("arriba", arriba.shape, "lado", lado.shape)
    aux = np.concatenate((arriba, X, arriba), axis=2)
    print("aux", aux.shape)
    res = np.concatenate((lado, aux, lado), axis=3)
    print("holaaaa llegué hasta aquí")
    print(res)
    return res

# %% nueva al final
x = np.ones((1, 1, 3, 3))
%timeit -n 3 -r 2 np.pad(x, 1)
%time y = zero_padding(x, 2)

# %% nueva al final
%%time
plt.imshow(zero_padding(x, 2)[0, 0])
plt.colorbar();
