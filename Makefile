# Every command sets itself up: see tools.sh for what is installed, where and why.
#
#   make serve   builds the site and serves it, again whenever a file changes
#   make test    runs every check and test, and prints the budgets
#   make build   makes the site in dist/ and stops
#
# CONTENT=dir is another folder of articles, DIST=dir another place for the site, PORT=n another port.

CONTENT ?= content
DIST ?= dist
PORT ?= 8080

RUN := ./tools.sh run
CARGO := $(RUN) cargo
WASM := --target wasm32-unknown-unknown --features ui

# trunk watches what Trunk.toml names. With articles from elsewhere it is told to watch those and our sources.
ifneq ($(CONTENT),content)
WATCH := --watch "$(CONTENT)" --watch src --watch style --watch index.html
endif

# What the press reads, in trunk's hook as well.
export NEWSPRINT_CONTENT := $(abspath $(CONTENT))
export CARGO_TERM_COLOR ?= auto

.PHONY: serve build test lint core dom site journeys search-report budgets tools-build tools-test

serve: tools-build
	$(RUN) trunk serve --release --port $(PORT) --dist "$(DIST)" $(WATCH)

build: tools-build
	$(RUN) trunk build --release --dist "$(DIST)"

# In order of how soon a mistake shows.
test: lint core dom journeys budgets

lint: tools-test
	$(CARGO) fmt --check
	$(CARGO) clippy --quiet --all-targets --features press -- -D warnings
	$(CARGO) clippy --quiet --lib --bin app --test dom --test view $(WASM) -- -D warnings

# Pure Rust, natively: the core without features, then everything the press adds.
core: tools-test
	$(CARGO) check --quiet --lib
	$(CARGO) test --features press

# Components in a real browser, without a server.
dom: tools-test
	CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner \
	CHROMEDRIVER=$$(command -v chromedriver) WASM_BINDGEN_TEST_TIMEOUT=120 \
	$(CARGO) test $(WASM) --test dom --test view

# The release site of this project's own articles, none of which may have a mistake.
site: tools-test
	$(CARGO) run --quiet --release --features press -- build --deny warnings
	$(RUN) trunk build --release --dist "$(DIST)"

journeys: site
	$(RUN) node --test --test-concurrency=1 tests/e2e/*.test.mjs

# Search beside other libraries, which takes half an hour and is no part of the tests. PEERS=newsprint,lunr asks only those.
search-report: tools-test
	$(CARGO) build --quiet --release --features press --bin newsprint
	$(CARGO) build --quiet --profile app --example search_engine --target wasm32-unknown-unknown
	$(RUN) wasm-bindgen --target web --no-typescript --out-dir target/search-bench/engine --out-name engine \
		target/wasm32-unknown-unknown/app/examples/search_engine.wasm
	npm ci --prefix benches/search --ignore-scripts --no-audit --no-fund --loglevel=error
	$(RUN) node benches/search/quality.mjs
	$(RUN) node benches/search/speed.mjs

budgets: site
	$(RUN) node --test benches/search/trec.test.mjs
	$(CARGO) bench --quiet --bench finding
	$(RUN) node benches/budgets.mjs "$(DIST)"
	$(RUN) node benches/press.mjs

tools-build:
	@./tools.sh build

tools-test:
	@./tools.sh test
