package io.auscult.schemas.codec;

import io.auscult.core.alert.Alert;
import io.auscult.core.decision.Decision;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.release.CatalogueRelease;
import io.auscult.core.release.PackRelease;
import io.auscult.core.signal.Deployment;
import io.auscult.core.signal.InferenceRequest;
import io.auscult.core.signal.Signal;
import io.auscult.core.value.Person;
import io.auscult.schemas.topic.Cursor;
import io.auscult.schemas.topic.DeadLetter;
import io.auscult.schemas.topic.Disclosure;
import io.auscult.schemas.topic.Message;
import io.auscult.schemas.topic.WatchAlarm;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/**
 * The serdes of the topics' values, in types of the domain; keys are strings everywhere. A serde is safe for several threads.
 * What cannot be read or written is a {@link org.apache.kafka.common.errors.SerializationException} without patient data; a
 * registry that does not answer is a {@link RegistryUnavailableException}, after which the same record may well be read.
 */
public final class WireSerdes {
    private final Framing framing;

    private WireSerdes(Framing framing) {
        this.framing = framing;
    }

    /**
     * Values with schema ids of a registry; schemas are registered when first written.
     *
     * @param registryUrl such as {@code http://localhost:8081/apis/registry/v3}
     */
    public static WireSerdes registry(String registryUrl) {
        return registry(registryUrl, UnaryOperator.identity());
    }

    /**
     * The same for topics whose values have the schemas of others.
     *
     * @param published from a topic's name to that under which its schema is registered
     */
    public static WireSerdes registry(String registryUrl, UnaryOperator<String> published) {
        return new WireSerdes(new RegistryFraming(registryUrl, published));
    }

    /** The same bytes, but with schema ids that only this process knows: for tests and benches without a registry. */
    public static WireSerdes local() {
        return new WireSerdes(new LocalFraming());
    }

    public Serde<Message> messages() {
        return serde(Codec.MESSAGE);
    }

    public Serde<PatientEvent> events() {
        return serde(Codec.EVENT);
    }

    public Serde<Person> people() {
        return serde(Codec.PERSON);
    }

    public Serde<Signal> signals() {
        return serde(Codec.SIGNAL);
    }

    public Serde<Decision> decisions() {
        return serde(Codec.DECISION);
    }

    public Serde<Alert> alerts() {
        return serde(Codec.ALERT);
    }

    public Serde<List<Alert>> openAlerts() {
        return serde(Codec.OPEN_ALERTS);
    }

    public Serde<InferenceRequest> inferenceRequests() {
        return serde(Codec.INFERENCE_REQUEST);
    }

    public Serde<PackRelease> packs() {
        return serde(Codec.PACK);
    }

    public Serde<Deployment> deployments() {
        return serde(Codec.DEPLOYMENT);
    }

    public Serde<CatalogueRelease> catalogues() {
        return serde(Codec.CATALOGUE);
    }

    public Serde<DeadLetter> deadLetters() {
        return serde(Codec.DEAD_LETTER);
    }

    public Serde<Cursor> cursors() {
        return serde(Codec.CURSOR);
    }

    public Serde<Disclosure> disclosures() {
        return serde(Codec.DISCLOSURE);
    }

    public Serde<WatchAlarm> watchAlarms() {
        return serde(Codec.WATCH_ALARM);
    }

    private <C, W extends SpecificRecord> Serde<C> serde(Codec<C, W> codec) {
        return new WireSerde<>(codec, framing);
    }
}
