"""Quién califica: procesos de esta máquina o un cluster."""
