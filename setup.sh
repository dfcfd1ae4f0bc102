#!/usr/bin/env bash
# Sets up what `make run`, `make test` or `make test-llm` needs: system packages, uv, the environment of
# uv.lock; for `llm` also a small model and its server, in an environment of their own.
# What it may not install it names, and goes on.
set -euo pipefail
cd "$(dirname "$0")"
purpose=${1:?run, test or llm}

packages=(libvoikko1 voikko-fi python3-venv)
[ "$purpose" = test ] && packages+=(postgresql chromium)
[ "$purpose" = llm ] && packages+=(build-essential cmake)

say() { printf '%s\n' "$*" >&2; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

missing_packages() {
    for package in "${packages[@]}"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || echo "$package"
    done
}

install_packages() {
    command -v dpkg-query >/dev/null || { say "Not Debian: install the equivalents of ${packages[*]} yourself."; return; }
    mapfile -t missing < <(missing_packages)
    [ ${#missing[@]} = 0 ] && return
    say "Installing Debian packages: ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    if ! { as_root apt-get update -qq && as_root apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >/dev/null 2>&1; then
        say "Could not install ${missing[*]}; going on without. To have them: sudo apt-get install ${missing[*]}"
    fi
}

install_uv() {
    command -v uv >/dev/null || [ -x .tools/bin/uv ] && return
    say "Taking uv from PyPI into .tools"
    python3 -m venv .tools
    .tools/bin/pip install --quiet --disable-pip-version-check uv
}

install_llm() {
    # uv keeps the wheel that it builds in its cache, outside this folder: the next time takes seconds.
    wanted=$(cat tests/live/requirements.txt)
    [ "$(cat .venv-llm/installed 2>/dev/null)" = "$wanted" ] && return
    say "Building the server of a small model into .venv-llm (3 minutes, once):" $wanted
    "$uv" venv --quiet --clear .venv-llm
    "$uv" pip install --quiet --python .venv-llm/bin/python --requirement tests/live/requirements.txt
    echo "$wanted" > .venv-llm/installed
}

install_packages
install_uv
uv=$(command -v uv || echo .tools/bin/uv)
if [ "$purpose" = run ]; then groups=(--no-dev); else groups=(--group dev); fi
[ "$purpose" = run ] && [ -e .venv/bin/pytest ] && groups=(--inexact --no-dev)
"$uv" sync --quiet --frozen "${groups[@]}"
if [ "$purpose" = llm ]; then install_llm; fi
