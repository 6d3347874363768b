# What a newcomer types: `make demo`, then `make test`. `make help` lists the rest.
SHELL := /bin/bash
PREFIX ?= /usr/local
PACKAGES := libgraphviz-dev libxml2-dev libsqlite3-dev zlib1g-dev pkg-config
BIN := .build/release/graphtool

.PHONY: help browser demo gallery test check lint format build packages install uninstall bench reference fuzz fuzz-asan asan tsan clean

help: ## List what there is to make
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: build ## Build, read the example articles, write a map and a ranking
	@Scripts/demo.sh $(BIN)

gallery: build ## Draw every view of a map into Examples/gallery
	@Scripts/gallery.sh $(BIN)

test: packages ## Build, then run all tests (about 10 minutes the first time)
	@echo "Building and testing: about 10 minutes the first time, 3 after that."
	swift build -c release --product graphtool
	swift build --build-tests
	swift test --skip-build

check: lint test ## What CI runs: lint, then all tests

lint: ## Check the format of all Swift files
	swift format lint --strict --recursive Package.swift Sources Tests Examples

format: ## Put all Swift files into format
	swift format --in-place --recursive Package.swift Sources Tests Examples

build: packages
	@echo "Building graphtool: about 5 minutes the first time."
	swift build -c release --product graphtool

packages:
	@Scripts/packages.sh $(PACKAGES)

browser: ## Install Chromium, in which the tests open the explorer's page
	@Scripts/packages.sh chromium

install: packages ## Build and install below PREFIX (default /usr/local)
	swift build -c release --static-swift-stdlib --product graphtool --scratch-path .build-static
	install -d $(DESTDIR)$(PREFIX)/bin
	install .build-static/release/graphtool $(DESTDIR)$(PREFIX)/bin/graphtool
	@Scripts/install-completions.sh $(DESTDIR)$(PREFIX)

uninstall: ## Remove what install put below PREFIX
	rm -f $(DESTDIR)$(PREFIX)/bin/graphtool
	rm -f $(DESTDIR)$(PREFIX)/share/bash-completion/completions/graphtool
	rm -f $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_graphtool
	rm -f $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/graphtool.fish

reference: ## Write the scores of NetworkX and igraph that the tests compare with (needs both)
	python3 Scripts/reference.py > Tests/GraphTests/Reference/networkx.tsv
	python3 Scripts/reference_igraph.py > Tests/GraphTests/Reference/igraph.tsv

bench: packages ## Time our kernels beside those of the Python libraries that are installed (BENCH='--graph …')
	cd Benchmarks && swift build -c release
	@python3 Benchmarks/bench.py $(BENCH)

fuzz: packages ## Build the fuzzers and run each for a minute
	cd Fuzz && SWIFT_BACKTRACE=enable=no swift build -c release --sanitize fuzzer --scratch-path .build-fuzz
	@Scripts/fuzz.sh coverage 60

fuzz-asan: packages ## The same in a debug build under the address sanitizer, 200,000 runs each
	cd Fuzz && SWIFT_BACKTRACE=enable=no swift build --sanitize fuzzer --sanitize address --scratch-path .build-fuzz-asan
	@Scripts/fuzz.sh address 200000

asan: packages ## Run the tests under the address sanitizer
	swift test --sanitize address --scratch-path .build-asan

tsan: packages ## Run the tests under the thread sanitizer
	TSAN_OPTIONS=suppressions=$(CURDIR)/Scripts/tsan.supp setarch -R \
	  swift test --sanitize thread --scratch-path .build-tsan

clean: ## Remove what was built
	rm -rf .build .build-*
