# make install · make demo · make test: en una máquina con Python 3.11+, pip y make no hace falta nada más.
# install trae lo que necesita quien estudia o enseña; lo demás del desarrollo lo añade la primera orden que lo use.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
DEV    := $(VENV)/.ready-dev
SITE   := $(VENV)/.ready-site
TORCH  := torch==2.13.0
CPU    := https://download.pytorch.org/whl/cpu

.PHONY: install demo test mutants messages attacks fuzz truth bench lite lite-test untorched recetas enteras lint \
  record notebooks site clean

install: $(READY)

# torch va solo y primero, en su versión para CPU. El índice de PyTorch es un añadido del que no sale nada más: si no se
# llega a él, pip calla y toma torch de donde lo encuentre.
$(READY): pyproject.toml
	@echo "Instalamos en $(VENV) lo que usa el curso: 320 MB de descarga, 1.4 GB de disco y de 2 a 6 minutos en silencio."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -c 'import torch' 2>/dev/null \
	  || $(BIN)/pip install --quiet --no-deps --retries 1 --timeout 20 --extra-index-url $(CPU) '$(TORCH)' 2>/dev/null \
	  || $(BIN)/pip install --quiet '$(TORCH)'
	@$(BIN)/pip install --quiet --quiet --editable '.[torch]'
	@touch $@

$(DEV): $(READY)
	@echo "Añadimos lo que hace falta para desarrollar: 130 MB de descarga, 0.5 GB de disco y 1 o 2 minutos."
	@$(BIN)/pip install --quiet --quiet --editable '.[dev]'
	@touch $@

# el sitio no necesita PyTorch: lo que dice está guardado
$(SITE): pyproject.toml
	@echo "Instalamos en $(VENV) lo que hace falta para el sitio: 1 o 2 minutos."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install --quiet --quiet --editable '.[site]'
	@touch $@

demo: $(READY)
	rm -rf build/demo
	$(BIN)/python -m tests.kit.sample_class build/demo
	$(BIN)/grader autograde --course build/demo --feedback

test: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/grader release --check
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder --durations 25 tests
	$(BIN)/python -m pytest -n auto --dist loadfile --nbval --nbval-current-env --nbval-sanitize-with tests/nbval.cfg solutions

# el juez a prueba: soluciones equivocadas que debe rechazar y correctas que debe aceptar
mutants: $(DEV)
	$(BIN)/python -m tests.mutants --json build/mutants.json

# lo que lee un estudiante: más de cien soluciones equivocadas y lo que se dice de cada una
messages: $(DEV)
	$(BIN)/python -m tests.messages --page build/messages.html

# una clase con más de 200 entregas hostiles y otras honestas, por la orden de verdad
attacks: $(DEV)
	$(BIN)/python -m tests.attacks.campaign --json build/attacks.json
	$(BIN)/python -m tests.attacks.browser

# miles de cuadernos de verdad estropeados al azar: ninguno tumba la corrección ni gana puntos
fuzz: $(DEV)
	$(BIN)/python -m tests.fuzz.campaign --json build/fuzz.json
	$(BIN)/python -m tests.fuzz.wire --json build/wire.json

# cientos de cuadernos en un núcleo de verdad: si su check, Validate, grader check y la nota dicen lo mismo
truth: $(DEV)
	$(BIN)/python -m tests.truth --json build/truth.json

# el curso en el navegador, en build/lite: JupyterLite con los cuadernos publicados y el corrector
lite: $(READY)
	$(BIN)/pip install --quiet --editable '.[lite]'
	$(BIN)/python -m grader.course.handout.lite build/lite

# las unidades, hechas y entregadas en un Chromium sin red con el NumPy de Pyodide: la primera vez descarga 80 MB
lite-test: $(DEV)
	$(BIN)/pip install --quiet --editable '.[lite]'
	$(BIN)/python -m pytest tests/browser/in_lite.py tests/browser/in_current_lite.py

# todas las soluciones de tests/judged, con PyTorch y sin él: se dice lo mismo
untorched: $(DEV)
	$(BIN)/python -m tests.untorched

# lo que tarda y lo que gasta, frente a nbgrader tal cual, en la misma pasada
bench: $(DEV)
	$(BIN)/python -m tests.bench --json build/bench.json

# añadir un ejercicio y un error conocido como dice CONTRIBUTING.md, y «make test» entero después
recetas: $(DEV)
	$(BIN)/python -m tests.recipes

# todas las pruebas, también lo que «make test» hace a medias: cuadernos en el navegador, averías, niveles de aislamiento
enteras: $(DEV)
	WHOLE=1 $(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder tests

lint: $(DEV)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# guarda lo que dice PyTorch, si cambió algún ejercicio o alguna celda que lo use: en casa se comprueba sin él
record: $(READY)
	$(BIN)/python -m grader.exercises.recording

# vuelve a ejecutar las soluciones y guarda sus salidas; después, publica
notebooks: $(READY)
	$(BIN)/jupyter nbconvert --log-level WARN --to notebook --execute --inplace \
	  --ExecutePreprocessor.record_timing=False --ExecutePreprocessor.store_widget_state=False \
	  solutions/*/*.ipynb
	$(BIN)/python -m grader.exercises.recording
	$(BIN)/grader release

# el curso como páginas, en build/site: los cuadernos publicados, el manual y lo de quien desarrolla
site: $(SITE)
	$(BIN)/python -m docs.web

clean:
	rm -rf build $(VENV)
