package io.auscult.cli.send;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run of sending: knows both doors, connects to the MLLP door at the first v2 message. */
final class Sending implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final FhirDoor fhir;
    private final String mllp;
    private final boolean backfill;
    private final Set<String> patients = new LinkedHashSet<>();
    private @Nullable MllpClient v2;

    Sending(FhirDoor fhir, String mllp, boolean backfill) {
        this.fhir = fhir;
        this.mllp = mllp;
        this.backfill = backfill;
    }

    Counts send(List<Parcel> parcels) throws IOException, InterruptedException {
        Counts counts = Counts.NONE;
        for (Parcel parcel : parcels) {
            counts = counts.plus(
                    switch (parcel) {
                        case Parcel.Fhir document -> sendFhir(document);
                        case Parcel.V2 message -> sendV2(message);
                    });
        }
        return counts;
    }

    private Counts sendFhir(Parcel.Fhir document) throws IOException, InterruptedException {
        byte[] bytes = document.payload().toBytes();
        if (backfill) {
            patients.addAll(FhirDoor.patients(bytes));
        }
        return fhir.send(bytes, backfill);
    }

    private Counts sendV2(Parcel.V2 message) throws IOException {
        byte[] text = message.payload().toBytes();
        if (!Acknowledgement.isAskedFor(text)) {
            return counted(connected().send(text));
        }
        try (MllpClient own = connect()) {
            List<Acknowledgement> answers = own.sendLast(text);
            return answers.isEmpty()
                    ? Counts.ofRejected(
                            "no answer: the message wants none (MSH-15, MSH-16), so whether it is stored is not known")
                    : counted(answers.stream()
                            .filter(answer -> !answer.accepted())
                            .findFirst()
                            .orElse(answers.getFirst()));
        }
    }

    private static Counts counted(Acknowledgement answer) {
        return answer.accepted() ? Counts.ofAccepted(1) : Counts.ofRejected(answer.code() + " " + answer.text());
    }

    private MllpClient connected() throws IOException {
        MllpClient known = v2;
        if (known != null) {
            return known;
        }
        MllpClient client = connect();
        v2 = client;
        return client;
    }

    private MllpClient connect() throws IOException {
        int colon = mllp.lastIndexOf(':');
        if (colon < 0) {
            throw new IOException("Write the MLLP door as HOST:PORT, not \"" + mllp + "\"");
        }
        try {
            return MllpClient.connect(mllp.substring(0, colon), Integer.parseInt(mllp.substring(colon + 1)), LIMIT);
        } catch (IOException e) {
            throw new IOException(
                    "Nobody answers at " + mllp + " (MLLP). Is Auscult running? Start it with: auscult up", e);
        }
    }

    /** Says for every patient seen in a backfill that the history is complete. */
    void endBackfill() throws IOException, InterruptedException {
        for (String patient : patients) {
            fhir.endBackfill(patient);
        }
    }

    @Override
    public void close() throws IOException {
        if (v2 != null) {
            v2.close();
        }
    }
}
