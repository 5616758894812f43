"""``python -m grader``: lo mismo que ``grader``, por si la orden no está en el camino."""

from grader.cli import main

main()
