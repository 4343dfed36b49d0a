#!/usr/bin/env bash
# Are all our files formatted as .clang-format says? Versions differ in details, so Debian 12's decides; where it is
# not there, 77 tells ctest that nothing was looked at.
cd "$(dirname "$(readlink -f "$0")")/../.." || exit 2
if ! command -v clang-format >/dev/null; then
  echo "skipped: clang-format is not installed"
  exit 77
fi
if ! clang-format --version | grep -q 'version 14\.'; then
  echo "skipped: clang-format 14 decides, here is $(clang-format --version)"
  exit 77
fi
unformatted=$(find instruments storage app tests \( -name '*.h' -o -name '*.cpp' \) -print0 |
  xargs -0 clang-format --dry-run 2>&1 | sed -n 's/^\([^ :]*\):[0-9].*/\1/p' | sort -u)
[ -n "$unformatted" ] || exit 0
printf 'run clang-format -i over:\n%s\n' "$unformatted"
exit 1
