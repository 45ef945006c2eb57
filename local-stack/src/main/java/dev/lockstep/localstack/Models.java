package dev.lockstep.localstack;

/** The models of a launch, with whatever must run for them. */
interface Models extends AutoCloseable {
    Model model();

    @Override
    void close();

    /** Those that the environment names. */
    static Models open(LaunchOptions launch) {
        if (launch.script().isPresent()) {
            throw new StackException("--script is not there yet");
        }
        Model model = Model.fromEnvironment(System.getenv());
        return new Models() {
            @Override
            public Model model() {
                return model;
            }

            @Override
            public void close() {
                // Nothing of ours runs for it.
            }
        };
    }
}
