"""La página de comentarios de cada entrega."""
