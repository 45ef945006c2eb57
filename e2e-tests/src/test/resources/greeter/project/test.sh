#!/bin/sh
# Runs each file in tests/; one that fails ends the run.
set -eu
cd "$(dirname "$0")"
for test in tests/*.sh; do
    if ! sh "$test"; then
        echo "failed: $test"
        exit 1
    fi
    echo "passed: $test"
done
