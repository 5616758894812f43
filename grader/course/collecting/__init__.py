"""Recoger entregas de cualquier plataforma: abrir lo que llega, reconocerlo y dejarlo en su sitio."""
