#!/usr/bin/env bash
# Draws the pictures of the README again, from the pages as they are now: cmake --build build/dev --target readme_pictures
# Usage: readme_pictures.sh FOLDER_OF_THE_PROGRAMS FOLDER_OF_THE_PICTURES
set -eu
programs=$1
pictures=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work"/{child,types,arabic,team}
draw() { xvfb-run -a "$programs/doorstep_$1_pictures" "${@:2}"; }
draw respondent "$work/child" child 1 1280x800 sv
draw respondent "$work/types" types 1 1280x800 sv
draw respondent "$work/arabic" parent 1 1280x800 ar
draw team "$work/team" 1 1280x800 sv
cp "$work/child/08_faces.png" "$pictures/child_question.png"
cp "$work/types/t02_body_chosen.png" "$pictures/child_body.png"
cp "$work/child/28_choice_made.png" "$pictures/child_choice.png"
cp "$work/arabic/p4_one_of.png" "$pictures/parent_arabic.png"
cp "$work/team/today.png" "$work/team/family.png" "$pictures/"
