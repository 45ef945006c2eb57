#!/bin/sh
# Compiles the library into out/main. Any warning is an error.
set -eu
cd "$(dirname "$0")"
if [ -n "${JAVA_HOME:-}" ]; then
    PATH="$JAVA_HOME/bin:$PATH"
fi

rm -rf out/main
mkdir -p out/main
find src/main/java -name '*.java' | sort > out/main.sources
# The quick compiler of a small JVM is enough for a run of seconds.
javac -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC --release 17 -encoding UTF-8 -Xlint:all -Werror -d out/main @out/main.sources
echo "Build OK: $(wc -l < out/main.sources | tr -d ' ') source files compiled"
