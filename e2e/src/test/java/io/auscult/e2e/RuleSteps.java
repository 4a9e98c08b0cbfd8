package io.auscult.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.cli.up.Installation;
import io.auscult.rules.approval.ApproversFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rule packs published, switched, approved and taken back on a running Auscult. */
final class RuleSteps {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Pattern VERSION = Pattern.compile("(?m)^version: (\\S+)$");
    private static final Pattern KEY = Pattern.compile("(?m)^ {4}key: (\\S+)$");
    private static final String OWN = "9.0.0";
    private static final String LATER = "9.1.0";

    private final RunningAuscult auscult;

    RuleSteps(RunningAuscult auscult) {
        this.auscult = auscult;
    }

    /** @param words of an alert that the rule has raised */
    void aRuleThatIsOffIsNotShownAtTheNextLookAndItsAlertsAreWithdrawnByASweep(String rule, String words)
            throws IOException, InterruptedException {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(inbox()).contains(words));

        succeeds("rules", "off", rule, "--why", "false alarms", "--by", "cardiology");
        await().atMost(Duration.ofSeconds(9))
                .untilAsserted(() -> assertThat(inbox()).doesNotContain(words));
        JsonNode swept = json(succeeds("rules", "sweep", "--rate", "500/s", "--json"));
        assertThat(swept.path("swept").asInt()).isPositive();
        assertThat(swept.path("left").asInt()).isZero();
        assertThat(json(succeeds("rules", "sweep", "--json")).path("swept").asInt())
                .as("whom the rules in force have looked at is not swept again")
                .isZero();

        succeeds("rules", "live", rule, "--why", "mended", "--by", "cardiology");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(auscult.get(auscult.at().inbox() + "?show=withdrawn"))
                        .contains(words));
        succeeds("rules", "sweep", "--rate", "500/s");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(inbox()).contains(words));
    }

    /** @param pack of the build */
    void aPackIsRefusedPublishedInForceAndRolledBack(String pack, Path scratch) throws IOException {
        Path folder = copied(pack, scratch);
        String shipped = version(folder);
        change(folder, "version: " + shipped, "version: " + OWN);
        Path card = anyCard(folder);
        String whole = Files.readString(card);
        Files.writeString(card, whole.replaceFirst("(?m)^owner: .*$", ""));
        Cli refused = publish(folder, "broken");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("is not published", pack + "/" + card.getFileName(), "owner");
        Files.writeString(card, whole + "\nPublished by a test.\n");

        assertThat(publish(folder, "a change").err()).isEmpty();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(inForce(pack)).isEqualTo(OWN));
        assertThat(publish(folder, "again").out()).contains("already");
        Files.writeString(card, whole);
        assertThat(publish(folder, "other content").err()).contains("Raise the version");

        succeeds("rules", "rollback", pack, "--why", "too many", "--by", "informatics");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(inForce(pack)).isEqualTo(shipped));
        JsonNode swept = json(succeeds("rules", "sweep", "--rate", "500/s", "--json"));
        assertThat(swept.path("rulebook").asText()).contains(pack + "@" + shipped);
        assertThat(succeeds("rules", "history", pack).out()).contains(OWN, "a change", "too many");
    }

    void whereTwoPeopleAreAskedForAPackWaitsForTheSecond(String pack, Path scratch) throws IOException {
        Path keys = scratch.resolve("keys");
        Path folder = copied(pack, scratch.resolve("approved"));
        String shipped = version(folder);
        change(folder, "version: " + shipped, "version: " + LATER);
        Files.writeString(
                auscult.home().resolve(ApproversFile.NAME),
                "since: " + Instant.now() + "\npeople:\n" + person("informatics", keys) + person("cardiology", keys));

        assertThat(publish(folder, "needs two", "--keys", keys.toString()).out())
                .contains("waits for its approval");
        assertThat(inForce(pack)).isEqualTo(shipped);
        String waiting = pack + "@" + LATER;
        assertThat(approve(waiting, "informatics", keys).err()).contains("another person must approve");
        assertThat(approve(waiting, "cardiology", keys).err()).isEmpty();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(inForce(pack)).isEqualTo(LATER));
        assertThat(succeeds("rules", "history", pack).out()).containsPattern("\\* " + waiting + ".*cardiology");
        succeeds("rules", "off", pack, "--why", "one person can take it back", "--by", "anybody");
        JsonNode swept = json(succeeds("rules", "sweep", "--rate", "500/s", "--json"));
        assertThat(swept.path("rulebook").asText()).contains(waiting + " off");
        assertThat(swept.path("left").asInt())
                .as("the streams app takes the same releases in")
                .isZero();
        Files.delete(auscult.home().resolve(ApproversFile.NAME));
    }

    void decisionsAreCountedByRuleAndVersion() throws IOException {
        List<String> rows = succeeds("rules", "compare", "--json").out().lines().toList();
        assertThat(rows).isNotEmpty();
        assertThat(new ObjectMapper().readTree(rows.getFirst()).path("rule").asText())
                .contains("/");
    }

    private String person(String name, Path keys) {
        Cli made = Cli.run("rules", "key", "new", name, "--keys", keys.toString());
        assertThat(made.exit()).as(made.err()).isZero();
        Matcher key = KEY.matcher(made.out());
        assertThat(key.find()).isTrue();
        return "  - name: " + name + "\n    key: " + key.group(1) + "\n";
    }

    private Cli approve(String key, String by, Path keys) {
        return Cli.run(auscult.home(), "rules", "approve", key, "--by", by, "--keys", keys.toString());
    }

    private Cli publish(Path folder, String why, String... more) {
        return Cli.run(
                auscult.home(),
                Stream.concat(
                                Stream.of("rules", "publish", folder.toString(), "--why", why, "--by", "informatics"),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private String inForce(String pack) throws IOException {
        for (String line :
                succeeds("rules", "history", pack, "--json").out().lines().toList()) {
            JsonNode row = new ObjectMapper().readTree(line);
            if (row.path("state").asText().equals("in force")) {
                return row.path("version").asText();
            }
        }
        return "none";
    }

    private static Path copied(String pack, Path scratch) throws IOException {
        Path from = Installation.found().root().resolve("rules/packs").resolve(pack);
        Path folder = Files.createDirectories(scratch.resolve(pack));
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        return folder;
    }

    private static String version(Path folder) throws IOException {
        Matcher version = VERSION.matcher(Files.readString(folder.resolve("pack.yaml")));
        assertThat(version.find()).isTrue();
        return version.group(1);
    }

    private static void change(Path folder, String words, String others) throws IOException {
        Path file = folder.resolve("pack.yaml");
        Files.writeString(file, Files.readString(file).replace(words, others));
    }

    private static Path anyCard(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static JsonNode json(Cli run) throws IOException {
        return new ObjectMapper().readTree(run.out());
    }

    private Cli succeeds(String... arguments) {
        Cli run = Cli.run(auscult.home(), arguments);
        assertThat(run.exit()).as(run.err()).isZero();
        return run;
    }

    private String inbox() throws IOException, InterruptedException {
        return auscult.get(auscult.at().inbox());
    }
}
