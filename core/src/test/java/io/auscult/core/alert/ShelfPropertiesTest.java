package io.auscult.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.decision.Indicator;
import io.auscult.core.decision.RuleId;
import io.auscult.core.value.Mode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every look, whatever the alerts, the viewer, the policies and the hour. */
class ShelfPropertiesTest {
    private static final Instant NOW = Instant.parse("2026-10-25T00:30:00Z");
    private static final List<String> WARDS = List.of("4W", "ICU", "ED");
    private static final List<String> USERS = List.of("anna", "nils", "carla");

    /** Everything that a look is made of. */
    record Look(List<Alert> alerts, Viewer viewer, ViewerBook book, Instant now) {
        List<Showing> show() {
            return Shelf.show(alerts, viewer, book, now);
        }
    }

    @Property(tries = 500)
    void everyAlertIsShownOrDeferredOnce(@ForAll("looks") Look look) {
        assertThat(look.show()).extracting(Showing::alert).containsExactlyInAnyOrderElementsOf(look.alerts());
    }

    @Property(tries = 300)
    void theOrderInWhichTheAlertsComeChangesNothing(@ForAll("looks") Look look, @ForAll Random random) {
        List<Alert> shuffled = new ArrayList<>(look.alerts());
        Collections.shuffle(shuffled, random);

        assertThat(new Look(shuffled, look.viewer(), look.book(), look.now()).show())
                .isEqualTo(look.show());
    }

    @Property(tries = 500)
    void aCriticalAlertIsNeverDeferredByQuietHoursOrABudget(@ForAll("looks") Look look) {
        assertThat(look.show())
                .filteredOn(showing -> showing.alert().episode().raise().indicator() == Indicator.CRITICAL)
                .noneMatch(showing -> showing instanceof Showing.Deferred deferred
                        && Set.of(Shelf.QUIET_HOURS, Shelf.BUDGET).contains(deferred.rule()));
    }

    /** I12. */
    @Property(tries = 500)
    void whatIsInShadowOrOffIsNeverShown(@ForAll("looks") Look look) {
        assertThat(look.show())
                .filteredOn(showing -> look.book().mode(showing.alert().episode()) != Mode.LIVE)
                .allMatch(showing -> showing instanceof Showing.Deferred deferred && Shelf.isHidden(deferred));
    }

    @Property(tries = 500)
    void whatIsDeferredUntilATimeIsDeferredUntilALaterOne(@ForAll("looks") Look look) {
        assertThat(look.show())
                .filteredOn(showing -> showing instanceof Showing.Deferred deferred && deferred.until() != null)
                .allMatch(showing -> showing instanceof Showing.Deferred deferred
                        && deferred.until() != null
                        && deferred.until().isAfter(look.now()));
    }

    @Property(tries = 500)
    void noBudgetIsOverspent(@ForAll("looks") Look look) {
        List<Showing> shown =
                look.show().stream().filter(Showing.Shown.class::isInstance).toList();
        look.book().policies().values().stream()
                .flatMap(policy -> policy.budgets().stream())
                .distinct()
                .filter(budget -> budget.whose() == Budget.Whose.CLINICIAN)
                .forEach(budget -> assertThat(shown)
                        .filteredOn(showing -> spends(showing, budget, look))
                        .hasSizeLessThanOrEqualTo(budget.alerts()));
    }

    private static boolean spends(Showing showing, Budget budget, Look look) {
        Episode episode = showing.alert().episode();
        boolean seen = look.book().surroundings().sightings().stream()
                .anyMatch(each -> each.alert().equals(episode.id())
                        && each.revision() == episode.revision()
                        && each.user().equals(look.viewer().user()));
        return showing.alert() instanceof Alert.Open
                && !seen
                && episode.raise().indicator() != Indicator.CRITICAL
                && look.book().policy(episode.rule()).budgets().contains(budget);
    }

    @Provide
    Arbitrary<Look> looks() {
        return Arbitraries.randomValue(Making::new).map(Making::look);
    }

    /** One look, of a seed. */
    private record Making(Random random) {
        Look look() {
            List<Alert> alerts = new ArrayList<>();
            Map<AlertId, Whereabouts> places = new HashMap<>();
            Map<AlertId, List<PastAnswer>> answers = new HashMap<>();
            List<PastSighting> sightings = new ArrayList<>();
            int count = random.nextInt(12);
            for (int i = 0; i < count; i++) {
                Alert.Open alert = OnTheShelf.alert(
                        "a" + i, rule(), one(List.of(Indicator.values())), NOW.minusSeconds(random.nextInt(9)));
                AlertId id = alert.episode().id();
                alerts.add(random.nextInt(5) == 0 ? alert.withdraw("gone", NOW) : alert);
                places.put(id, place());
                answers.put(id, List.of(new PastAnswer(one(USERS), Set.of("heart"), "", ago())));
                if (random.nextInt(3) == 0) {
                    sightings.add(new PastSighting(
                            id, 1, alert.episode().rule(), Indicator.WARNING, one(USERS), one(WARDS), ago()));
                }
            }
            Map<RuleId, Mode> modes = new HashMap<>();
            Map<RuleId, ShowPolicy> policies = new HashMap<>();
            for (int i = 0; i < 4; i++) {
                RuleId rule = new RuleId("cardiac/rule-" + i);
                policies.put(rule, policy());
                if (random.nextInt(6) > 0) {
                    modes.put(rule, random.nextInt(3) > 0 ? Mode.LIVE : one(List.of(Mode.values())));
                }
            }
            Surroundings surroundings = new Surroundings(OnTheShelf.VIENNA, places, answers, sightings);
            return new Look(alerts, viewer(), new ViewerBook(modes, Map.of(), policies, surroundings), NOW);
        }

        private ShowPolicy policy() {
            int from = random.nextInt(1_440);
            int to = (from + 1 + random.nextInt(1_439)) % 1_440;
            return new ShowPolicy(
                    random.nextBoolean() ? Audience.EVERYONE : audience(),
                    spans(),
                    spans(),
                    Acknowledgement.RECOMMENDED,
                    random.nextBoolean()
                            ? null
                            : new QuietHours(LocalTime.ofSecondOfDay(from * 60L), LocalTime.ofSecondOfDay(to * 60L)),
                    random.nextBoolean() ? List.of() : budgets(),
                    random.nextInt(4) > 0 ? some() : some(one(WARDS)));
        }

        private Audience audience() {
            return new Audience(
                    random.nextBoolean() ? some() : some("physician"),
                    some(),
                    random.nextBoolean() ? some() : some(one(WARDS), Audience.OWN_WARD),
                    new TreeSet<>(),
                    some("carla"),
                    some());
        }

        private AnswerSpans spans() {
            return random.nextBoolean() ? AnswerSpans.NONE : new AnswerSpans(Duration.ofHours(12), Map.of());
        }

        private List<Budget> budgets() {
            return List.of(
                    new Budget("site", Budget.Whose.CLINICIAN, 1 + random.nextInt(3), Duration.ofHours(8)),
                    new Budget("site", Budget.Whose.WARD, 1 + random.nextInt(3), Duration.ofHours(8)));
        }

        private Viewer viewer() {
            return new Viewer(
                    one(USERS),
                    "inbox",
                    random.nextBoolean() ? Set.of("physician") : Set.of(),
                    Set.of(),
                    Set.of(one(WARDS)),
                    random.nextBoolean() ? Set.of("heart") : Set.of());
        }

        private Whereabouts place() {
            return random.nextInt(4) == 0
                    ? Whereabouts.UNKNOWN
                    : new Whereabouts(one(WARDS), one(List.of(EncounterClass.values())));
        }

        private RuleId rule() {
            return new RuleId("cardiac/rule-" + random.nextInt(4));
        }

        private Instant ago() {
            return NOW.minus(Duration.ofMinutes(random.nextInt(2_000)));
        }

        private <T> T one(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }

        private static SortedSet<String> some(String... names) {
            return new TreeSet<>(List.of(names));
        }
    }
}
