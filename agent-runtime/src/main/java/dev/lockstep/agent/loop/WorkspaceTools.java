package dev.lockstep.agent.loop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.lockstep.agent.tools.Tool;
import dev.lockstep.agent.tools.ToolContext;
import dev.lockstep.agent.tools.ToolOutcome;
import dev.lockstep.agent.workspace.Workspace;
import dev.lockstep.contracts.legs.ClaimedLeg;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tools that a template names, bound to one attempt's workspace. */
public final class WorkspaceTools {
    private final Map<String, Tool> byName = new LinkedHashMap<>();
    private final ClaimedLeg leg;
    private final Workspace workspace;

    public WorkspaceTools(List<Tool> tools, ClaimedLeg leg, Workspace workspace) {
        tools.forEach(tool -> byName.put(tool.specification().name(), tool));
        byName.keySet().retainAll(leg.template().spec().tools());
        this.leg = leg;
        this.workspace = workspace;
    }

    public List<ToolSpecification> specifications() {
        return byName.values().stream().map(Tool::specification).toList();
    }

    ToolOutcome call(String name, JsonNode arguments, int nextEvidence) {
        Tool tool = byName.get(name);
        if (tool == null) {
            return new ToolOutcome.Refused("There is no tool '%s'.".formatted(name));
        }
        return tool.call(
                arguments,
                new ToolContext(
                        workspace.root(),
                        workspace.cache(),
                        leg.writes(),
                        leg.repository().commands(),
                        workspace::codeTree,
                        workspace::diff,
                        workspace::changedLines,
                        nextEvidence));
    }
}
