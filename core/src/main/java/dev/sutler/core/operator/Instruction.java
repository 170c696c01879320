package dev.sutler.core.operator;

import java.util.Objects;

/// Who orders something, and why.
///
/// @param operator the operator's name
/// @param requestId the request that carries the order
/// @param reason why, in the operator's words
public record Instruction(String operator, String requestId, String reason) {
    public Instruction {
        Objects.requireNonNull(operator, "operator");
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(reason, "reason");
    }
}
