package io.auscult.rules.drools;

import io.auscult.core.derived.Dues;
import io.auscult.rules.fact.LookedTooLong;
import io.auscult.rules.fact.Patient;
import io.auscult.rules.fact.Setting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * When the answers that rules stand on may next change though nothing arrives. What is asked is found when packs are compiled; a
 * patient then costs a look at the newest facts of each concept that is asked about with a time, and nothing where none is.
 */
final class DueDates {
    private final List<Function<Patient, @Nullable Instant>> questions;

    private DueDates(Collection<Function<Patient, @Nullable Instant>> questions) {
        this.questions = List.copyOf(questions);
    }

    static DueDates of(List<LoadedPack> packs) {
        Set<Asked> asked = new LinkedHashSet<>();
        for (LoadedPack pack : packs) {
            for (Asked one : pack.asked()) {
                asked.addAll(withDays(one, pack.pack().settings()));
            }
        }
        List<Function<Patient, @Nullable Instant>> questions = new ArrayList<>();
        asked.forEach(one -> questions.add(question(one)));
        return new DueDates(questions);
    }

    /** A span that is a variable may be any setting of the pack: rather looked at once too often than missed. */
    private static List<Asked> withDays(Asked one, List<Setting> settings) {
        boolean open = one.days() == null
                && (one.question().equals("did") || one.question().equals("measured"));
        return open
                ? settings.stream()
                        .map(setting -> new Asked(one.question(), one.about(), setting.days()))
                        .toList()
                : List.of(one);
    }

    private static Function<Patient, @Nullable Instant> question(Asked asked) {
        String about = asked.about();
        int days = asked.days() == null ? 0 : asked.days();
        return switch (asked.question()) {
            case "did" -> patient -> patient.didUntil(about, days);
            case "measured" -> patient -> patient.measuredUntil(about, days);
            case "latest" -> patient -> patient.latestUntil(about);
            case "lastDone" -> patient -> patient.didUntil(about, 0);
            case Vocabulary.DERIVED -> patient -> patient.derivedUntil(about);
            case Vocabulary.AGE -> Patient::nextBirthday;
            default -> throw new IllegalArgumentException("Not a question with a time: " + asked.question());
        };
    }

    /**
     * The earliest after {@code now}; null when time alone changes nothing. Where the packs ask for more than may be read, nobody
     * can tell: then they are asked again a day later.
     */
    @Nullable Instant next(Patient patient, Instant now) {
        try {
            return earliest(patient);
        } catch (LookedTooLong e) {
            return now.plus(Duration.ofDays(1));
        }
    }

    private @Nullable Instant earliest(Patient patient) {
        Instant next = null;
        for (Function<Patient, @Nullable Instant> question : questions) {
            next = Dues.earliest(next, question.apply(patient));
        }
        return next;
    }

    boolean isEmpty() {
        return questions.isEmpty();
    }
}
