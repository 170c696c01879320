package dev.sutler.core.reconcile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The order of ids: that of their bytes in UTF-8, as the store sorts them.
public final class Ids {

    private Ids() {}

    /// Which comes first.
    public static int compare(String one, String other) {
        return Arrays.compareUnsigned(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
