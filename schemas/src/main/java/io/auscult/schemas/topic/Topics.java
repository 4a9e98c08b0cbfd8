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
    private final String written;

    private Topics(String prefix, String written) {
        this.prefix = prefix;
        this.written = written;
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
        return new Topics(prefix, prefix);
    }

    /**
     * The catalogue as a generation of the streams app sees it that folds in silence: it reads the same log and releases, and
     * what it writes goes to topics of its own, "g3.cds.alerts.v1", which nobody else reads and which are deleted after.
     */
    public Topics silent(int generation) {
        return new Topics(prefix, prefix + "g" + generation + ".");
    }

    private boolean isSilent() {
        return !written.equals(prefix);
    }

    public Topic messages() {
        Map<String, String> kept = Kept.days(14, Kept.RECORD_BYTES);
        return topic("messages", BY_PATIENT, kept, "message id", "Messages as received, bytes untouched");
    }

    public Topic events() {
        Map<String, String> kept = Kept.days(400, Kept.RECORD_BYTES);
        return topic("events", BY_PATIENT, kept, PATIENT, "The log: what happened to each patient, in order");
    }

    /** The log as far as the streams app itself writes to it: the log, unless it folds in silence. */
    public Topic eventsWritten() {
        Topic log = events();
        return output("events", log.partitions(), log.config(), log.keyedBy(), log.description());
    }

    public Topic people() {
        Map<String, String> kept = Kept.newestOfKey(Kept.RECORD_BYTES);
        return topic("people", BY_PATIENT, kept, PATIENT, "Names, identifiers, addresses: the only place for them");
    }

    public Topic signals() {
        Map<String, String> kept = Kept.days(365, Kept.RECORD_BYTES);
        return output("signals", BY_PATIENT, kept, PATIENT, "What models say: a score, or why there is none");
    }

    public Topic decisions() {
        Map<String, String> kept = Kept.days(365, Kept.RECORD_BYTES);
        return output("decisions", BY_PATIENT, kept, PATIENT, "What rules decided: raised, withheld, undetermined");
    }

    public Topic alerts() {
        Map<String, String> kept = Kept.days(400, Kept.RECORD_BYTES);
        return output("alerts", BY_PATIENT, kept, PATIENT, "Every change of an alert, full state in each record");
    }

    public Topic openAlerts() {
        Map<String, String> kept = Kept.newestOfKey(Kept.RECORD_BYTES);
        return output("open-alerts", BY_PATIENT, kept, PATIENT, "All open alerts of a patient; tombstone when none");
    }

    public Topic inferenceRequests() {
        Map<String, String> kept = Kept.days(7, Kept.RECORD_BYTES);
        return output(
                "inference-requests", BY_PATIENT, kept, PATIENT, "Questions to remote models; answers are events");
    }

    public Topic rulebooks() {
        Map<String, String> kept = Kept.newestOfKey(Kept.LARGEST_RECORD_BYTES);
        return topic(
                "rulebooks",
                SINGLE,
                kept,
                "<pack>@<version>, a later switch <pack>@<version>@<inForceFrom>",
                "Rule packs, each in force from a time on");
    }

    public Topic deployments() {
        Map<String, String> kept = Kept.newestOfKey(Kept.LARGEST_RECORD_BYTES);
        return topic(
                "deployments",
                SINGLE,
                kept,
                "<model>@<version>@<inForceFrom>",
                "Models put to work, each from a time on");
    }

    public Topic concepts() {
        Map<String, String> kept = Kept.newestOfKey(Kept.LARGEST_RECORD_BYTES);
        return topic(
                "concepts", SINGLE, kept, "concepts@<version>", "Concept catalogues, each in force from a time on");
    }

    public Topic cursors() {
        Map<String, String> kept = Kept.newestOfKey(Kept.RECORD_BYTES);
        return topic(
                "cursors", SINGLE, kept, "<source>/<what>", "How far the adapter has read what it asks an EHR for");
    }

    /** Six years: so long must a hospital in the United States be able to account for disclosures (45 CFR 164.528). */
    public Topic disclosures() {
        Map<String, String> kept = Kept.days(6 * 366, Kept.RECORD_BYTES);
        return topic("disclosures", SINGLE, kept, "disclosure id", "Who was shown, or refused, whose data, and when");
    }

    public Topic watch() {
        Map<String, String> kept = Kept.days(400, Kept.RECORD_BYTES);
        return topic(
                "watch",
                SINGLE,
                kept,
                "<kind>:<rule or source>",
                "Rules that fire and sources that send otherwise than is usual, and when that is over");
    }

    public Topic deadLetters(App app) {
        Map<String, String> kept = Kept.days(30, Kept.LARGEST_RECORD_BYTES);
        String stage = "deadletters." + app.word();
        String what = "What " + app.word() + " could not process, and why";
        return app == App.STREAMS_APP
                ? output(stage, SINGLE, kept, "source id", what)
                : topic(stage, SINGLE, kept, "source id", what);
    }

    /** What the streams app writes, all partitioned as the log is but for the dead letters. */
    public List<Topic> written() {
        return List.of(
                eventsWritten(),
                signals(),
                decisions(),
                alerts(),
                openAlerts(),
                inferenceRequests(),
                deadLetters(App.STREAMS_APP));
    }

    /** The name under which subscribers know a topic, whoever writes it: "g3.cds.alerts.v1" is "cds.alerts.v1". */
    public String published(String name) {
        return isSilent() && name.startsWith(written) ? prefix + name.substring(written.length()) : name;
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
                inferenceRequests(),
                rulebooks(),
                deployments(),
                concepts(),
                cursors(),
                disclosures(),
                watch());
        Stream<Topic> own = isSilent() ? Stream.of(eventsWritten()) : Stream.empty();
        return Stream.of(stages, own, Arrays.stream(App.values()).map(this::deadLetters))
                .flatMap(some -> some)
                .toList();
    }

    /** What is written in silence is compared key by key from its first record on, so none of it goes before the topic does. */
    private Topic output(String stage, int partitions, Map<String, String> kept, String keyedBy, String description) {
        return isSilent()
                ? new Topic(named(written, stage), partitions, Kept.all(kept), keyedBy, description)
                : topic(stage, partitions, kept, keyedBy, description);
    }

    private Topic topic(String stage, int partitions, Map<String, String> kept, String keyedBy, String description) {
        return new Topic(named(prefix, stage), partitions, kept, keyedBy, description);
    }

    private static String named(String prefix, String stage) {
        return prefix + "cds." + stage + ".v1";
    }
}
