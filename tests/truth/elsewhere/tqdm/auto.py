"""La barra de progreso, en su otra forma."""

from tqdm import tqdm, trange

__all__ = ["tqdm", "trange"]
