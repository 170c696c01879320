package dev.sutler.core.catalog;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.ExecutionContext;

/// One check of one value against a schema, with bounds on its time and its memory.
///
/// Errors beyond a number that nobody reads are dropped. A list of errors that once had an error
/// still has one, which is all that the rules around it look at.
final class BoundedContext extends ExecutionContext {

    private static final int ERRORS = 1_000;

    BoundedContext(ExecutionConfig config) {
        super(config);
    }

    @Override
    public void addError(Error error) {
        if (getErrors().size() < ERRORS) {
            super.addError(error);
        }
    }
}
