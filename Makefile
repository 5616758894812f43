# make install · make demo · make test: en una máquina con Python 3.11+, pip y make no hace falta nada más.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
TORCH  := torch==2.13.0
CPU    := https://download.pytorch.org/whl/cpu

.PHONY: install demo test mutants attacks fuzz bench lint notebooks clean

install: $(READY)

$(READY): pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(MAKE) --no-print-directory torch
	$(BIN)/pip install --quiet --editable '.[dev]'
	touch $@

# torch va solo y primero, en su versión para CPU. El índice de PyTorch es un añadido: si no se llega a él,
# basta con lo que encuentre pip.
.PHONY: torch
torch:
	$(BIN)/python -c 'import torch' 2>/dev/null \
	  || $(BIN)/pip install --quiet --retries 1 --timeout 20 --extra-index-url $(CPU) '$(TORCH)' \
	  || $(BIN)/pip install --quiet '$(TORCH)'

demo: $(READY)
	rm -rf build/demo
	$(BIN)/python -m tests.kit.sample_class build/demo
	$(BIN)/grader autograde --course build/demo --feedback

test: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/grader release --check
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder --durations 25 tests
	$(BIN)/python -m pytest -n auto --dist loadfile --nbval --nbval-sanitize-with tests/nbval.cfg solutions

# el juez a prueba: soluciones equivocadas que debe rechazar y correctas que debe aceptar
mutants: $(READY)
	$(BIN)/python -m tests.mutants --json build/mutants.json

# una clase con más de 200 entregas hostiles y otras honestas, por la orden de verdad
attacks: $(READY)
	$(BIN)/python -m tests.attacks.campaign --json build/attacks.json

# miles de cuadernos de verdad estropeados al azar: ninguno tumba la corrección ni gana puntos
fuzz: $(READY)
	$(BIN)/python -m tests.fuzz.campaign --json build/fuzz.json

# lo que tarda y lo que gasta, frente a nbgrader tal cual, en la misma pasada
bench: $(READY)
	$(BIN)/python -m tests.bench --json build/bench.json

lint: $(READY)
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
