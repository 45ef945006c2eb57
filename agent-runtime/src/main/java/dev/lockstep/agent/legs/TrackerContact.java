package dev.lockstep.agent.legs;

import org.jboss.logging.Logger;

/** Whether the tracker answered the last call and accepted the token. Tells the log only when that changes. */
final class TrackerContact {
    private static final Logger LOG = Logger.getLogger(TrackerContact.class);
    private static final String NOT_YET = "The tracker has not been called yet";
    private static final String FINE = "";

    private String problem = NOT_YET;

    /** What is wrong; empty when nothing is. */
    synchronized String problem() {
        return problem;
    }

    /** A 401 for an attempt's token is not about the agent's own, so only claims tell whether that one is accepted. */
    void answered(int status, String path) {
        if (status >= 500) {
            failed("The tracker answered %s with %d".formatted(path, status));
        } else if ((status == 401 || status == 403) && path.endsWith("/claims")) {
            failed("The tracker does not accept this agent's token. Check LOCKSTEP_AGENT_TOKEN.");
        } else if (changedTo(FINE)) {
            LOG.info("The tracker answers");
        }
    }

    void failed(String what) {
        if (changedTo(what)) {
            LOG.warn(what);
        }
    }

    private synchronized boolean changedTo(String now) {
        boolean changed = !now.equals(problem);
        problem = now;
        return changed;
    }
}
