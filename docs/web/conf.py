"""Cómo escribe Sphinx el sitio: en español y sin pedir nada a la red."""

project = "Redes convolucionales desde cero"
language = "es"
extensions = ["myst_nb", "sphinx.ext.githubpages", "docs.web.extension"]
root_doc = "index"

myst_enable_extensions = ["dollarmath", "attrs_inline"]
myst_heading_anchors = 3
nb_execution_mode = "off"  # las salidas son las guardadas
nb_ipywidgets_js: dict[str, dict[str, str]] = {}  # y los controles, su imagen: sin require.js
nb_code_prompt_show = "Enseñar la salida"
nb_code_prompt_hide = "Ocultar la salida"

html_theme = "sphinx_book_theme"
html_title = project
html_static_path = ["static"]
html_css_files = ["site.css"]
html_js_files = [("search.js", {"defer": "defer"})]
html_favicon = "static/icon.svg"
html_context = {"default_mode": "auto"}
html_copy_source = False
html_show_sourcelink = False
html_use_index = False
html_math_renderer = "mathml"
html_theme_options = {
    "search_bar_text": "Buscar…",
    "navbar_persistent": [],  # la búsqueda ya está en la barra lateral
    "toc_title": "En esta página",
    "use_download_button": False,
    "footer_content_items": [],
    # los dos estilos que la Iniciativa de Accesibilidad da por buenos en su tema
    "pygments_light_style": "a11y-high-contrast-light",
    "pygments_dark_style": "a11y-high-contrast-dark",
}
