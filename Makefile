# make install · make demo · make test: en una máquina con Python 3.11+, pip y make no hace falta nada más.
# install trae lo que necesita quien estudia o enseña; lo demás del desarrollo lo añade la primera orden que lo use.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
DEV    := $(VENV)/.ready-dev
TORCH  := torch==2.13.0
CPU    := https://download.pytorch.org/whl/cpu

.PHONY: install demo test mutants messages attacks fuzz truth bench recetas enteras lint notebooks clean

install: $(READY)

# torch va solo y primero, en su versión para CPU. El índice de PyTorch es un añadido del que no sale nada más: si no se
# llega a él, pip calla y toma torch de donde lo encuentre.
$(READY): pyproject.toml
	@echo "Instalamos en $(VENV) lo que usa el curso: 320 MB de descarga, 1.4 GB de disco y de 2 a 6 minutos en silencio."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -c 'import torch' 2>/dev/null \
	  || $(BIN)/pip install --quiet --no-deps --retries 1 --timeout 20 --extra-index-url $(CPU) '$(TORCH)' 2>/dev/null \
	  || $(BIN)/pip install --quiet '$(TORCH)'
	@$(BIN)/pip install --quiet --quiet --editable .
	@touch $@

$(DEV): $(READY)
	@echo "Añadimos lo que hace falta para desarrollar: 130 MB de descarga, 0.5 GB de disco y 1 o 2 minutos."
	@$(BIN)/pip install --quiet --quiet --editable '.[dev]'
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

# lo que tarda y lo que gasta, frente a nbgrader tal cual, en la misma pasada
bench: $(DEV)
	$(BIN)/python -m tests.bench --json build/bench.json

# añadir un ejercicio y un error conocido como dice CONTRIBUTING.md, y «make test» entero después
recetas: $(DEV)
	$(BIN)/python -m tests.recipes

# lo que «make test» hace a medias, entero: los cuadernos en el navegador y las averías
enteras: $(DEV)
	BROWSER_ALL=1 FAULTS_TIMES=5 $(BIN)/python -m pytest tests/browser tests/course/test_faults.py

lint: $(DEV)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# vuelve a ejecutar las soluciones y guarda sus salidas; después, publica
notebooks: $(READY)
	$(BIN)/jupyter nbconvert --log-level WARN --to notebook --execute --inplace \
	  --ExecutePreprocessor.record_timing=False --ExecutePreprocessor.store_widget_state=False \
	  solutions/*/*.ipynb
	$(BIN)/grader release

clean:
	rm -rf build $(VENV)
