package io.auscult.rules.pack;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** Files that cannot be used, with everything that is wrong in them. */
public final class FilesRefused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<RuleError> errors;

    public FilesRefused(List<RuleError> errors) {
        super(errors.stream().map(RuleError::words).collect(Collectors.joining("\n")));
        this.errors = List.copyOf(errors);
    }

    public FilesRefused(RuleError error) {
        this(List.of(error));
    }

    public List<RuleError> errors() {
        return errors;
    }
}
