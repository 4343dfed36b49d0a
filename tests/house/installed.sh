#!/bin/sh
# Installs build folder $1 into a folder of its own and walks through an interview with what lies there.
set -u
source=$(dirname "$(readlink -f "$0")")/../..
place=$(mktemp -d) || exit 2
trap 'rm -rf "$place"' EXIT
cmake --install "$1" --prefix "$place/usr" >"$place/log" 2>&1 || { cat "$place/log"; exit 1; }

share=$place/usr/share/doorstep/assets
for file in $(cd "$source/assets" && find . -type f ! -path './pictures/*' ! -name '*.desktop'); do
  [ -f "$share/$file" ] || { echo "not installed: assets/$file"; exit 1; }
done
for file in "$source"/instruments/library/*.yaml "$source"/instruments/library/*.svg; do
  [ -f "$share/instruments/$(basename "$file")" ] || { echo "not installed: $file"; exit 1; }
done

mkdir "$place/home"
env -i HOME="$place/home" TMPDIR="$place/home" "$place/usr/bin/doorstep" >"$place/walk" 2>&1 </dev/null ||
  { cat "$place/walk"; exit 1; }
"$place/usr/bin/doorstep" check "$share"/instruments/*.yaml
