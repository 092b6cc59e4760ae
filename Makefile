# The commands a person types. `make help` lists them.
BUNDLE ?= policies/cn
SEKISHO ?= build/release/sekisho
DEMO ?= build/demo
SECONDS ?= 60
.PHONY: help setup build test fuzz demo format clean

help:    ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1  /p' Makefile

setup:   ## install the Debian packages the build needs
	@scripts/setup.sh

build: setup  ## the program, at build/release/sekisho
	@cmake --preset release >/dev/null
	@cmake --build build/release --target sekisho

test: setup  ## build everything and run all tests
	@cmake --preset dev >/dev/null
	@cmake --build build/dev
	@ctest --test-dir build/dev --output-on-failure

fuzz: setup  ## any input, for SECONDS a target, under sanitizers (needs clang-19 and libclang-rt-19-dev)
	@scripts/fuzz.sh $(SECONDS)

demo: build  ## replay an example log and explain one decision
	$(SEKISHO) replay $(BUNDLE) examples/logs/trade_2024_2026.jsonl -o $(DEMO) --format text
	grep '"T-2026-02092"' examples/logs/trade_2024_2026.jsonl | $(SEKISHO) explain $(BUNDLE) - --format text

format:  ## clang-format over our own sources (needs clang-format-19)
	@git ls-files '*.cpp' '*.h' | xargs clang-format-19 -i

clean:   ## remove build/
	rm -rf build
