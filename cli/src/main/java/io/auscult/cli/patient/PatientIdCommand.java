package io.auscult.cli.patient;

import io.auscult.cli.Exit;
import io.auscult.cli.HomeOption;
import io.auscult.cli.Output;
import io.auscult.cli.up.SiteKeyFile;
import io.auscult.core.value.Identifier;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code auscult patient-id}: the key under which a patient's records stand, computed with the site's key. */
@Command(
        name = "patient-id",
        description = "Compute a patient's id, the key of the topics, from a medical record number.")
public final class PatientIdCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MRN", description = "the record number as the source sends it")
    private String mrn = "";

    @Option(
            names = "--system",
            defaultValue = "urn:oid:2.16.840.1.113883.19.5",
            paramLabel = "URI",
            description = "the system that issued it, as FHIR names it (default: the sample's, ${DEFAULT-VALUE})")
    private String system = "";

    @Mixin
    private HomeOption home = new HomeOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Output.of(spec).println(SiteKeyFile.read(home.home()).patientId(new Identifier(system, mrn)));
        return Exit.OK;
    }
}
