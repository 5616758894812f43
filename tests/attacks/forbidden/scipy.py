# /// esperado
# nota = "scipy.signal.correlate, y scikit-image y OpenCV si no está."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
try:
    from scipy.signal import correlate
except ImportError:
    from skimage.util import view_as_windows as correlate
import cv2

def convolve(X, W, b):
    return correlate(X, W, "valid").item() + b
