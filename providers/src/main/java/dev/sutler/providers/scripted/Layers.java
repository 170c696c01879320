package dev.sutler.providers.scripted;

import dev.sutler.providers.support.SettingsReader;
import dev.sutler.spi.Plan;
import dev.sutler.spi.SettingProblem;

import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Who may set what: the offering's settings, a plan's laid over them, and where the plan allows it
/// a developer's parameters on top.
record Layers(ObjectNode offering) {

    /// Whether developers' parameters are part of the script. Not to be set by parameters.
    private static final String ALLOW_PARAMETERS = "allow-parameters";

    /// Where effects are written down. Not to be set by parameters: it names a file of the broker's
    /// host.
    private static final String EFFECTS_LOG = "effects-log";

    /// Whether the back end turns calls down that come under a lower epoch than one before them.
    /// Not to be set by parameters.
    private static final String REFUSE_LATE_CALLS = "refuse-late-calls";

    /// What is wrong with a plan's settings.
    List<SettingProblem> problems(ObjectNode plan) {
        SettingsReader reader = SettingsReader.of(over(offering, plan));
        reader.flag(ALLOW_PARAMETERS);
        reader.text(EFFECTS_LOG);
        reader.flag(REFUSE_LATE_CALLS);
        ScriptReader.read(reader);
        reader.refuseOthers();
        return reader.problems();
    }

    /// What is wrong with a developer's parameters, in one text; empty when they are fine or do not
    /// matter.
    Optional<String> problems(Plan plan, ObjectNode parameters) {
        if (!allowsParameters(plan)) {
            return Optional.empty();
        }
        SettingsReader reader = SettingsReader.of(parameters);
        ScriptReader.read(reader);
        reader.refuseOthers();
        return reader.problems().stream()
                .map(problem -> problem.path() + ": " + problem.message())
                .reduce((all, next) -> all + " " + next);
    }

    /// What to do, with the parameters of the instance and, for bindings, those of the binding.
    ///
    /// Parameters that are wrong were turned down when they came. Those that still get here count
    /// for nothing, so that whatever was made can always be removed.
    Script script(Plan plan, List<ObjectNode> parameters) {
        ObjectNode settings = over(offering, plan.settings());
        for (ObjectNode layer : parameters) {
            if (allowsParameters(plan) && problems(plan, layer).isEmpty()) {
                settings = over(settings, layer);
            }
        }
        return ScriptReader.read(SettingsReader.of(settings));
    }

    /// Where the plan's effects are written down.
    Optional<Path> effectsLog(Plan plan) {
        return SettingsReader.of(over(offering, plan.settings())).text(EFFECTS_LOG).map(Path::of);
    }

    /// What becomes of calls that come too late.
    EffectsLog.Late lateCalls(Plan plan) {
        return SettingsReader.of(over(offering, plan.settings()))
                        .flag(REFUSE_LATE_CALLS)
                        .orElse(true)
                ? EffectsLog.Late.REFUSED
                : EffectsLog.Late.ACCEPTED;
    }

    private boolean allowsParameters(Plan plan) {
        return SettingsReader.of(over(offering, plan.settings()))
                .flag(ALLOW_PARAMETERS)
                .orElse(false);
    }

    private static ObjectNode over(ObjectNode below, ObjectNode above) {
        return below.deepCopy().setAll(above);
    }
}
