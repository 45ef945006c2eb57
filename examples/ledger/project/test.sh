#!/bin/sh
# Compiles the library and its tests into out/test and runs them with JUnit's console launcher.
set -eu
cd "$(dirname "$0")"
if [ -n "${JAVA_HOME:-}" ]; then
    PATH="$JAVA_HOME/bin:$PATH"
fi

console() {
    if [ -n "${JUNIT_CONSOLE_JAR:-}" ]; then
        [ -f "$JUNIT_CONSOLE_JAR" ] && echo "$JUNIT_CONSOLE_JAR"
        return
    fi
    for jar in \
        "${LOCKSTEP_CACHE:-/cache}/junit-platform-console-standalone.jar" \
        lib/junit-platform-console-standalone*.jar \
        "${HOME:-/nonexistent}"/.m2/repository/org/junit/platform/junit-platform-console-standalone/*/junit-platform-console-standalone-*[0-9].jar; do
        if [ -f "$jar" ]; then
            echo "$jar"
            return
        fi
    done
}

junit=$(console) || true
if [ -z "$junit" ]; then
    cat >&2 <<'MESSAGE'
test.sh: JUnit's console launcher was not found. Looked at $JUNIT_CONSOLE_JAR, $LOCKSTEP_CACHE (or /cache), lib/ and ~/.m2.
Get it once, with Maven:
  mvn dependency:get -Dartifact=org.junit.platform:junit-platform-console-standalone:6.0.1
or save it as lib/junit-platform-console-standalone.jar from
  https://repo1.maven.org/maven2/org/junit/platform/junit-platform-console-standalone/6.0.1/
MESSAGE
    exit 2
fi

rm -rf out/test
mkdir -p out/test
find src/main/java src/test/java -name '*.java' | sort > out/test.sources
javac -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC --release 17 -encoding UTF-8 -Xlint:all -Werror -proc:none \
    -cp "$junit" -d out/test @out/test.sources
java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -jar "$junit" execute --disable-banner --disable-ansi-colors --details=tree \
    --class-path out/test --scan-class-path out/test --fail-if-no-tests
