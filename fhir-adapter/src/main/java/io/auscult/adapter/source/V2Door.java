package io.auscult.adapter.source;

import io.auscult.adapter.publish.NotStored;
import io.auscult.adapter.source.MllpSettings.Acknowledge;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedEntry;
import io.auscult.mapping.MappedMessage;
import io.auscult.mapping.MappedMessage.Form;
import io.auscult.mapping.v2.Acknowledgement;
import io.auscult.mapping.v2.V2MessageMapper;
import io.auscult.mapping.v2.Verdict;
import io.auscult.mapping.v2.Verdict.Condition;
import io.auscult.mapping.v2.Verdict.Problem;
import io.auscult.schemas.topic.Payload;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From an HL7 v2 message to its acknowledgement: yes once it is committed, as events or as dead letters; an error when it is not
 * stored; a refusal when there is no message in the bytes, which are kept as a dead letter all the same, or when it is too long.
 */
final class V2Door implements MllpDoor {
    private static final Logger LOG = LoggerFactory.getLogger(V2Door.class);
    private static final String CONTENT_TYPE = "x-application/hl7-v2+er7";
    private static final String KEPT =
            " It is kept as a dead letter, the rest is taken in. Correct it before you send it again.";

    private final String name;
    private final Sources sources;
    private final Intake intake;
    private final IntakeMeters meters;
    private final MllpLimits limits;
    private final ControlIds controlIds;
    private final Clock clock;

    /** @param name of the source; what is configured for it is looked up for every message */
    V2Door(
            String name,
            Sources sources,
            Intake intake,
            IntakeMeters meters,
            MllpLimits limits,
            ControlIds controlIds,
            Clock clock) {
        this.name = name;
        this.sources = sources;
        this.intake = intake;
        this.meters = meters;
        this.limits = limits;
        this.controlIds = controlIds;
        this.clock = clock;
    }

    @Override
    public MllpReply answer(MllpFrame frame) {
        Verdict verdict = verdict(frame);
        if (controlIds.isOurs(Acknowledgement.acknowledged(frame.bytes()))) {
            // An answer to our answer; to answer it would never end.
            return MllpReply.NOTHING;
        }
        List<byte[]> answers = Acknowledgement.of(frame.bytes(), verdict, controlIds, clock.instant());
        return new MllpReply(answers, answers.isEmpty() && !verdict.isStored());
    }

    private Verdict verdict(MllpFrame frame) {
        return switch (frame.kind()) {
            case WHOLE -> taken(frame.bytes());
            case TOO_LONG -> {
                meters.refused(name, "too-long");
                yield new Verdict.Refused(new Problem(
                        Condition.VALUE_TOO_LONG,
                        "Not stored: a message has at most " + limits.mostBytes() + " bytes"));
            }
            case NO_ROOM -> {
                meters.refused(name, "no-room");
                yield notStored("too much is being taken in at the moment, send it again");
            }
        };
    }

    private Verdict taken(byte[] message) {
        Optional<Source> source = sources.named(name);
        if (source.isEmpty()) {
            return notStored("this source is no longer configured");
        }
        try {
            Delivery delivery = new Delivery(
                    source.get(), CONTENT_TYPE, Payload.taking(message), false, null, V2MessageMapper::map);
            return stored(source.get(), intake.receive(delivery).message());
        } catch (NotStored e) {
            return notStored("send it again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return notStored("the adapter is stopping, send it again");
        } catch (RuntimeException e) {
            LOG.error(
                    "A message from {} could not be taken in ({})",
                    name,
                    e.getClass().getName());
            return notStored("an error of the adapter, send it again");
        }
    }

    private static Verdict stored(Source source, MappedMessage message) {
        if (message.form() == Form.UNREADABLE) {
            return new Verdict.Refused(new Problem(
                    Condition.SEGMENT_SEQUENCE,
                    "No HL7 v2 message in these bytes: send one that begins with MSH. They are kept as a dead letter"));
        }
        MllpSettings settings = source.mllp();
        boolean strict = settings != null && settings.acknowledge() == Acknowledge.UNDERSTOOD;
        List<Problem> problems =
                strict ? message.entries().stream().flatMap(V2Door::problem).toList() : List.of();
        return problems.isEmpty() ? new Verdict.Stored() : new Verdict.NotUnderstood(problems);
    }

    private static Stream<Problem> problem(MappedEntry entry) {
        return entry.mapped() instanceof Mapped.Rejected rejected
                ? Stream.of(new Problem(
                        Condition.APPLICATION,
                        entry.type() + ": " + rejected.reason() + ". " + rejected.remedy() + "." + KEPT))
                : Stream.of();
    }

    private static Verdict notStored(String why) {
        return new Verdict.NotStored(new Problem(Condition.APPLICATION, "Not stored: " + why));
    }
}
