package dev.lockstep.agent.models;

import dev.lockstep.contracts.workflow.PhaseName;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Which model each phase talks to. */
final class ModelCatalog {
    static final String DEFAULT = "default";

    private final Map<PhaseName, ConfiguredModel> byPhase;

    private ModelCatalog(Map<PhaseName, ConfiguredModel> byPhase) {
        this.byPhase = byPhase;
    }

    static ModelCatalog of(ModelsConfig models, RolesConfig roles, Function<ModelSettings, ConfiguredModel> connect) {
        Map<String, ConfiguredModel> byName = new TreeMap<>();
        models.models().forEach((name, config) -> {
            ModelSettings settings = ModelSettings.of(name, config);
            byName.put(settings.name(), connect.apply(settings));
        });
        Map<PhaseName, ConfiguredModel> byPhase = new EnumMap<>(PhaseName.class);
        for (PhaseName phase : PhaseName.values()) {
            find(phase, roles.of(phase), byName).ifPresent(model -> byPhase.put(phase, model));
        }
        return new ModelCatalog(byPhase);
    }

    /** @throws ModelCallException when none is configured; it says which properties to set */
    ConfiguredModel modelOf(PhaseName phase) {
        ConfiguredModel model = byPhase.get(phase);
        if (model == null) {
            throw new ModelCallException("No model is configured for " + phase.label()
                    + ": set lockstep.models.default.base-url, .model, .window and, where the provider wants one, .api-key"
                    + " (LOCKSTEP_MODELS_DEFAULT_BASE_URL and so on), or name another model in "
                    + property(phase) + ".");
        }
        return model;
    }

    private static Optional<ConfiguredModel> find(
            PhaseName phase, Optional<String> role, Map<String, ConfiguredModel> byName) {
        Optional<String> named = role.map(name -> name.strip().toLowerCase(Locale.ROOT));
        Optional<ConfiguredModel> model = Optional.ofNullable(byName.get(named.orElse(DEFAULT)));
        if (named.isPresent() && model.isEmpty()) {
            throw new WrongModelConfigurationException(
                    property(phase),
                    "names the model '" + named.get() + "', but there are only " + byName.keySet()
                            + ": set " + ModelSettings.property(named.get(), "base-url")
                            + " and .model; in the environment a model's name is one word without underscores");
        }
        return model;
    }

    private static String property(PhaseName phase) {
        return "lockstep.roles." + phase.label();
    }
}
