package io.auscult.delivery.inbox;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertId;
import io.auscult.core.alert.Budget;
import io.auscult.core.alert.Budget.Whose;
import io.auscult.core.alert.Episode;
import io.auscult.core.alert.PastAnswer;
import io.auscult.core.alert.PastSighting;
import io.auscult.core.alert.ShowPolicy;
import io.auscult.core.alert.Surroundings;
import io.auscult.core.alert.Viewer;
import io.auscult.core.alert.ViewerBook;
import io.auscult.core.alert.Whereabouts;
import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Subject;
import io.auscult.core.value.PatientId;
import io.auscult.delivery.store.AnswerStore.Given;
import io.auscult.delivery.store.PatientAlert;
import io.auscult.delivery.store.SightingStore.First;
import io.auscult.delivery.store.Stores;
import io.auscult.delivery.viewer.ViewerList;
import io.auscult.delivery.viewer.Viewers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What {@link io.auscult.core.alert.Shelf} is told of the moment: the modes and policies in force, and of what has been, only that
 * which one of these policies asks about. A site without policies asks the database nothing more.
 */
public final class ViewerBooks {
    private final Stores stores;
    private final Viewers viewers;
    private final ZoneId zone;

    public ViewerBooks(Stores stores, Viewers viewers, ZoneId zone) {
        this.stores = stores;
        this.viewers = viewers;
        this.zone = zone;
    }

    /** The modes alone. */
    public ViewerBook modes(Instant now) {
        return stores.releases().inForce(now);
    }

    public ViewerBook of(Collection<PatientAlert> alerts, Viewer viewer, Instant now) {
        Map<RuleId, ShowPolicy> policies = stores.policies().inForce(now);
        Asked asked = new Asked(alerts, policies, now);
        Map<AlertId, Whereabouts> places = asked.places();
        Surroundings surroundings =
                new Surroundings(zone, places, asked.answers(), asked.sightings(viewer, places.values()));
        return modes(now).with(policies, surroundings);
    }

    /** Whether a rule is live for a patient, as far as it is released by wards. */
    Predicate<RuleId> releasedFor(PatientId patient, Instant now) {
        Map<RuleId, ShowPolicy> policies = stores.policies().inForce(now);
        boolean staged = policies.values().stream()
                .anyMatch(policy -> !policy.stagedWards().isEmpty());
        Map<PatientId, Whereabouts> place = staged ? stores.encounters().now(List.of(patient), now) : Map.of();
        String ward = place.getOrDefault(patient, Whereabouts.UNKNOWN).ward();
        return rule -> {
            Set<String> wards = policies.getOrDefault(rule, ShowPolicy.OPEN).stagedWards();
            return wards.isEmpty() || (ward != null && wards.contains(ward));
        };
    }

    /** The text of every rule file in force whose models are waited for. */
    List<String> awaitingRules(Instant now) {
        return stores.policies().awaited(now);
    }

    public ShowPolicy policy(RuleId rule, Instant now) {
        return stores.policies().inForce(now).getOrDefault(rule, ShowPolicy.OPEN);
    }

    /** What the policies of these alerts ask. */
    private final class Asked {
        private final Collection<PatientAlert> alerts;
        private final Map<RuleId, ShowPolicy> policies;
        private final Instant now;
        private final ViewerList list = viewers.now();

        Asked(Collection<PatientAlert> alerts, Map<RuleId, ShowPolicy> policies, Instant now) {
            this.alerts = alerts;
            this.policies = policies;
            this.now = now;
        }

        Map<AlertId, Whereabouts> places() {
            List<PatientAlert> placed = those(alerts, ShowPolicy::asksWhereThePatientIs);
            Map<PatientId, Whereabouts> byPatient = placesOf(patients(placed));
            Map<AlertId, Whereabouts> places = new HashMap<>();
            placed.forEach(each -> places.put(
                    each.alert().episode().id(), byPatient.getOrDefault(each.patient(), Whereabouts.UNKNOWN)));
            return places;
        }

        Map<AlertId, List<PastAnswer>> answers() {
            List<PatientAlert> locked =
                    those(waiting(), policy -> !policy.longestLockOut().isZero());
            if (locked.isEmpty()) {
                return Map.of();
            }
            Duration longest = locked.stream()
                    .map(each -> policy(each).longestLockOut())
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            Map<Question, List<Given>> given = stores.answers().given(patients(locked), now.minus(longest)).stream()
                    .collect(groupingBy(each -> new Question(each.patient(), each.rule(), each.subject())));
            Map<AlertId, List<PastAnswer>> answers = new HashMap<>();
            for (PatientAlert each : locked) {
                Episode episode = each.alert().episode();
                Question question = new Question(each.patient(), episode.rule(), episode.subject());
                answers.put(
                        episode.id(),
                        given.getOrDefault(question, List.of()).stream()
                                .filter(answer -> !answer.alert().equals(episode.id()))
                                .map(this::past)
                                .toList());
            }
            return answers;
        }

        private PastAnswer past(Given given) {
            ViewerList.User user = list.user(given.by());
            return new PastAnswer(user.name(), user.teams(), given.reason(), given.at());
        }

        List<PastSighting> sightings(Viewer viewer, Collection<Whereabouts> places) {
            List<Budget> budgets = waiting().stream()
                    .flatMap(each -> policy(each).budgets().stream())
                    .distinct()
                    .toList();
            if (budgets.isEmpty()) {
                return List.of();
            }
            Set<String> users = has(budgets, Whose.CLINICIAN) ? list.names(viewer.user()) : Set.of();
            Map<PatientId, Whereabouts> onTheWards = has(budgets, Whose.WARD) ? onTheWardsOf(places) : Map.of();
            Duration longest = budgets.stream()
                    .map(Budget::within)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            Set<AlertId> candidates =
                    waiting().stream().map(each -> each.alert().episode().id()).collect(toSet());
            return stores.sightings().first(users, onTheWards.keySet(), candidates, now.minus(longest)).stream()
                    .map(first -> past(first, onTheWards))
                    .toList();
        }

        private PastSighting past(First first, Map<PatientId, Whereabouts> places) {
            return new PastSighting(
                    first.alert(),
                    first.revision(),
                    first.rule(),
                    first.indicator(),
                    list.user(first.viewer()).name(),
                    places.getOrDefault(first.patient(), Whereabouts.UNKNOWN).ward(),
                    first.at());
        }

        /** Everybody who now lies on a ward of which there is an alert here. */
        private Map<PatientId, Whereabouts> onTheWardsOf(Collection<Whereabouts> places) {
            Set<String> wards = new HashSet<>();
            places.forEach(place -> {
                if (place.ward() != null) {
                    wards.add(place.ward());
                }
            });
            if (wards.isEmpty()) {
                return Map.of();
            }
            Set<PatientId> patients = new HashSet<>(stores.encounters().namedBy(wards));
            patients.addAll(patients(alerts));
            return placesOf(patients);
        }

        private Map<PatientId, Whereabouts> placesOf(Collection<PatientId> patients) {
            return patients.isEmpty() ? Map.of() : stores.encounters().now(patients, now);
        }

        private static boolean has(List<Budget> budgets, Whose whose) {
            return budgets.stream().anyMatch(budget -> budget.whose() == whose);
        }

        private List<PatientAlert> waiting() {
            return alerts.stream()
                    .filter(each -> each.alert() instanceof Alert.Open)
                    .toList();
        }

        private List<PatientAlert> those(Collection<PatientAlert> some, Predicate<ShowPolicy> asks) {
            return some.stream().filter(each -> asks.test(policy(each))).toList();
        }

        private ShowPolicy policy(PatientAlert each) {
            return policies.getOrDefault(each.alert().episode().rule(), ShowPolicy.OPEN);
        }

        private static Set<PatientId> patients(Collection<PatientAlert> some) {
            return some.stream().map(PatientAlert::patient).collect(toSet());
        }
    }

    private record Question(PatientId patient, RuleId rule, Subject subject) {}
}
