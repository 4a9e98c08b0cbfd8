package io.auscult.adapter.source;

import io.auscult.adapter.publish.NotStored;
import io.auscult.mapping.MappedMessage.Form;
import io.auscult.mapping.v2.Acknowledgement;
import io.auscult.mapping.v2.Acknowledgement.Code;
import io.auscult.mapping.v2.V2MessageMapper;
import io.auscult.schemas.topic.Payload;
import java.time.Clock;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From an HL7 v2 message to its acknowledgement: AA once it is committed, as events or as dead letters; AE when it is not stored;
 * AR when there is no message in the bytes, which are kept as a dead letter all the same.
 */
public final class V2Door implements UnaryOperator<byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(V2Door.class);
    private static final String CONTENT_TYPE = "x-application/hl7-v2+er7";

    private final Source source;
    private final Intake intake;
    private final Clock clock;

    public V2Door(Source source, Intake intake, Clock clock) {
        this.source = source;
        this.intake = intake;
        this.clock = clock;
    }

    @Override
    public byte[] apply(byte[] message) {
        try {
            Receipt receipt = intake.receive(
                    new Delivery(source, CONTENT_TYPE, Payload.of(message), false, null, V2MessageMapper::map));
            return receipt.message().form() == Form.UNREADABLE
                    ? answer(message, Code.AR, "No HL7 v2 message in these bytes")
                    : answer(message, Code.AA, "");
        } catch (NotStored e) {
            return answer(message, Code.AE, "Not stored, send it again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return answer(message, Code.AE, "Not stored, the adapter is stopping");
        } catch (RuntimeException e) {
            LOG.error(
                    "A message from {} could not be taken in ({})",
                    source.name(),
                    e.getClass().getName());
            return answer(message, Code.AE, "Not stored, an error of the adapter");
        }
    }

    private byte[] answer(byte[] message, Code code, String text) {
        return Acknowledgement.of(message, code, text, clock.instant());
    }
}
