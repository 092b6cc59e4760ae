#!/bin/sh
# Installs the Debian packages that the build and its tests need, naming them; does nothing where all are there.
set -eu
packages="g++ cmake ninja-build ccache pkg-config antlr4 libantlr4-runtime-dev libyaml-cpp-dev libspdlog-dev libfmt-dev catch2
libsimdjson-dev libcli11-dev libboost-dev libicu-dev libssl-dev zlib1g-dev libzstd-dev libmimalloc-dev zstd nlohmann-json3-dev
python3"
if ! command -v apt-get >/dev/null 2>&1; then
  echo "This is no Debian system: install CMake 3.24, Ninja, a C++20 compiler and the libraries named in docs/architecture.md section 4, then run cmake." >&2
  exit 0
fi
missing=""
for package in $packages; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q "install ok installed" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
echo "Installing:$missing"
as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo"
$as_root apt-get update -qq
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
