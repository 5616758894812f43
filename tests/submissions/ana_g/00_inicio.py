# /// esperado
# nota = "Cuatro bucles, casilla a casilla; correcto."
# estado = "ok"
# puntos = { negative_image = 4 }
# pierde = { negative_image = [] }
# ///

# %% negative_image
def negative_image(X):
    N, C, H, W = X.shape
    salida = np.zeros((N, C, H, W))
    for n in range(N):
        for c in range(C):
            for i in range(H):
                for j in range(W):
                    salida[n, c, i, j] = 1 - X[n, c, i, j]
    return salida
