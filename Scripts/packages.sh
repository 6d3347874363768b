#!/usr/bin/env bash
# Installs the Debian packages named as arguments that are missing; says in a sentence what it
# cannot do.
set -eu
if ! command -v swift >/dev/null; then
  echo "Swift 6.2 or later is needed and was not found: see https://www.swift.org/install" >&2
  exit 69
fi
missing=()
for package in "$@"; do
  status=$(dpkg-query --show --showformat='${Status}' "$package" 2>/dev/null || true)
  case $status in *" installed") ;; *) missing+=("$package") ;; esac
done
[ ${#missing[@]} -eq 0 ] && exit 0
if ! command -v apt-get >/dev/null; then
  echo "These libraries are missing, and there is no apt-get here to install them: ${missing[*]}" >&2
  echo "Install Graphviz, libxml2, SQLite and zlib with their headers, then make this again." >&2
  exit 69
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "Please run as root: apt-get install ${missing[*]}" >&2
    exit 69
  fi
  as_root=(sudo)
fi
echo "Installing Debian packages: ${missing[*]}"
"${as_root[@]}" apt-get update -qq
DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq "${missing[@]}" >/dev/null
