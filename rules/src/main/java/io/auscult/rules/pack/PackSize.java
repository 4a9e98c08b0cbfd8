package io.auscult.rules.pack;

import io.auscult.core.release.PackRelease;
import java.util.ArrayList;
import java.util.List;

/** How large a pack may be: far beyond what a committee can answer for, and little enough to be compiled in seconds. */
final class PackSize {
    private static final int MOST_FILES = 600;
    private static final int MOST_CHARACTERS = 500_000;
    private static final int MOST_THRESHOLDS = 1_000;

    private PackSize() {}

    /** @throws FilesRefused when the pack is larger */
    static void check(PackRelease release) {
        List<RuleError> errors = new ArrayList<>();
        int files = release.files().size();
        if (files > MOST_FILES) {
            errors.add(
                    RuleError.in(PackFiles.PACK, files + " files, more than " + MOST_FILES + "; make two packs of it"));
        }
        long characters =
                release.files().values().stream().mapToLong(String::length).sum();
        if (characters > MOST_CHARACTERS) {
            errors.add(RuleError.in(
                    PackFiles.PACK,
                    characters + " characters in all files, more than " + MOST_CHARACTERS + "; make two packs of it"));
        }
        long rows =
                release.files().getOrDefault(PackFiles.THRESHOLDS, "").lines().count();
        if (rows > MOST_THRESHOLDS) {
            errors.add(RuleError.in(
                    PackFiles.THRESHOLDS,
                    rows + " lines, more than " + MOST_THRESHOLDS + "; every row is looked at in every decision"));
        }
        if (!errors.isEmpty()) {
            throw new FilesRefused(errors);
        }
    }
}
