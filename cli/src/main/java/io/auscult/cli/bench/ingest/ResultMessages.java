package io.auscult.cli.bench.ingest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** ORU^R01 messages of ten results each, every one another message. */
final class ResultMessages {
    private static final int RESULTS = 10;
    private static final Instant START = Instant.parse("2026-01-05T06:00:00Z");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private final IngestPlan plan;

    ResultMessages(IngestPlan plan) {
        this.plan = plan;
    }

    Load round(int round) {
        Random random = new Random(plan.seed() * 1_000_003 + round);
        List<byte[]> messages = new ArrayList<>();
        for (int i = 0; i < plan.messages(); i++) {
            messages.add(message(round + "-" + i, random).getBytes(StandardCharsets.UTF_8));
        }
        return new Load(messages, messages.size());
    }

    private String message(String number, Random random) {
        Instant taken = START.plusSeconds(random.nextInt(200 * 86_400));
        int patient = random.nextInt(plan.patients());
        StringBuilder text = new StringBuilder("""
                MSH|^~\\&|LAB|CENTRAL|CDS|CENTRAL|%1$s||ORU^R01^ORU_R01|B%2$s|P|2.5
                PID|1||%3$d^^^BENCH^MR||Bench^No. %3$d||%4$d0615|%5$s
                PV1|1|I|4W^412^A|||||||MED|||||||||V%6$d
                ORC|RE|P%2$s|F%2$s^LAB
                OBR|1|P%2$s|F%2$s^LAB|24323-8^Comprehensive metabolic panel^LN|||%7$s|||||||||||||||%1$s|||F
                """.formatted(
                        STAMP.format(taken.plusSeconds(2_400)),
                        number,
                        patient,
                        1930 + patient % 70,
                        patient % 2 == 0 ? "F" : "M",
                        random.nextInt(10_000),
                        STAMP.format(taken)));
        for (int i = 1; i <= RESULTS; i++) {
            text.append(result(i, LabTest.ALL.get(i), taken, random));
        }
        return text.toString().replace('\n', '\r');
    }

    private static String result(int number, LabTest test, Instant taken, Random random) {
        String value = test.value(random);
        return "OBX|%d|NM|%s^%s^LN||%s|%s^^UCUM|%s-%s|%s|||F|||%s%n"
                .formatted(
                        number,
                        test.loinc(),
                        test.name(),
                        value,
                        test.ucum(),
                        test.decimal(test.low()),
                        test.decimal(test.high()),
                        test.interpretation(value),
                        STAMP.format(taken))
                .replace(System.lineSeparator(), "\n");
    }
}
