package io.auscult.schemas.topic;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The topic catalogue: {@code <prefix>cds.<stage>.v<major>}. Names, partition counts and retention are declared here and
 * nowhere else. A prefix with its own access rules and quotas is how several organisations share a cluster.
 */
public final class Topics {
    /** A producer to any of these topics needs at least this {@code max.request.size}. */
    public static final int LARGEST_RECORD_BYTES = Kept.LARGEST_RECORD_BYTES;

    private static final Pattern PREFIX = Pattern.compile("[a-zA-Z0-9._-]*");
    private static final String PATIENT = "patient";
    private static final int BY_PATIENT = 8;
    private static final int SINGLE = 1;

    private final String prefix;

    private Topics(String prefix) {
        this.prefix = prefix;
    }

    /**
     * The catalogue under a prefix.
     *
     * @param prefix put before every name as it is, "" for none
     * @throws IllegalArgumentException when it has characters that Kafka does not allow in a topic's name
     */
    public static Topics withPrefix(String prefix) {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException(
                    "A topic prefix has letters, digits, dots, hyphens and underscores only: \"" + prefix + "\"");
        }
        return new Topics(prefix);
    }

    public Topic messages() {
        Map<String, String> kept = Kept.days(14, Kept.RECORD_BYTES);
        return topic("messages", BY_PATIENT, kept, "message id", "Messages as received, bytes untouched");
    }

    public Topic events() {
        Map<String, String> kept = Kept.days(400, Kept.RECORD_BYTES);
        return topic("events", BY_PATIENT, kept, PATIENT, "The log: what happened to each patient, in order");
    }

    public Topic people() {
        Map<String, String> kept = Kept.newestOfKey(Kept.RECORD_BYTES);
        return topic("people", BY_PATIENT, kept, PATIENT, "Names, identifiers, addresses: the only place for them");
    }

    public Topic signals() {
        Map<String, String> kept = Kept.days(365, Kept.RECORD_BYTES);
        return topic("signals", BY_PATIENT, kept, PATIENT, "What models say: a score, or why there is none");
    }

    public Topic decisions() {
        Map<String, String> kept = Kept.days(365, Kept.RECORD_BYTES);
        return topic("decisions", BY_PATIENT, kept, PATIENT, "What rules decided: raised, withheld, undetermined");
    }

    public Topic alerts() {
        Map<String, String> kept = Kept.days(400, Kept.RECORD_BYTES);
        return topic("alerts", BY_PATIENT, kept, PATIENT, "Every change of an alert, full state in each record");
    }

    public Topic openAlerts() {
        Map<String, String> kept = Kept.newestOfKey(Kept.RECORD_BYTES);
        return topic("open-alerts", BY_PATIENT, kept, PATIENT, "All open alerts of a patient; tombstone when none");
    }

    public Topic rulebooks() {
        Map<String, String> kept = Kept.newestOfKey(Kept.LARGEST_RECORD_BYTES);
        return topic("rulebooks", SINGLE, kept, "<pack>@<version>", "Rule packs, each in force from a time on");
    }

    public Topic deployments() {
        Map<String, String> kept = Kept.newestOfKey(Kept.RECORD_BYTES);
        return topic("deployments", SINGLE, kept, "<model>@<version>", "Models put to work, each from a time on");
    }

    public Topic concepts() {
        Map<String, String> kept = Kept.newestOfKey(Kept.LARGEST_RECORD_BYTES);
        return topic(
                "concepts", SINGLE, kept, "concepts@<version>", "Concept catalogues, each in force from a time on");
    }

    public Topic deadLetters(App app) {
        Map<String, String> kept = Kept.days(30, Kept.LARGEST_RECORD_BYTES);
        String stage = "deadletters." + app.word();
        return topic(stage, SINGLE, kept, "source id", "What " + app.word() + " could not process, and why");
    }

    /** Every topic, in the order in which data moves. */
    public List<Topic> all() {
        Stream<Topic> stages = Stream.of(
                messages(),
                events(),
                people(),
                signals(),
                decisions(),
                alerts(),
                openAlerts(),
                rulebooks(),
                deployments(),
                concepts());
        return Stream.concat(stages, Arrays.stream(App.values()).map(this::deadLetters))
                .toList();
    }

    private Topic topic(String stage, int partitions, Map<String, String> kept, String keyedBy, String description) {
        return new Topic(prefix + "cds." + stage + ".v1", partitions, kept, keyedBy, description);
    }
}
