#!/usr/bin/env bash
# Installs what newsprint is built and tested with, each tool once: a second run finds it and says nothing.
#
#   ./tools.sh build      what `make build` and `make serve` need
#   ./tools.sh test       that, and what the browser tests need
#   ./tools.sh run ...    runs a command that finds all of it
#
# Everything lands in the tools folder (NEWSPRINT_TOOLS, by default .tools beside this file), except the
# browser, which comes from the system's packages, and rustup's own copy of the WebAssembly library.
# It does not build the site: the Makefile does.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
tools=${NEWSPRINT_TOOLS:-$here/.tools}
case "$tools" in /*) ;; *) tools=$PWD/$tools ;; esac
wasm=wasm32-unknown-unknown
trunk_version=0.21.14

say() { printf 'tools: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# The crate and the command line tool must be equal to the digit, so the lock file decides.
wasm_bindgen_version() {
  awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' "$here/Cargo.lock"
}

# Where the library built from source is kept: the compiler refuses one made by another compiler, so its
# version is in the name. `./tools.sh run` points cargo there.
sysroot() { printf '%s/sysroot-%s' "$tools" "$(rustc --version | cut -d' ' -f2)"; }

# rustup's copy carries a hash in its name, one built from source does not.
has_library() { compgen -G "$1/lib/rustlib/$wasm/lib/libstd[.-]*rlib" >/dev/null; }

# Runs a command as root, through sudo if need be.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  else
    have sudo || fail "please run as root: $*"
    sudo "$@"
  fi
}

# Debian packages, without asking.
system_packages() {
  have apt-get || fail "please install: $* (no apt-get on this system)"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

wasm_library() {
  has_library "$(rustc --print sysroot)" && return
  has_library "$(sysroot)" && return
  if [ "${NEWSPRINT_STD:-}" != source ] && have rustup; then
    say "adding Rust's standard library for $wasm (the app runs in the browser as WebAssembly)"
    timeout 300 rustup target add "$wasm" >&2 && has_library "$(rustc --print sysroot)" && return
    say "rustup could not fetch it"
  fi
  say "building Rust's standard library for $wasm from source (about half a minute)"
  local work
  work=$(mktemp -d)
  library_source "$work"
  (
    cd "$work/library"
    RUSTC_BOOTSTRAP=1 RUSTFLAGS='-Cembed-bitcode=yes -Zforce-unstable-if-unmarked' CARGO_TARGET_DIR="$work/target" \
      cargo build --quiet --release -p sysroot --target "$wasm"
  )
  local to
  to=$(sysroot)/lib/rustlib/$wasm/lib
  mkdir -p "$to"
  cp "$work/target/$wasm/release/deps/"*.rlib "$to/"
  rm -rf "$work"
  has_library "$(sysroot)" || fail "the library was built but is not at $to"
}

# Puts the library's source at $1/library: from a copy beside the project if there is one, else from the
# Debian package of the compiler's version.
library_source() {
  local version archive
  version=$(rustc --version | cut -d' ' -f2)
  archive=$here/../shared/toolchain/rust-std-$version.tar.xz
  if [ -f "$archive" ]; then
    tar -xf "$archive" -C "$1"
    return
  fi
  have apt-get || fail "no rustup target, no apt-get: install the $wasm target of rustc $version by hand"
  # A private set of apt lists, so that the system's own sources stay as they are. The mirror is the one
  # the system already uses; only the suite differs, because older releases carry older compilers.
  local mirror apt
  debian_mirror() { apt-get indextargets --format '$(SITE)' 'Created-By: Packages' | grep -m 1 '/debian/*$'; }
  mirror=$(debian_mirror || { as_root apt-get update -qq && debian_mirror; }) || fail "apt knows no Debian mirror"
  mkdir -p "$1/apt/lists/partial" "$1/apt/cache/archives/partial"
  printf 'Types: deb\nURIs: %s\nSuites: trixie-backports\nComponents: main\nSigned-By: %s\n' \
    "$mirror" /usr/share/keyrings/debian-archive-keyring.gpg >"$1/apt/source.sources"
  apt=(-qq -o "Dir::Etc::sourcelist=$1/apt/source.sources" -o Dir::Etc::sourceparts=/dev/null
    -o "Dir::State::lists=$1/apt/lists" -o "Dir::Cache=$1/apt/cache" -o APT::Sandbox::User=)
  apt-get "${apt[@]}" update
  local package
  package=$(apt-cache "${apt[@]}" madison rust-src | awk -v v="$version" '$3 ~ "^" v "[+]" { print $3; exit }')
  [ -n "$package" ] || fail "the package rust-src $version is not offered: install the $wasm target by hand"
  (cd "$1" && apt-get "${apt[@]}" download "rust-src=$package" && dpkg-deb -x rust-src_*.deb deb)
  mv "$1/deb/usr/src/rustc-$version/library" "$1/library"
}

# The profile makes the tool quick to compile; it runs as well as a tuned one.
cargo_tool() {
  CARGO_PROFILE_RELEASE_OPT_LEVEL=$1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    CARGO_PROFILE_RELEASE_DEBUG=0 CARGO_TARGET_DIR="$tools/build" cargo install --quiet --root "$tools" "${@:2}"
  rm -rf "$tools/build"
}

trunk() {
  [ "$("$tools/bin/trunk" --version 2>/dev/null)" = "trunk $trunk_version" ] && return
  say "installing trunk $trunk_version, which builds and serves the site (about three minutes)"
  cargo_tool 0 trunk --version "$trunk_version" --locked --no-default-features --features rustls
}

# Its own lock file names a crate that is gone, hence no --locked.
wasm_bindgen() {
  local version
  version=$(wasm_bindgen_version)
  [ "$("$tools/bin/wasm-bindgen" --version 2>/dev/null)" = "wasm-bindgen $version" ] && return
  say "installing wasm-bindgen-cli $version, which joins the WebAssembly to the page (about two minutes)"
  cargo_tool 1 wasm-bindgen-cli --version "$version"
}

# node_modules in the project is a link into the tools folder, so that a fresh clone can share it.
npm_packages() {
  local to=$tools/npm
  if ! cmp -s "$here/package-lock.json" "$to/package-lock.json" || [ ! -e "$to/done" ]; then
    say "installing wasm-opt (it shrinks the WebAssembly) and the browser test driver from npm"
    rm -rf "$to" && mkdir -p "$to"
    cp "$here/package.json" "$here/package-lock.json" "$to/"
    (cd "$to" && npm ci --no-audit --no-fund --ignore-scripts --loglevel=error >&2) || fail "npm could not install"
    touch "$to/done"
  fi
  # A folder of that name, made by hand, would get the link inside it.
  [ -L "$here/node_modules" ] || rm -rf "$here/node_modules"
  ln -sfn "$to/node_modules" "$here/node_modules"
}

# The checks of `make lint`; rustup's smallest profile leaves them out.
linters() {
  cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1 && return
  say "adding rustfmt and clippy, which check the code"
  rustup component add rustfmt clippy >&2 || fail "please add rustfmt and clippy to your Rust"
}

browser() {
  have chromium && have chromedriver && return
  say "installing Chromium and its driver from the system's packages, for the browser tests"
  system_packages chromium chromium-driver fonts-noto-core fonts-noto-cjk
}

build() {
  wasm_library
  trunk
  wasm_bindgen
  npm_packages
}

run() {
  export PATH="$tools/bin:$here/node_modules/.bin:$PATH" TRUNK_SKIP_VERSION_CHECK=true
  # The values trunk takes for it are not the ones that everybody else means.
  unset NO_COLOR
  # What the browser gets says nothing of the machine it was made on, and is the same from every machine.
  local flags="--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}/registry/src=crates"
  if ! has_library "$(rustc --print sysroot)" && has_library "$(sysroot)"; then
    flags+=" --sysroot=$(sysroot)"
  fi
  export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=$flags
  exec "$@"
}

have cargo || fail "Rust is needed: see rustup.rs"
have npm || fail "Node.js 20 or newer is needed, with npm"
mkdir -p "$tools"
case "${1:-}" in
  build) build ;;
  test)
    build
    linters
    browser
    ;;
  run) run "${@:2}" ;;
  *) fail "usage: ./tools.sh build|test|run COMMAND" ;;
esac
