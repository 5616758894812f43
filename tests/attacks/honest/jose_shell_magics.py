# /// esperado
# nota = "Magias de todo tipo: !ls, %%bash, %pip, %cd, %time, %%capture, %load_ext y ?; ninguna cuenta."
# unidad = "01_padding"
# estado = "ok"
# puntos = { zero_padding = 10 }
# ///

# %% nueva después de importaciones
!echo hola
%pip --version
%load_ext autoreload
%autoreload 2
%config InlineBackend.figure_format = "retina"
%env MI_VARIABLE=1

# %% nueva después de importaciones
%%bash
echo "desde bash"

# %% nueva después de importaciones
%%capture salida
print("capturado")

# %% zero_padding
def zero_padding(X, pad):
    return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))

# %% nueva al final
%time zero_padding(np.ones((1, 1, 2, 2)), 1)
%who
zero_padding?
