package dev.sutler.conformance.checks.bindings;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.requirement.BindingRules;
import dev.sutler.conformance.requirement.Requirement;

import tools.jackson.databind.JsonNode;

import java.util.Set;

/// What one volume mount of a binding must look like.
///
/// @param answer where it stands
/// @param mount the volume mount
record VolumeRules(Trial trial, Answer answer, JsonNode mount) {

    /// What is judged here.
    static final Set<Requirement> ALL =
            Set.of(
                    BindingRules.VOLUME_DRIVER,
                    BindingRules.VOLUME_MODE,
                    BindingRules.VOLUME_TYPE,
                    BindingRules.VOLUME_DEVICE);

    void judge() {
        trial.judge(
                BindingRules.VOLUME_DRIVER,
                named(mount, "driver") && named(mount, "container_dir"),
                "`driver` and `container_dir` of a volume as strings",
                answer);
        String mode = mount.path("mode").asString("");
        trial.judge(
                BindingRules.VOLUME_MODE,
                mode.equals("r") || mode.equals("rw"),
                "`mode` of a volume as r or rw",
                answer);
        trial.judge(
                BindingRules.VOLUME_TYPE,
                mount.path("device_type").asString("").equals("shared"),
                "`device_type` of a volume as shared",
                answer);
        JsonNode device = mount.path("device");
        JsonNode configuration = device.path("mount_config");
        trial.judge(
                BindingRules.VOLUME_DEVICE,
                named(device, "volume_id")
                        && (!ToldRules.given(configuration) || configuration.isObject()),
                "`device` of a volume with a string as `volume_id`",
                answer);
    }

    private static boolean named(JsonNode parent, String member) {
        return !parent.path(member).asString("").isBlank() && parent.path(member).isString();
    }
}
