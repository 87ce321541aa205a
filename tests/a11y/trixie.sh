#!/bin/sh
# Plays the scenarios on Debian 13, whose screen reader is newer, in a folder of this machine. Made
# from the mirror this Debian uses itself; needs root. Usage: trixie.sh PROGRAM [SCENARIO ...]
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
root=$here/target/a11y-trixie
models=${SKOLROST_MODELS:-${XDG_DATA_HOME:-$HOME/.local/share}/skolrost/models}
packages="at-spi2-core ca-certificates dbus dbus-bin dbus-x11 dconf-gsettings-backend espeak-ng fonts-noto-core
gir1.2-atspi-2.0 gir1.2-gtk-3.0 gir1.2-wnck-3.0 imagemagick libasound2-plugins libglib2.0-bin libspeechd2
libx11-xcb1 libxcursor1 libxi6 libxkbcommon-x11-0 openbox orca procps pulseaudio pulseaudio-utils python3
python3-gi speech-dispatcher speech-dispatcher-espeak-ng x11-xkb-utils xdotool xvfb"

if [ "${1:-}" != --inside ]; then
    [ "$(id -u)" -eq 0 ] || { echo "trixie.sh: only root can make a system in a folder" >&2; exit 1; }
    # Made anew where it takes other packages now.
    if [ "$(cat "$root/made" 2>/dev/null)" != "$packages" ]; then
        rm -rf "$root"
        mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' \
            'Codename: bookworm' 'Component: main' | head -n 1)
        mmdebstrap --quiet --variant=minbase --include="$(echo $packages | tr ' ' ',')" \
            trixie "$root" "${mirror:?this is no Debian 12}"
        echo 127.0.0.1 localhost >"$root/etc/hosts"
        echo "$packages" >"$root/made"
    fi
    # Mounts and processes of its own: they end with it, and no other screen reader is seen.
    exec unshare --mount --pid --fork --kill-child --propagation private sh "$0" --inside "$@"
fi
shift
mkdir -p "$root$here" "$root/models"
mount --rbind /dev "$root/dev"
mount --rbind /sys "$root/sys"
mount -t proc proc "$root/proc"
mount --bind "$here" "$root$here"
mount --bind "$models" "$root/models"
exec chroot "$root" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
    SKOLROST_MODELS=/models /usr/bin/python3 "$here/tests/a11y/accept.py" "$@"
