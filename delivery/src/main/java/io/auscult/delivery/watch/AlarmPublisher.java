package io.auscult.delivery.watch;

import io.auscult.delivery.store.WatchStore;
import io.auscult.delivery.store.WatchStore.Way;
import io.auscult.schemas.topic.WatchAlarm;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes each alarm to its topic as it begins and as it ends; what the broker does not take waits in the database. */
public final class AlarmPublisher {
    private static final long LIMIT_SECONDS = 10;
    private static final Logger LOG = LoggerFactory.getLogger(AlarmPublisher.class);

    private final WatchStore store;
    private final Producer<String, WatchAlarm> producer;
    private final String topic;

    public AlarmPublisher(WatchStore store, Producer<String, WatchAlarm> producer, String topic) {
        this.store = store;
        this.producer = producer;
        this.topic = topic;
    }

    public void publishWaiting() throws InterruptedException {
        for (Alarm alarm : store.untold(Way.TOPIC)) {
            WatchAlarm written = new WatchAlarm(
                    alarm.kind().word(),
                    alarm.subject(),
                    alarm.since(),
                    alarm.noticed(),
                    alarm.ended(),
                    alarm.came(),
                    BigDecimal.valueOf(alarm.usual()).setScale(1, RoundingMode.HALF_UP),
                    alarm.sentence());
            try {
                producer.send(new ProducerRecord<>(topic, written.key(), written))
                        .get(LIMIT_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                LOG.warn("Alarm {} waits for the broker", alarm.id());
                return;
            }
            store.told(Way.TOPIC, alarm);
        }
    }
}
