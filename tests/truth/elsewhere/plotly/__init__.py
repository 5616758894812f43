"""Plotly: se importa y casi no se usa."""
