#!/usr/bin/env bash
# Puts the shell completions of the executable below a prefix.
set -eu
prefix=$1
tool=$prefix/bin/graphtool
put() { install -d "$(dirname "$2")" && "$tool" --generate-completion-script "$1" > "$2"; }
put bash "$prefix/share/bash-completion/completions/graphtool"
put zsh "$prefix/share/zsh/site-functions/_graphtool"
put fish "$prefix/share/fish/vendor_completions.d/graphtool.fish"
