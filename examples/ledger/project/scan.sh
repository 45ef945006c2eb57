#!/bin/sh
# Fails on an import from outside: the library has the JDK alone, its tests JUnit. A name written in full is not seen.
set -eu
cd "$(dirname "$0")"

mkdir -p out
find src -name '*.java' -exec grep -HnE '^[[:space:]]*import[[:space:]]' {} + > out/imports
allowed='^src/main/[^:]*:[0-9]+:import (static )?(java|ledger)\.|^src/test/[^:]*:[0-9]+:import (static )?(java|ledger|org\.junit)\.'
if grep -vE "$allowed" out/imports; then
    echo "These imports are from outside, and not allowed here."
    exit 1
fi
echo "Scan OK: $(wc -l < out/imports | tr -d ' ') imports, of nothing but the JDK, and JUnit in tests"
