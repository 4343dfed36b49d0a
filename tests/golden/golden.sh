#!/usr/bin/env bash
# Are the pages drawn as they were? Draws them again and compares with the pictures beside this file:
#   golden.sh BUILD            0 as they were, 1 not (which, and where to look), 77 another renderer: nothing compared
#   golden.sh BUILD --bless    they are right as they are now
# BUILD is a build folder: build/dev.
set -u
here=$(dirname "$(readlink -f "$0")")
build=$(readlink -f "$1") || exit 2
bless=${2:-}
goldens=$here/pictures
drawn=$build/golden
programs=$build/tests
export LIBGL_ALWAYS_SOFTWARE=1 TZ=UTC
command -v xvfb-run >/dev/null || { echo "skipped: xvfb-run is not installed"; exit 77; }

on_display() { xvfb-run -a -s '-screen 0 1280x800x24' "$@"; }
renderer=$(on_display "$programs/doorstep_golden" renderer) || { echo "skipped: no window can be opened"; exit 77; }
if [ "$bless" != --bless ] && [ "$renderer" != "$(cat "$here/renderer.txt")" ]; then
  echo "skipped: the pictures were drawn by another renderer than this one"
  diff "$here/renderer.txt" <(echo "$renderer")
  exit 77
fi

rm -rf "$drawn"
# run NAME PROGRAM ARGUMENTS... -- PICTURES...: draws a tour, up to the last of these, and keeps them as NAME_picture.png
run() {
  local name=$1 program=$2 folder=$drawn/all/$1
  local arguments=()
  shift 2
  while [ "$1" != -- ]; do arguments+=("$1"); shift; done
  shift
  mkdir -p "$folder"
  DOORSTEP_LAST_PICTURE=${!#} on_display "$programs/doorstep_${program}_pictures" "$folder" "${arguments[@]}" ||
    { echo "$name could not be drawn"; exit 1; }
  for picture in "$@"; do mv "$folder/$picture.png" "$drawn/${name}_$picture.png" || exit 1; done
}
run child respondent child 1 1280x800 sv 10 -- \
  01_hand_over 07_own_words 08_faces 12_number_pad 13_soft_check 15_many_of 17_scale 18_date 22_summary 28_choice_made 30_overview
run types respondent types 1 1280x800 sv 10 -- t02_body_chosen t05_homes_chosen t07_drawn t09_row t21_ranked
run adult respondent types 1 1280x800 sv 15 -- t12_table
run arabic respondent parent 1 1280x800 ar -- p4_one_of p6_many_of
run large respondent parent 1.5 1280x800 sv -- p4_one_of
run account respondent account 1 1280x800 sv -- a1_account
run team team 1 1280x800 sv -- today family gate
run night team 1 1280x800 sv night -- family
run small respondent child 1 800x480 sv 8 -- 08_faces
run contrast team 1 1280x800 sv high-contrast -- today
cp "$here/preview.yaml" "$drawn/preview.yaml"
touch -d '2026-11-21 14:32' "$drawn/preview.yaml"
for language in sv ar; do
  on_display "$programs/doorstep_golden" preview "$drawn/preview.yaml" "$drawn/preview_$language.png" $language || exit 1
done

if [ "$bless" = --bless ]; then
  rm -f "$goldens"/*.png
  for picture in "$drawn"/*.png; do
    "$programs/doorstep_golden" keep "$picture" "$goldens/$(basename "$picture")" || { echo "$picture has too many colours"; exit 1; }
  done
  echo "$renderer" >"$here/renderer.txt"
  echo "$(ls "$goldens" | wc -l) pictures are the goldens now. Look at each of them before you commit."
  exit 0
fi
outcome=0
for picture in "$drawn"/*.png; do
  "$programs/doorstep_golden" compare "$goldens/$(basename "$picture")" "$picture" || outcome=1
done
[ $outcome = 0 ] || echo "If that is meant: tests/golden/golden.sh $1 --bless"
exit $outcome
