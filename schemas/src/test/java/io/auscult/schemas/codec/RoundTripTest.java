package io.auscult.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertBook;
import io.auscult.core.chart.Fact;
import io.auscult.core.decision.Decision;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.PatientEvent.NotUnderstood;
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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

/** What is written comes back equal, in every kind and with every nullable component absent or present. */
class RoundTripTest {
    private static final WireSerdes WIRE = WireSerdes.local();

    @Property
    void keepsEvents(@ForAll("events") PatientEvent event) {
        assertThat(roundTrip(WIRE.events(), event)).isEqualTo(event);
    }

    @Property
    void keepsSignals(@ForAll("signals") Signal signal) {
        assertThat(roundTrip(WIRE.signals(), signal)).isEqualTo(signal);
        assertThat(roundTrip(StoreSerdes.signals(), signal)).isEqualTo(signal);
    }

    @Property(tries = 200)
    void keepsInferenceRequests(@ForAll("requests") InferenceRequest request) {
        assertThat(roundTrip(WIRE.inferenceRequests(), request)).isEqualTo(request);
    }

    @Property
    void keepsDecisions(@ForAll("decisions") Decision decision) {
        assertThat(roundTrip(WIRE.decisions(), decision)).isEqualTo(decision);
    }

    @Property
    void keepsAlerts(@ForAll("alerts") Alert alert) {
        assertThat(roundTrip(WIRE.alerts(), alert)).isEqualTo(alert);
    }

    @Property(tries = 200)
    void keepsOpenAlerts(@ForAll("manyAlerts") List<Alert> alerts) {
        assertThat(roundTrip(WIRE.openAlerts(), alerts)).isEqualTo(alerts);
    }

    @Property
    void keepsPeople(@ForAll("people") Person person) {
        assertThat(roundTrip(WIRE.people(), person)).isEqualTo(person);
    }

    @Property(tries = 200)
    void keepsReleases(
            @ForAll("packs") PackRelease pack,
            @ForAll("deployments") Deployment deployment,
            @ForAll("catalogues") CatalogueRelease catalogue) {
        assertThat(roundTrip(WIRE.packs(), pack)).isEqualTo(pack);
        assertThat(roundTrip(WIRE.deployments(), deployment)).isEqualTo(deployment);
        assertThat(roundTrip(WIRE.catalogues(), catalogue)).isEqualTo(catalogue);
    }

    @Property(tries = 200)
    void keepsMessagesAndDeadLetters(@ForAll("messages") Message message, @ForAll("letters") DeadLetter letter) {
        assertThat(roundTrip(WIRE.messages(), message)).isEqualTo(message);
        assertThat(roundTrip(WIRE.deadLetters(), letter)).isEqualTo(letter);
    }

    @Property(tries = 200)
    void keepsCursors(@ForAll("cursors") Cursor cursor) {
        assertThat(roundTrip(WIRE.cursors(), cursor)).isEqualTo(cursor);
    }

    @Property(tries = 200)
    void keepsDisclosures(@ForAll("disclosures") Disclosure disclosure) {
        assertThat(roundTrip(WIRE.disclosures(), disclosure)).isEqualTo(disclosure);
    }

    @Property(tries = 200)
    void keepsWhatTheWatchdogNoticed(@ForAll("alarms") WatchAlarm alarm) {
        assertThat(roundTrip(WIRE.watchAlarms(), alarm)).isEqualTo(alarm);
    }

    @Property
    void keepsFacts(@ForAll("facts") Fact fact) {
        assertThat(roundTrip(StoreSerdes.facts(), fact)).isEqualTo(fact);
    }

    @Property(tries = 200)
    void keepsAlertBooks(@ForAll("books") AlertBook book) {
        assertThat(roundTrip(StoreSerdes.alertBooks(), book)).isEqualTo(book);
    }

    @Property
    void keepsPatientStates(@ForAll("states") PatientState state) {
        assertThat(roundTrip(StoreSerdes.patientStates(), state)).isEqualTo(state);
    }

    @Property
    void writesEqualValuesAsEqualBytes(@ForAll("states") PatientState state) {
        byte[] bytes = StoreSerdes.patientStates().serializer().serialize("state", state);
        PatientState again = roundTrip(StoreSerdes.patientStates(), state);
        assertThat(StoreSerdes.patientStates().serializer().serialize("state", again))
                .isEqualTo(bytes);
    }

    @Test
    void coversEveryKindOfEvent() {
        Set<Class<?>> kinds = new HashSet<>();
        for (long seed = 0; seed < 40_000; seed++) {
            kinds.add(Any.of(PatientEvent.class, seed).getClass());
        }
        assertThat(kinds).hasSize(45).contains(NotUnderstood.class);
    }

    private static <T> T roundTrip(Serde<T> serde, T value) {
        return serde.deserializer().deserialize("a-topic", serde.serializer().serialize("a-topic", value));
    }

    @Provide
    Arbitrary<PatientEvent> events() {
        return Any.of(PatientEvent.class);
    }

    @Provide
    Arbitrary<Signal> signals() {
        return Any.of(Signal.class);
    }

    @Provide
    Arbitrary<InferenceRequest> requests() {
        return Any.of(InferenceRequest.class);
    }

    @Provide
    Arbitrary<Decision> decisions() {
        return Any.of(Decision.class);
    }

    @Provide
    Arbitrary<Alert> alerts() {
        return Any.of(Alert.class);
    }

    @Provide
    Arbitrary<List<Alert>> manyAlerts() {
        return alerts().list().ofMaxSize(3);
    }

    @Provide
    Arbitrary<Person> people() {
        return Any.of(Person.class);
    }

    @Provide
    Arbitrary<PackRelease> packs() {
        return Any.of(PackRelease.class);
    }

    @Provide
    Arbitrary<Deployment> deployments() {
        return Any.of(Deployment.class);
    }

    @Provide
    Arbitrary<CatalogueRelease> catalogues() {
        return Any.of(CatalogueRelease.class);
    }

    @Provide
    Arbitrary<Message> messages() {
        return Arbitraries.integers()
                .between(1, 9)
                .flatMap(parts -> Any.of(Message.class)
                        .map(any -> new Message(
                                any.id(),
                                any.source(),
                                any.received(),
                                any.contentType(),
                                any.body(),
                                parts,
                                parts,
                                any.backfill(),
                                any.address())));
    }

    @Provide
    Arbitrary<Cursor> cursors() {
        return Any.of(Cursor.class);
    }

    @Provide
    Arbitrary<WatchAlarm> alarms() {
        return Any.of(WatchAlarm.class);
    }

    @Provide
    Arbitrary<Disclosure> disclosures() {
        return Any.of(Disclosure.class);
    }

    @Provide
    Arbitrary<DeadLetter> letters() {
        return Any.of(DeadLetter.class);
    }

    @Provide
    Arbitrary<Fact> facts() {
        return Any.of(Fact.class);
    }

    @Provide
    Arbitrary<AlertBook> books() {
        return Any.of(AlertBook.class);
    }

    @Provide
    Arbitrary<PatientState> states() {
        return Any.of(PatientState.class);
    }
}
