"""Lo que se importa: de más, de otra manera o de algo que no está donde se califica."""

import random

from tests.truth.book import Book
from tests.truth.habits import WEIGHTS, habit

#: Las funciones de la unidad 03 que no recorren un lote.
NO_BATCH = ("output_size", "feature_map")
#: Líneas de otros cursos y de otras máquinas, de las que se copian y se quedan.
_UNUSED = (
    "import torch",
    "import torch.nn as nn\nimport torch.nn.functional as F",
    "import scipy.signal",
    "from scipy import signal",
    "from sklearn.metrics import mean_squared_error",
    "import pandas as pd\npd.set_option('display.max_rows', 10)",
    "import cv2",
    "import requests",
    "import plotly.express as px",
    "from google.colab import files",
    "from typing import Any, Optional",
    "import matplotlib.pyplot as plt\nplt.style.use('seaborn')",
    "import os, sys, time, random, math, json",
    "device = 'cuda' if torch.cuda.is_available() else 'cpu'",
)
#: Lo mismo, pero haciendo algo con ello.
_USED = (
    "from google.colab import drive\ndrive.mount('/content/drive')",
    "import plotly.express as px\nfigura = px.imshow(np.eye(3))",
    "import cv2\nimagen = cv2.imread('gato.png')\nmodo = cv2.COLOR_BGR2RGB",
    "import requests\nsesion = requests.Session()",
    "from sklearn.metrics import mean_squared_error\nprint(mean_squared_error(np.zeros(2), np.ones(2)))",
    "import matplotlib.pyplot as plt\nplt.style.use('seaborn')",
    "import torch\ntorch.manual_seed(0)\ndevice = torch.device('cpu')",
    "import subprocess\nprint(subprocess.run(['nvidia-smi'], capture_output=True).returncode)",
    "import os\nos.chdir('datos')",
    "import os\nos.environ['CUDA_VISIBLE_DEVICES'] = '0'\nos.makedirs('salidas', exist_ok=True)",
    "import utilidades\nutilidades.saluda()",
    "from utilidades import saluda\nsaluda()",
    "from pathlib import Path\nlineas = Path('datos/notas.txt').read_text().splitlines()",
)
FOLDER = {"datos/notas.txt": b"3\n4\n", "utilidades.py": b"def saluda():\n    print('hola')\n"}


@habit("importaciones")
def unused_in_the_solution(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    lines = [line for line in _UNUSED if "device" not in line]
    book.above(name, *rng.sample(lines, 3))


@habit("importaciones")
def unused_in_the_first_cell(rng: random.Random, book: Book) -> None:
    """Añade lo suyo a la celda bloqueada de los ``import``."""
    book.below("importaciones", *rng.sample(_UNUSED[:-1], 2))


@habit("importaciones")
def unused_in_a_cell_of_their_own(rng: random.Random, book: Book) -> None:
    book.before(rng.choice(book.functions), "\n".join(["import torch", *rng.sample(_UNUSED, 4)]))


@habit("importaciones", plain=True)
def something_done_in_the_cell_of_a_helper(rng: random.Random, book: Book) -> None:
    """La función auxiliar va en la celda que usa algo que no está donde se califica."""
    book.files |= FOLDER
    name = rng.choice(book.functions)
    lines = "\n".join(rng.sample([line for line in _USED if "chdir" not in line], 2))
    book.before(name, f"{lines}\n\n\n{book.helper(name)}")


@habit("importaciones")
def something_done_in_the_cell_of_the_solution(rng: random.Random, book: Book) -> None:
    book.files |= FOLDER
    book.above(rng.choice(book.functions), rng.choice(_USED[:8]), "")


@habit("importaciones", plain=True)
def chdir_in_the_cell_of_a_helper(rng: random.Random, book: Book) -> None:
    book.files |= FOLDER
    name = rng.choice(book.functions)
    book.before(name, f"import os\nos.chdir('datos')\nprint(os.getcwd())\n\n\n{book.helper(name)}")


@habit("importaciones")
def chdir_where_nobody_has_it(rng: random.Random, book: Book) -> None:
    """La carpeta de Colab, ejecutado en otra parte: da error en todas."""
    book.before(rng.choice(book.functions), "import os\nos.chdir('/content/drive/MyDrive/curso')")


@habit("importaciones")
def nvidia_smi(rng: random.Random, book: Book) -> None:
    command = rng.choice(["subprocess.run(['nvidia-smi'])", "subprocess.check_output('nvidia-smi')"])
    book.above(rng.choice(book.functions), "import subprocess", f"print({command})", "")


@habit("importaciones", units=("03_conv_forward", "05_pooling"), plain=True)
def progress_bar(rng: random.Random, book: Book) -> None:
    name = rng.choice([n for n in book.functions if n not in NO_BATCH])
    origin, bar = rng.choice([("tqdm", "tqdm"), ("tqdm.auto", "tqdm"), ("tqdm.notebook", "tqdm")])
    source = book.source(name).replace("in range(N):", f"in {bar}(range(N), desc='imágenes'):", 1)
    book.write(name, f"from {origin} import {bar}\n\n\n{source}")


@habit("importaciones", units=("01_padding", "03_conv_forward", "05_pooling"), plain=True)
def progress_range(rng: random.Random, book: Book) -> None:
    name = next(n for n in book.functions if n not in NO_BATCH)
    book.write(name, book.source(name).replace("in range(N):", "in trange(N, leave=False):", 1))
    book.before(name, "from tqdm import tqdm, trange")


@habit("importaciones", plain=True)
def compiled_helper(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    decorator = rng.choice(["@njit", "@njit(cache=True)", "@numba.njit", "@jit(nopython=True)"])
    book.before(name, f"import numba\nfrom numba import jit, njit\n\n\n{decorator}\n{book.helper(name)}")


@habit("importaciones", units=[u for u in WEIGHTS if u != "02_convolve"], plain=True)
def compiled_solution(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    book.write(name, f"from numba import njit, prange\n\n\n@njit\n{book.source(name)}")


@habit("importaciones", plain=True)
def imported_inside(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    lines = ("import math", "from functools import reduce, partial", "import numpy as np", "import torch")
    book.start_of(name, rng.choice(lines), "import itertools")


@habit("importaciones", plain=True)
def torch_if_there_is(rng: random.Random, book: Book) -> None:
    """Importa PyTorch con ``try`` y no lo usa para calcular."""
    name = rng.choice(book.functions)
    except_ = rng.choice(["except ImportError:", "except Exception:", "except:"])
    book.above(
        name, "try:", "    import torch", "    HAY = True", except_, "    torch, HAY = None, False", ""
    )
    book.start_of(name, "assert HAY in (True, False)")


@habit("importaciones", plain=True)
def numpy_under_other_names(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    other = rng.choice(["import numpy as numpy_", "import numpy"])
    alias = other.split()[-1]
    book.write(name, f"{other}\n\n\n{book.source(name).replace('np.', f'{alias}.')}")


@habit("importaciones", plain=True)
def names_from_numpy(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    line = "from numpy import zeros, ones, sum as suma, max as maximo, mean, ndindex, arange"
    book.write(name, f"{line}\n\n\n{book.source(name).replace('np.zeros', 'zeros')}")


@habit("importaciones")
def settings(rng: random.Random, book: Book) -> None:
    lines = ["import warnings\nwarnings.filterwarnings('ignore')", "np.set_printoptions(precision=3)"]
    lines += ["np.random.seed(0)", "import sys\nsys.setrecursionlimit(5000)", "np.seterr(all='raise')"]
    book.after("importaciones", "\n".join(rng.sample(lines, 3)))


@habit("importaciones", plain=True)
def pieces_imported_again(rng: random.Random, book: Book) -> None:
    """Vuelve a pedir las piezas en su celda, o el módulo entero."""
    name = rng.choice(book.functions)
    lines = ["from grader import check, pieces", "import grader", "from grader.pieces import suspect"]
    book.above(name, *rng.sample(lines, 2), "")
