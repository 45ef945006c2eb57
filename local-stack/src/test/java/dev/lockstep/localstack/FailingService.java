package dev.lockstep.localstack;

/** Stands in for a service that is configured wrongly. */
public final class FailingService {
    private FailingService() {}

    public static void main(String[] args) {
        System.err.println("The setting 'colour' is missing");
        System.exit(3);
    }
}
