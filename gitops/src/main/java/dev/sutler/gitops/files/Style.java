package dev.sutler.gitops.files;

/// How `originatingIdentity` and `context` are written.
public enum Style {

    /// As plain maps, which every reader of YAML understands.
    PLAIN,

    /// With the tag `!<PlatformContext>`, or the name of the platform for Cloud Foundry and
    /// Kubernetes, as UniPipe wrote them.
    TAGGED
}
