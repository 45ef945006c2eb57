package dev.lockstep.localstack;

import dev.lockstep.contracts.Json;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Runs a stack until it is told to stop: by a signal, by the end of standard input, or by the loss of a part. */
public final class LocalStack {
    private LocalStack() {}

    /** Prints {@code READY {json}} on standard output once everything is ready; all else goes to standard error. */
    public static void main(String[] args) {
        int code;
        try {
            code = run(LaunchOptions.parse(args));
        } catch (StackException | IllegalArgumentException e) {
            say(String.valueOf(e.getMessage()));
            code = 1;
        }
        System.exit(code);
    }

    private static int run(LaunchOptions launch) {
        try (Models models = Models.open(launch)) {
            Stack stack = Stack.prepare(launch.stackOptions(models.model()), LocalStack::say);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack), "stop-stack"));
            CompletableFuture<String> end = stack.lost();
            if (launch.exitsWithStdin()) {
                Thread.ofPlatform().daemon().name("stdin").start(LocalStack::exitAtEndOfInput);
            }
            launch.fillCaches();
            stack.boot();
            announce(stack, launch);
            say(end.join());
            return 1;
        }
    }

    private static void announce(Stack stack, LaunchOptions launch) {
        if (launch.measures()) {
            Memory.of(stack.parts()).forEach((name, megabytes) -> say("memory: " + name + " " + megabytes + " MB"));
        }
        System.out.println("READY "
                + Json.text(Map.of(
                        "trackerUrl", stack.trackerUrl().toString(),
                        "stack", launch.data().resolve("stack.json").toString())));
        System.out.flush();
    }

    private static void stop(Stack stack) {
        say("stopping");
        stack.close();
        say("stopped");
    }

    private static void exitAtEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // Only its end counts.
            }
        } catch (IOException e) {
            say("Standard input can't be read any more, as if it had ended: " + e.getMessage());
        }
        System.exit(0);
    }

    private static void say(String line) {
        System.err.println(line);
    }
}
