"""Lo que ``make test`` hace a medias, para no tardar, y ``make enteras`` hace entero."""

import os

import pytest

WHOLE = bool(os.environ.get("WHOLE"))
only_whole = pytest.mark.skipif(not WHOLE, reason="entero, en make enteras")
