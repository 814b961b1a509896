#!/bin/sh
# Make this machine a kiosk, or a common machine again. Can be run as often as one likes.
#   install.sh [--dry-run] [--root DIR] [--program FILE] install|uninstall
# The Debian package lays the files by itself, and uses these for the rest:
#   install.sh [--root DIR] list|arrange|release
# --dry-run   say what would be done, change nothing (needs no root)
# --root DIR  make the system that lies in DIR one (an image, a disk of another machine)
# --program   the kiosk's program; kept as a link. Default: the one of this folder's installation.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
dry=no root='' program='' action=''
while [ $# -gt 0 ]; do
  case $1 in
    --dry-run) dry=yes ;;
    --root) root=${2:?"--root needs a folder"} && shift ;;
    --program) program=${2:?"--program needs a file"} && shift ;;
    install | uninstall | list | arrange | release) action=$1 ;;
    *) echo "unknown: $1 (see the first lines of $0)" >&2 && exit 2 ;;
  esac
  shift
done
[ -n "$action" ] || { echo "say install or uninstall 请写 install 或 uninstall" >&2 && exit 2; }

lib=/usr/lib/kepu-kiosk
data=/var/lib/kepu-kiosk
before=/etc/kepu-kiosk/before # the display manager that was there

say() { printf '%s\n' "$*"; }
do_it() { # a command and its arguments
  if [ "$dry" = yes ]; then say "would run: $*"; else "$@"; fi
}
on_system() { # only where a system runs, not in an image's folder
  [ -n "$root" ] || do_it "$@"
}
on_units() { # what systemctl does with files alone
  if [ -n "$root" ]; then do_it systemctl --quiet --root="$root" "$@"; else do_it systemctl "$@"; fi
}

# What goes where: source, target, mode.
files() {
  cat <<END
lib/start-display $lib/start-display 755
lib/wait-for-display $lib/wait-for-display 755
lib/x-client $lib/x-client 755
lib/stick $lib/stick 755
units/kepu-display.service /etc/systemd/system/kepu-display.service 644
units/kepu-kiosk.service /etc/systemd/system/kepu-kiosk.service 644
units/kepu-stick@.service /etc/systemd/system/kepu-stick@.service 644
etc/maintenance-only.conf /etc/systemd/system/getty@.service.d/kepu-kiosk.conf 644
etc/maintenance-only.conf /etc/systemd/system/autovt@.service.d/kepu-kiosk.conf 644
etc/sysusers.conf /etc/sysusers.d/kepu-kiosk.conf 644
etc/tmpfiles.conf /etc/tmpfiles.d/kepu-kiosk.conf 644
etc/logind.conf /etc/systemd/logind.conf.d/kepu-kiosk.conf 644
etc/system.conf /etc/systemd/system.conf.d/kepu-kiosk.conf 644
etc/journald.conf /etc/systemd/journald.conf.d/kepu-kiosk.conf 644
etc/sysctl.conf /etc/sysctl.d/90-kepu-kiosk.conf 644
etc/sticks.rules /etc/udev/rules.d/80-kepu-sticks.rules 644
etc/backlight.rules /etc/udev/rules.d/80-kepu-backlight.rules 644
etc/polkit.rules /etc/polkit-1/rules.d/40-kepu-kiosk.rules 644
etc/polkit.pkla /etc/polkit-1/localauthority/50-local.d/kepu-kiosk.pkla 644
etc/pam /etc/pam.d/kepu-kiosk 644
etc/xorg.conf /etc/X11/xorg.conf.d/50-kepu-kiosk.conf 644
END
}
# These a technician may have changed: laid once, never overwritten.
own_files() {
  cat <<END
etc/weston.ini /etc/kepu-kiosk/weston.ini 644
etc/kiosk.env /etc/kepu-kiosk/kiosk.env 644
END
}
masked="ctrl-alt-del.target sleep.target suspend.target hibernate.target hybrid-sleep.target"

lay() { # source target mode
  if cmp -s "$here/$1" "$root$2"; then
    say "already there: $2"
  else
    say "file: $2"
    do_it install -D -m "$3" "$here/$1" "$root$2"
  fi
}

find_program() {
  [ -n "$program" ] || program=$here/../../kiosk
  if [ ! -f "$program" ] || [ ! -x "$program" ]; then
    say "找不到展项屏程序：$program。请用 --program 指明。"
    say "The kiosk's program is not at $program; name it with --program."
    exit 1
  fi
  program=$(cd "$(dirname "$program")" && pwd)/$(basename "$program")
}

tell_missing() {
  missing=''
  if ! command -v weston >/dev/null && ! command -v Xorg >/dev/null; then missing='weston'; fi
  if command -v Xorg >/dev/null && ! command -v xinit >/dev/null; then missing="$missing xinit"; fi
  [ -z "$missing" ] || say "still needed 还需要安装: apt-get install $missing"
}

make_user() { # and its folders; in an image's own list of users, where that is what is made
  do_it systemd-sysusers ${root:+"--root=$root"} kepu-kiosk.conf
  do_it systemd-tmpfiles ${root:+"--root=$root"} --create kepu-kiosk.conf
}

remember_display_manager() {
  link=/etc/systemd/system/display-manager.service
  [ -n "$root" ] || [ ! -L "$link" ] || [ -e "$before" ] || {
    case $(readlink "$link") in
      *kepu-display.service) ;;
      *) if [ "$dry" = yes ]; then say "would note: $(readlink "$link")"; else readlink "$link" >"$before"; fi ;;
    esac
  }
}

list_all() { files; }

arrange_all() { # all but the files
  make_user
  own_files | while read -r source target mode; do
    if [ -e "$root$target" ]; then say "kept: $target"; else lay "$source" "$target" "$mode"; fi
  done
  remember_display_manager
  on_system systemctl daemon-reload
  for unit in $masked; do on_units mask "$unit"; done
  on_units enable --force kepu-display.service
  on_units set-default graphical.target
  on_system udevadm control --reload
}

release_all() { # all but the files
  on_units disable kepu-display.service || true
  for unit in $masked; do on_units unmask "$unit"; done
  if [ -z "$root" ] && [ -s "$before" ]; then
    manager=$(cat "$before")
    on_system ln -sfn "$manager" /etc/systemd/system/display-manager.service
    on_system rm -f "$before"
  fi
}

install_all() {
  find_program
  files | while read -r source target mode; do lay "$source" "$target" "$mode"; done
  do_it ln -sfn "$program" "$root$lib/kiosk"
  arrange_all
  tell_missing
  say "完成。重新启动后，这台机器就是展项屏。 Done: after a restart this machine is a kiosk."
}

uninstall_all() {
  release_all
  files | while read -r _ target _; do do_it rm -f "$root$target"; done
  do_it rm -f "$root$lib/kiosk"
  for folder in "$lib" /etc/systemd/system/getty@.service.d /etc/systemd/system/autovt@.service.d; do
    [ ! -d "$root$folder" ] || do_it rmdir --ignore-fail-on-non-empty "$root$folder"
  done
  on_system systemctl daemon-reload
  on_system udevadm control --reload
  say "已还原，数据仍在 $data。重新启动后生效。 Undone; the data stays in $data. Restart now."
}

if [ "$dry" = no ] && [ -z "$root" ] && [ "$action" != list ] && [ "$(id -u)" != 0 ]; then
  say "请用 root 运行（sudo）。 Run this as root (sudo)."
  exit 1
fi
"${action}_all"
