package io.auscult.streams.store;

import io.auscult.core.value.PatientId;
import java.util.HexFormat;
import org.apache.kafka.common.utils.Bytes;

/** A patient's id as the 16 bytes that it stands for. */
public final class PatientKey {
    private PatientKey() {}

    public static Bytes of(PatientId patient) {
        return Bytes.wrap(HexFormat.of().parseHex(patient.value()));
    }
}
