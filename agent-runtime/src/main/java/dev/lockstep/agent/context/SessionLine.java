package dev.lockstep.agent.context;

import dev.lockstep.agent.loop.MarkedText;
import dev.lockstep.contracts.legs.ClaimedLeg;

/** The end of the opening message: what this one session may touch, and which session it is. */
final class SessionLine {
    private SessionLine() {}

    static String limits(ClaimedLeg leg) {
        String commands = String.join(", ", leg.repository().commands().byName().keySet());
        String waiver = leg.confidenceWaived()
                ? "A person has waived the confidence threshold for this session: submit with what is open named.\n"
                : "";
        return """
                You may change: %s
                Commands that the project names: %s
                %s""".formatted(String.join(", ", leg.writes()), commands.isEmpty() ? "none" : commands, waiver);
    }

    static String of(ClaimedLeg leg) {
        return "<session cycle=\"%s\" session=\"%s\" phase=\"%s\" round=\"%d\" task=\"%s\"/>"
                .formatted(
                        leg.cycle(),
                        MarkedText.attribute(leg.session()),
                        leg.phase().label(),
                        leg.round(),
                        leg.task() == null
                                ? ""
                                : MarkedText.attribute(leg.task().id()));
    }
}
