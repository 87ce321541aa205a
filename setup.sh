#!/bin/sh
# Installs the system packages that are missing, by apt, with sudo where that is needed. Arguments
# are packages that are wanted beside those everybody needs. Removes none.
set -eu

packages="cmake clang libclang-dev libspeechd-dev libasound2-dev pkg-config espeak-ng speech-dispatcher speech-dispatcher-espeak-ng libasound2-plugins libx11-6 libx11-xcb1 libxcursor1 libxi6 libxkbcommon-x11-0 $*"

for tool in cargo cc python3; do
    command -v "$tool" >/dev/null || {
        echo "setup: $tool is missing. Skolröst needs Rust (https://rustup.rs), a C compiler and Python 3." >&2
        exit 1
    }
done

missing=""
for package in $packages; do
    status=$(dpkg-query --show --showformat '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$status" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

command -v apt-get >/dev/null || {
    echo "setup: please install these packages with your system's package manager:$missing" >&2
    exit 1
}
sudo=""
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || {
        echo "setup: not root, and there is no sudo. Please install:$missing" >&2
        exit 1
    }
    sudo="sudo"
fi

echo "setup: installing$missing"
# A list of packages may be old or empty on a new machine.
$sudo apt-get update --quiet=2
# shellcheck disable=SC2086
$sudo env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet=2 --no-install-recommends --no-remove $missing || {
    echo "setup: apt could not install:$missing" >&2
    exit 1
}
