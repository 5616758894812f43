# %% windows
def windows(X, filter_size, stride):
    V = np.lib.stride_tricks.sliding_window_view(X, (filter_size, filter_size), axis=(2, 3))
    return V[:, :, :, :, ::stride, ::stride]

# %% counterexample_vectorization
def counterexample_vectorization():
    rng = np.random.default_rng(0)
    return rng.normal(size=(1, 2, 5, 5)), rng.normal(size=(3, 2, 2, 2)), rng.normal(size=3), 1, 0
