# The commands a person types. `make help` lists them.
BUNDLE ?= policies/cn
.PHONY: help setup build test demo format clean

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

demo: build  ## replay an example log and explain one decision
	build/release/sekisho replay examples/own_law examples/records/a_week.jsonl -o build/demo
	build/release/sekisho explain examples/own_law examples/records/magnets_to_japan.json

format:  ## clang-format over our own sources (needs clang-format-19)
	@git ls-files '*.cpp' '*.h' | xargs clang-format-19 -i

clean:   ## remove build/
	rm -rf build
