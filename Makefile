# The commands a person types. `make help` lists them.
BUNDLE ?= policies/cn
SEKISHO ?= build/release/sekisho
DEMO ?= build/demo
CASES ?= 2000000
SEED ?= 1
SECONDS ?= 60
.PHONY: help setup build test fuzz demo lint format clean

help:    ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1  /p' Makefile

setup:   ## install the Debian packages the build needs
	@scripts/setup.sh

build: setup  ## the program and the extension for VS Code, at build/release/sekisho and sekisho.vsix
	@cmake --preset release >/dev/null
	@cmake --build build/release --target sekisho --target vsix

test: setup  ## build everything and run all tests
	@cmake --preset dev >/dev/null
	@cmake --build build/dev
	@ctest --test-dir build/dev --output-on-failure

fuzz: setup  ## any input under sanitizers and generated laws for long: make fuzz SECONDS=600 CASES=2000000 SEED=7 (needs clang-19)
	@scripts/fuzz.sh $(SECONDS)
	@cmake --preset dev >/dev/null
	@cmake --build build/dev --target test_bundle_properties --target test_evaluate
	SEKISHO_VERBOSE=1 SEKISHO_CASES=$(CASES) SEKISHO_SEED=$(SEED) build/dev/tests/evaluate/test_bundle_properties
	SEKISHO_CASES=$(CASES) build/dev/tests/evaluate/test_evaluate "property *"

demo: build  ## replay an example log and explain one decision
	$(SEKISHO) replay $(BUNDLE) examples/logs/trade_2024_2026.jsonl -o $(DEMO) --format text
	grep '"T-2026-02092"' examples/logs/trade_2024_2026.jsonl | $(SEKISHO) explain $(BUNDLE) - --format text

lint:    ## clang-tidy over our own sources (needs clang-tidy-19)
	@cmake --preset tidy >/dev/null
	@cmake --build build/tidy

format:  ## clang-format over our own sources (needs clang-format-19)
	@git ls-files '*.cpp' '*.h' | xargs clang-format-19 -i

clean:   ## remove build/
	rm -rf build
