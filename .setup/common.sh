# Shared by `run` and `test`: progress, plain errors, and the build. Source it with the project's folder as the
# current one, after setting `step_count`. All of it speaks on stderr: stdout belongs to the program's own answers.

build_directory=$PWD/build
step_number=0

step() {
  step_number=$((step_number + 1))
  step_name=$1
  printf '%d/%d %s\n' "$step_number" "$step_count" "$1" >&2
}

# fail WHAT WHY-OR-LOG REMEDY: says which step failed, what the tool said last, and what to do. Ends the script.
fail() {
  {
    printf '\nStep %d (%s) failed: %s\n' "$step_number" "$step_name" "$1"
    if [ -f "$2" ]; then
      printf 'It said last:\n'
      tail -n 15 "$2" | sed 's/^/    /'
    elif [ -n "$2" ]; then
      printf '%s\n' "$2"
    fi
    printf 'What to do: %s\n' "$3"
  } >&2
  exit 2
}

note() { printf '    %s\n' "$1" >&2; }

# Shows the newest line of a long job in place where a person watches; a log file gets nothing.
show_progress() {
  if [ -t 2 ]; then
    while IFS= read -r line; do printf '\r\033[K    %.70s' "$line" >&2; done
    printf '\r\033[K' >&2
  else
    cat >/dev/null
  fi
}

# One compiler needs up to 1.2 GB; a build that swaps is slower than one with fewer jobs.
build_jobs() {
  local processors memory_jobs
  processors=$(nproc)
  memory_jobs=$(awk '/^MemAvailable:/ { print int($2 / 1200000) }' /proc/meminfo 2>/dev/null)
  memory_jobs=${memory_jobs:-1}
  [ "$memory_jobs" -ge 1 ] || memory_jobs=1
  echo $((processors < memory_jobs ? processors : memory_jobs))
}

# configure_preset PRESET
configure_preset() {
  mkdir -p "$build_directory"
  local log=$build_directory/configure-$1.log
  cmake --preset "$1" >"$log" 2>&1 ||
    fail "CMake could not prepare build/$1." "$log" \
      "read the lines above; after a change of compiler or system, remove the folder build/$1 and try again."
}

# build_preset PRESET [TARGET]
build_preset() {
  cmake --build "$build_directory/$1" --parallel "$(build_jobs)" ${2:+--target "$2"} >&2 ||
    fail "the compiler stopped in build/$1." "" \
      "read its first error above. If it was ended by the system, memory ran out: close programs and try again."
}
