# /// esperado
# nota = "Abre comms de widgets y publica vistas de widgets que no existen."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return None

# %% nueva al final
from IPython.display import display
try:
    from comm import create_comm
    comm = create_comm(target_name="jupyter.widget", data={"state": {"_model_name": "Fake"}})
    comm.send({"method": "update", "state": {"value": "10"}})
except Exception as error:
    print(type(error).__name__)
import ipywidgets
display(ipywidgets.HTML("<b>10</b>"))
view = {"application/vnd.jupyter.widget-view+json": {"model_id": "../../x"}, "text/plain": "10.0"}
get_ipython().display_pub.publish(view)
