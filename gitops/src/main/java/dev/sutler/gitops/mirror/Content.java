package dev.sutler.gitops.mirror;

import java.util.Arrays;
import java.util.Objects;

/// What stands at a path.
public sealed interface Content {

    /// A file. Nobody changes the array.
    @SuppressWarnings("ArrayRecordComponent") // Compared by what is in it, below.
    record Bytes(byte[] bytes) implements Content {
        public Bytes {
            Objects.requireNonNull(bytes, "bytes");
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return bytes.length + " bytes";
        }
    }

    /// Nothing.
    record Absent() implements Content {}

    /// Something that is not read: a symbolic link, a directory, another repository, or a file that
    /// is too large. Nothing is ever followed.
    ///
    /// @param problem what it is, in words that complete "the path is …"
    record Unusable(String problem) implements Content {
        public Unusable {
            Objects.requireNonNull(problem, "problem");
        }
    }
}
