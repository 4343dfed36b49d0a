# Installs what .setup/packages lists and fetches the source of Dear ImGui. Source it after common.sh.
#
# The user's apt configuration is never changed. A private one in build/apt reads the machine's own entries and, beside
# them, one more that is derived from the machine's own Debian entry: same address, same options, another suite.
# So any mirror works and no address is written down. When everything is there, apt is not called at all.

apt_directory=$build_directory/apt
apt_log=$apt_directory/log
imgui_directory=$build_directory/third_party/imgui
apt_is_ready=no
unset CDPATH

debian_codename=$(. /etc/os-release 2>/dev/null && echo "${VERSION_CODENAME:-}")
case $debian_codename in
  # SQLCipher 3.4, Catch2 2.13 and Dear ImGui 1.86 are too old for us.
  bookworm) backports_suite=bookworm-backports imgui_suite=trixie ;;
  *) backports_suite='' imgui_suite=$debian_codename ;;
esac

# listed_packages GROUP...: "name minimum-version" per line; the version may be empty.
listed_packages() {
  awk -v groups=" $* " '
    /^\[/ { wanted = index(groups, " " substr($1, 2, length($1) - 2) " ") }
    wanted && /^[a-z0-9]/ { print $1, ($2 ~ /^>=/ ? substr($2, 3) : "") }' .setup/packages
}

# missing_packages GROUP...: the same lines, of those alone that are not installed or are too old.
missing_packages() {
  local name minimum installed
  local -A version_of=()
  # Here-strings and not <(...): those need /proc, which a bare system in a folder may not have.
  while read -r name installed; do
    version_of[${name:-none}]=$installed
  done <<<"$(listed_packages "$@" | cut -d ' ' -f 1 |
    xargs dpkg-query -W -f='${db:Status-Status} ${Package} ${Version}\n' 2>/dev/null |
    sed -n 's/^installed //p')"
  while read -r name minimum; do
    installed=${version_of[$name]:-}
    if [ -z "$installed" ] || { [ -n "$minimum" ] && dpkg --compare-versions "$installed" lt "$minimum"; }; then
      echo "$name $minimum"
    fi
  done <<<"$(listed_packages "$@")"
}

# The options that make apt read the private configuration. The package caches are kept in memory, because those of
# the system belong to the system's own lists.
apt_options() {
  printf '%s\n' \
    -o "Dir::Etc::sourceparts=$apt_directory/sources" \
    -o "Dir::State::lists=$apt_directory/lists" \
    -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= \
    -o Acquire::Languages=none -o Acquire::Retries=3 -o DPkg::Lock::Timeout=120 \
    -o DPkg::Options::=--force-confold
}

# private_apt COMMAND...: apt-get on the private configuration, its words in the log.
private_apt() {
  local options
  mapfile -t options <<<"$(apt_options)"
  LC_ALL=C apt-get "${options[@]}" "$@"
}

update_lists() {
  private_apt -q update 2>&1 | tee "$apt_log" | show_progress
  return "${PIPESTATUS[0]}"
}

# debian_entry: "file number" of the machine's entry for the release itself. Apt, which read the lists, says which
# entries really are Debian's: not another vendor's of the same suite name, not security, updates or backports.
# The number counts lines in a one-line file and paragraphs in a .sources file.
debian_entry() {
  private_apt indextargets 'Created-By: Packages' --format \
    '$(ORIGIN)|$(LABEL)|$(COMPONENT)|$(CODENAME)|$(SOURCESENTRY)' 2>/dev/null |
    awk -F '|' -v codename="$debian_codename" '
      $1 == "Debian" && $2 == "Debian" && $3 == "main" && $4 == codename {
        colon = match($5, /:[0-9]+$/); print substr($5, colon + 1), substr($5, 1, colon - 1); exit }'
}

# derived_entry FILE NUMBER TYPE SUITE: that entry with another type and suite; everything else stays as it is.
derived_entry() {
  case $1 in
    *.sources)
      sed '/^#/d' "$1" | awk -v number="$2" -v type="$3" -v suite="$4" '
        /^[ \t]*$/ { between = 1; next }
        !paragraph || between { paragraph++; between = 0 }
        paragraph != number { next }
        /^[^ \t]/ {
          name = tolower(substr($0, 1, index($0, ":") - 1))
          replaced = name == "types" || name == "suites" || name == "components" || name == "enabled"
        }
        !replaced { print }
        END { print "Types: " type "\nSuites: " suite "\nComponents: main\n" }'
      ;;
    *)
      local blank='[[:space:]]' options='\[[^]]*\]' word='[^[:space:]]+'
      sed -nE "$2s|^$blank*deb(-src)?$blank+($options$blank+)?($word)$blank.*|$3 \2\3 $4 main|p" "$1"
      ;;
  esac
}

# Reads the package lists of the machine's own entries and of the derived ones. Once per call of the script.
prepare_apt() {
  [ "$apt_is_ready" = no ] || return 0
  command -v apt-get >/dev/null && [ -n "$debian_codename" ] ||
    fail "this is no Debian system." "" \
      "install what .setup/packages lists in your system's own way, then: cmake --preset release && ninja -C build/release"
  rm -rf "$apt_directory/sources"
  mkdir -p "$apt_directory/sources" "$apt_directory/lists/partial"
  local file
  for file in /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources; do
    [ ! -f "$file" ] || ln -s "$file" "$apt_directory/sources/"
  done

  # An entry of another vendor that fails is no reason to stop, as long as Debian's own can be read.
  update_lists
  local number entry_file
  read -r number entry_file <<<"$(debian_entry)"
  [ -n "${entry_file:-}" ] ||
    fail "apt found no readable entry for Debian $debian_codename (main) among the machine's sources." "$apt_log" \
      "check the network, and that \`apt-get update\` works with an entry for $debian_codename main in /etc/apt."

  local derived=$apt_directory/sources/doorstep.${entry_file##*.}
  {
    [ -z "$backports_suite" ] || derived_entry "$entry_file" "$number" deb "$backports_suite"
    derived_entry "$entry_file" "$number" deb-src "$imgui_suite"
  } >"$derived"
  update_lists ||
    private_apt indextargets 'Created-By: Sources' --format '$(CODENAME)' 2>/dev/null | grep -qx "$imgui_suite" ||
    fail "this machine's mirror did not give ${backports_suite:+$backports_suite and }$imgui_suite." "$apt_log" \
      "check the network; if the mirror lacks these suites, use one that is complete."
  apt_is_ready=yes
}

# install_packages GROUP...: installs what is missing of these groups.
install_packages() {
  local missing name minimum names=() options
  missing=$(missing_packages "$@")
  if [ -z "$missing" ]; then
    note "all there"
    return 0
  fi
  prepare_apt
  while read -r name minimum; do
    names+=("$name${minimum:+${backports_suite:+/$backports_suite}}")
  done <<<"$missing"
  note "missing: ${names[*]}"

  # Everything above runs as anybody; this one command needs root. It is a file, so that it can be read first.
  mapfile -t options <<<"$(apt_options)"
  {
    echo '#!/bin/bash'
    echo 'export DEBIAN_FRONTEND=noninteractive LC_ALL=C'
    printf 'exec apt-get -q -y --no-install-recommends'
    printf ' %q' "${options[@]}" install "${names[@]}"
    echo
  } >"$apt_directory/install-as-root"

  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null ||
      fail "installing packages needs root, and there is no sudo." "" \
        "run this as root, then start again:  su -c 'bash \"$apt_directory/install-as-root\"'"
    as_root=(sudo)
  fi
  "${as_root[@]}" bash "$apt_directory/install-as-root" </dev/null 2>&1 | tee "$apt_log" | show_progress
  [ "${PIPESTATUS[0]}" -eq 0 ] ||
    fail "apt could not install the packages." "$apt_log" \
      "mend what apt says above, then start again. As root it was: bash \"$apt_directory/install-as-root\""
  missing=$(missing_packages "$@")
  [ -z "$missing" ] ||
    fail "these are still missing or too old: $(echo "$missing" | tr '\n' ' ')" "$apt_log" \
      "see whether a package is held back (apt-mark showhold), then start again."
}

imgui_version() {
  sed -nE 's/^#define IMGUI_VERSION_NUM +([0-9]+).*/\1/p' "$1/imgui.h" 2>/dev/null
}

# fetch_imgui: the source of Dear ImGui in build/third_party/imgui. Debian's built package has 16-bit characters,
# which would lose every emoji in a child's own words, so we compile it ourselves on every release.
fetch_imgui() {
  if [ "$(imgui_version "$imgui_directory")" -ge 19000 ] 2>/dev/null; then
    note "all there"
    return 0
  fi
  prepare_apt
  local download=$apt_directory/imgui
  rm -rf "$download"
  mkdir -p "$download" "$build_directory/third_party"
  (cd "$download" && private_apt -q source --download-only --only-source imgui) >"$apt_log" 2>&1 ||
    fail "apt could not download the source package imgui from $imgui_suite." "$apt_log" \
      "check the network, then start again."
  dpkg-source --no-check -x "$download"/imgui_*.dsc "$download/source" >>"$apt_log" 2>&1 ||
    fail "the source package imgui could not be unpacked." "$apt_log" "see whether the disk is full, then start again."
  [ "$(imgui_version "$download/source")" -ge 19000 ] 2>/dev/null ||
    fail "the source package imgui of $imgui_suite is older than 1.90." "$apt_log" \
      "use Debian 12 or newer."
  rm -rf "$imgui_directory"
  mv "$download/source" "$imgui_directory"
  rm -rf "$download"
}
