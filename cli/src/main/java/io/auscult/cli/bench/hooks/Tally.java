package io.auscult.cli.bench.hooks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What came of the calls, as they are answered. */
final class Tally {
    private static final int OK = 200;

    private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();

    /** @param cards of a hook's answer; 0 for a call that failed */
    private record Answer(Service service, boolean ok, long micros, int cards, boolean degraded) {}

    void answered(Service service, int status, byte[] body, long micros) {
        String text = new String(body, StandardCharsets.UTF_8);
        answers.add(new Answer(
                service, status == OK, micros, text.split("\"indicator\"", -1).length - 1, text.contains("Degraded:")));
    }

    void failed(Service service) {
        answers.add(new Answer(service, false, 0, 0, false));
    }

    /** @param unanswered calls whose answer was not waited for any longer; they count as hooks that failed */
    Map<Service, Timings> timings(int unanswered) {
        for (int i = 0; i < unanswered; i++) {
            failed(Service.PATIENT_VIEW);
        }
        Map<Service, List<Answer>> by = new EnumMap<>(Service.class);
        answers.forEach(answer ->
                by.computeIfAbsent(answer.service, _ -> new ArrayList<>()).add(answer));
        Map<Service, Timings> all = new EnumMap<>(Service.class);
        by.forEach((service, some) -> all.put(service, timings(some)));
        return all;
    }

    private static Timings timings(List<Answer> some) {
        return new Timings(
                some.stream().filter(Answer::ok).map(Answer::micros).toList(),
                (int) some.stream().filter(answer -> !answer.ok).count(),
                some.stream().mapToInt(Answer::cards).sum(),
                (int) some.stream().filter(Answer::degraded).count());
    }
}
