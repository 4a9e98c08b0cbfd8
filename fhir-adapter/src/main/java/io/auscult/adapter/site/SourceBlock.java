package io.auscult.adapter.site;

import io.auscult.adapter.source.EhrSettings;
import io.auscult.adapter.source.FhirSettings;
import io.auscult.adapter.source.MllpSettings;
import io.auscult.adapter.source.Source;
import io.auscult.mapping.Dialect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The whole of a source file. */
final class SourceBlock {
    private final String usualName;
    private final KeyFiles files;
    private final MllpAddress usual;

    SourceBlock(Path path, MllpAddress usual) {
        this.usualName = path.getFileName().toString().replaceFirst("\\.ya?ml$", "");
        this.files = new KeyFiles(path.toAbsolutePath());
        this.usual = usual;
    }

    Source read(Block block) {
        String name = name(block);
        List<String> identifiers = block.list("patient-identifiers", Scalars::system);
        Dialect dialect = DialectBlock.read(block);
        Duration silence = block.orNull("silence", Scalars::duration);
        MllpSettings mllp = block.block("mllp", new MllpBlock(files, usual)::read);
        FhirSettings fhir = block.block("fhir", new FhirBlock(files)::read);
        EhrSettings ehr = block.block("ehr", new EhrBlock(files)::read);
        check(block, mllp, fhir, ehr);
        return new Source(name, identifiers, dialect, silence, mllp, fhir, ehr);
    }

    /** The file's name does unless the file names its source itself. */
    private String name(Block block) {
        // Two files without a good name are not two of one name.
        String standIn = "unnamed-" + Integer.toHexString(usualName.hashCode());
        if (block.has("name")) {
            return block.optional("name", Scalars::name, standIn);
        }
        try {
            return Scalars.name(usualName);
        } catch (Wrong e) {
            block.wrong("The name of the file " + e.what(), "rename the file, or add \"name: …\"; " + e.remedy());
            return standIn;
        }
    }

    private static void check(
            Block block, @Nullable MllpSettings mllp, @Nullable FhirSettings fhir, @Nullable EhrSettings ehr) {
        if (!block.has("mllp") && !block.has("fhir") && !block.has("ehr")) {
            block.wrong("The source has no way in", "add \"mllp:\", \"fhir:\" or \"ehr:\"");
        }
        if (ehr != null && !ehr.subscriptions().isEmpty() && fhir == null) {
            block.wrong("ehr", "subscribes, but no door takes the notifications", "add \"fhir:\"");
        }
        if (mllp == null && block.has("picks")) {
            block.wrong(
                    "picks",
                    "are read from HL7 v2 messages, and the source has no MLLP door",
                    "add \"mllp:\", or take them out");
        }
    }
}
