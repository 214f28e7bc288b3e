#!/usr/bin/env bash
# The programs that some tests open, and that pip cannot install: a browser, LibreOffice, Poppler.
# Installs them with apt-get where that needs no password. Where they are missing all the same, says
# so in one line: the tests that need them are then skipped, or with REQUIRE_BROWSER=1 this fails.
set -euo pipefail

has() { for name in "$@"; do command -v "$name" >/dev/null && return 0; done; return 1; }

missing() {
  has chromium chromium-browser google-chrome || echo chromium
  has soffice libreoffice || echo libreoffice-writer
  has pdftotext && has pdftoppm || echo poppler-utils
}

packages=$(missing)
packages=${packages//$'\n'/ }
[ -z "$packages" ] && exit 0

if has apt-get; then
  as_root=env
  [ "$(id -u)" -eq 0 ] || as_root="sudo -n env"
  if $as_root true 2>/dev/null; then
    echo "Installing $packages with apt-get: some tests open them."
    log=$(mktemp)
    apt="$as_root DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=120"
    # shellcheck disable=SC2086 # both are lists of words
    { $apt update && $apt install --no-install-recommends $packages; } >"$log" 2>&1 ||
      tail -n 5 "$log" >&2
    rm -f "$log"
  fi
fi

packages=$(missing)
packages=${packages//$'\n'/ }
[ -z "$packages" ] && exit 0

if has brew; then
  remedy="brew install --cask chromium libreoffice && brew install poppler"
else
  remedy="sudo apt-get install --no-install-recommends $packages"
fi
if [ "${REQUIRE_BROWSER:-}" = 1 ]; then
  echo "Missing: $packages, and REQUIRE_BROWSER=1. To get them: $remedy" >&2
  exit 1
fi
echo "Missing: $packages; the tests that open them will be skipped. To get them: $remedy" >&2
