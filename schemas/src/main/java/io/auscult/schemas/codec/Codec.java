package io.auscult.schemas.codec;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertBook;
import io.auscult.core.chart.Fact;
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
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * How a type of the domain goes to the wire and comes back.
 *
 * @param <C> the type that apps use
 * @param <W> the record that the contract defines
 * @param writer of that record to Avro binary
 */
record Codec<C, W extends SpecificRecord>(
        Class<W> type, Schema schema, Function<C, W> toWire, Function<W, C> fromWire, Supplier<DatumWriter<W>> writer) {

    Codec(Class<W> type, Schema schema, Function<C, W> toWire, Function<W, C> fromWire) {
        this(type, schema, toWire, fromWire, () -> new SpecificDatumWriter<>(schema));
    }

    static final Codec<Message, io.auscult.schemas.wire.Message> MESSAGE = new Codec<>(
            io.auscult.schemas.wire.Message.class,
            io.auscult.schemas.wire.Message.getClassSchema(),
            MessageCodec::toWire,
            MessageCodec::fromWire);

    static final Codec<PatientEvent, io.auscult.schemas.wire.PatientEvent> EVENT = new Codec<>(
            io.auscult.schemas.wire.PatientEvent.class,
            io.auscult.schemas.wire.PatientEvent.getClassSchema(),
            EventCodec::toWire,
            EventCodec::fromWire,
            EventWriter::new);

    static final Codec<Person, io.auscult.schemas.wire.Person> PERSON = new Codec<>(
            io.auscult.schemas.wire.Person.class,
            io.auscult.schemas.wire.Person.getClassSchema(),
            PersonCodec::toWire,
            PersonCodec::fromWire);

    static final Codec<Signal, io.auscult.schemas.wire.Signal> SIGNAL = new Codec<>(
            io.auscult.schemas.wire.Signal.class,
            io.auscult.schemas.wire.Signal.getClassSchema(),
            SignalCodec::toWire,
            SignalCodec::fromWire);

    static final Codec<Decision, io.auscult.schemas.wire.Decision> DECISION = new Codec<>(
            io.auscult.schemas.wire.Decision.class,
            io.auscult.schemas.wire.Decision.getClassSchema(),
            DecisionCodec::toWire,
            DecisionCodec::fromWire);

    static final Codec<Alert, io.auscult.schemas.wire.Alert> ALERT = new Codec<>(
            io.auscult.schemas.wire.Alert.class,
            io.auscult.schemas.wire.Alert.getClassSchema(),
            AlertCodec::toWire,
            AlertCodec::fromWire);

    static final Codec<List<Alert>, io.auscult.schemas.wire.OpenAlerts> OPEN_ALERTS = new Codec<>(
            io.auscult.schemas.wire.OpenAlerts.class,
            io.auscult.schemas.wire.OpenAlerts.getClassSchema(),
            AlertCodec::toWire,
            AlertCodec::fromWire);

    static final Codec<PackRelease, io.auscult.schemas.wire.RulePack> PACK = new Codec<>(
            io.auscult.schemas.wire.RulePack.class,
            io.auscult.schemas.wire.RulePack.getClassSchema(),
            PackCodec::toWire,
            PackCodec::fromWire);

    static final Codec<Deployment, io.auscult.schemas.wire.Deployment> DEPLOYMENT = new Codec<>(
            io.auscult.schemas.wire.Deployment.class,
            io.auscult.schemas.wire.Deployment.getClassSchema(),
            DeploymentCodec::toWire,
            DeploymentCodec::fromWire);

    static final Codec<CatalogueRelease, io.auscult.schemas.wire.ConceptCatalogue> CATALOGUE = new Codec<>(
            io.auscult.schemas.wire.ConceptCatalogue.class,
            io.auscult.schemas.wire.ConceptCatalogue.getClassSchema(),
            CatalogueCodec::toWire,
            CatalogueCodec::fromWire);

    static final Codec<DeadLetter, io.auscult.schemas.wire.DeadLetter> DEAD_LETTER = new Codec<>(
            io.auscult.schemas.wire.DeadLetter.class,
            io.auscult.schemas.wire.DeadLetter.getClassSchema(),
            DeadLetterCodec::toWire,
            DeadLetterCodec::fromWire);

    static final Codec<Cursor, io.auscult.schemas.wire.Cursor> CURSOR = new Codec<>(
            io.auscult.schemas.wire.Cursor.class,
            io.auscult.schemas.wire.Cursor.getClassSchema(),
            CursorCodec::toWire,
            CursorCodec::fromWire);

    static final Codec<Disclosure, io.auscult.schemas.wire.Disclosure> DISCLOSURE = new Codec<>(
            io.auscult.schemas.wire.Disclosure.class,
            io.auscult.schemas.wire.Disclosure.getClassSchema(),
            DisclosureCodec::toWire,
            DisclosureCodec::fromWire);
    static final Codec<WatchAlarm, io.auscult.schemas.wire.WatchAlarm> WATCH_ALARM = new Codec<>(
            io.auscult.schemas.wire.WatchAlarm.class,
            io.auscult.schemas.wire.WatchAlarm.getClassSchema(),
            WatchCodec::toWire,
            WatchCodec::fromWire);

    static final Codec<InferenceRequest, io.auscult.schemas.wire.InferenceRequest> INFERENCE_REQUEST = new Codec<>(
            io.auscult.schemas.wire.InferenceRequest.class,
            io.auscult.schemas.wire.InferenceRequest.getClassSchema(),
            InferenceCodec::toWire,
            InferenceCodec::fromWire);

    static final Codec<Fact, io.auscult.schemas.wire.Fact> FACT = new Codec<>(
            io.auscult.schemas.wire.Fact.class,
            io.auscult.schemas.wire.Fact.getClassSchema(),
            FactCodec::toWire,
            FactCodec::fromWire);

    static final Codec<AlertBook, io.auscult.schemas.wire.AlertBook> ALERT_BOOK = new Codec<>(
            io.auscult.schemas.wire.AlertBook.class,
            io.auscult.schemas.wire.AlertBook.getClassSchema(),
            AlertBookCodec::toWire,
            AlertBookCodec::fromWire);

    static final Codec<PatientState, io.auscult.schemas.wire.PatientState> PATIENT_STATE = new Codec<>(
            io.auscult.schemas.wire.PatientState.class,
            io.auscult.schemas.wire.PatientState.getClassSchema(),
            PatientStateCodec::toWire,
            PatientStateCodec::fromWire);
}
