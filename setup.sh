#!/usr/bin/env bash
# Sets up what `make run` or `make test` needs: system packages, uv, the environment of uv.lock.
# What it may not install it names, and goes on.
set -euo pipefail
cd "$(dirname "$0")"
purpose=${1:?run or test}

packages=(libvoikko1 voikko-fi python3-venv)
[ "$purpose" = test ] && packages+=(postgresql chromium)

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

install_packages
install_uv
uv=$(command -v uv || echo .tools/bin/uv)
if [ "$purpose" = test ]; then groups=(--group dev); else groups=(--no-dev); fi
[ "$purpose" = run ] && [ -e .venv/bin/pytest ] && groups=(--inexact --no-dev)
"$uv" sync --quiet --frozen "${groups[@]}"
