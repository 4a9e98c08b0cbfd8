package io.auscult.adapter.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.event.FactEvent.ObservationRecorded;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What comes by MLLP, and when it is acknowledged. */
class MllpIntakeTest extends AdapterOnABroker {
    @Test
    void acknowledgesAMessageThatIsSentAgainAndPublishesNothing() throws Exception {
        String sent = ORU.replace("20001", "20003").replace("CTRL-9", "CTRL-30");
        assertThat(overMllp(sent, sent)).containsSubsequence("MSA|AA|CTRL-30|", "MSA|AA|CTRL-30|");
        assertThat(overMllp(sent)).contains("MSA|AA|CTRL-30|");
        assertThat(events(patient("urn:v2:HOSP", "20003"))).hasSize(2);
    }

    @Test
    void acknowledgesAResultWhenItIsCommitted() throws Exception {
        assertThat(overMllp(ORU.replace("20001", "20002"))).contains("MSA|AA|CTRL-9|");
        assertThat(events(patient("urn:v2:HOSP", "20002")))
                .extracting(ConsumerRecord::value)
                .hasSize(2)
                .last()
                .isInstanceOf(ObservationRecorded.class);
    }

    @Test
    void acknowledgesWhatBecameADeadLetterAndRejectsWhatIsNoMessage() throws Exception {
        String nobody = ORU.replace("20001^^^HOSP^MR", "").replace("CTRL-9", "CTRL-10");
        assertThat(overMllp(nobody, "hello", ORU)).contains("MSA|AA|CTRL-10", "MSA|AR|", "MSA|AA|CTRL-9");
    }

    @Test
    void answersTwoHundredConnectionsAtOnce() throws Exception {
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = IntStream.range(0, 200)
                    .mapToObj(i -> ORU.replace("CTRL-9", "MANY-" + i + "-").replace("20001^", "3" + i + "^"))
                    .map(message -> senders.submit(() ->
                            overMllp(message, message.replace("||52|", "||53|").replace("-|P|", "-2|P|"))))
                    .toList();
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get())
                        .containsSubsequence("MSA|AA|MANY-" + i + "-|", "MSA|AA|MANY-" + i + "-2|");
            }
        }
        assertThat(events(patient("urn:v2:HOSP", "3199"))).hasSize(4);
    }
}
