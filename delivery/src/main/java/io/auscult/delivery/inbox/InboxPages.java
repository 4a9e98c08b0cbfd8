package io.auscult.delivery.inbox;

import io.auscult.core.alert.AlertId;
import io.auscult.core.alert.Viewer;
import io.auscult.core.alert.Whereabouts;
import io.auscult.core.value.PatientId;
import io.auscult.delivery.inbox.InboxPage.Choice;
import io.auscult.delivery.inbox.InboxPage.Section;
import io.auscult.delivery.inbox.InboxPage.Tab;
import io.auscult.delivery.inbox.InboxPage.UnscoredRow;
import io.auscult.delivery.inbox.RowMarks.Marks;
import io.auscult.delivery.store.Among;
import io.auscult.delivery.store.PatientAlert;
import io.auscult.delivery.store.SignalStore.Unscored;
import io.auscult.delivery.store.Stores;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sections of the inbox, for one viewer. */
public final class InboxPages {
    private static final int LONGEST_LIST = 200;
    private static final Comparator<PatientAlert> NEWEST_FIRST =
            Comparator.comparing((PatientAlert each) -> AlertRows.changed(each.alert()), Comparator.reverseOrder());

    private final Stores stores;
    private final Shelves shelves;
    private final Withdrawals withdrawals;
    private final AmongWhom whom;
    private final RowMarks marking;
    private final AlertRows rows;
    private final ModelCards models;
    private final Clockface clock;
    private final InstantSource now;

    public InboxPages(
            Stores stores,
            Shelves shelves,
            Withdrawals withdrawals,
            AmongWhom whom,
            RowMarks marking,
            AlertRows rows,
            ModelCards models,
            Clockface clock,
            InstantSource now) {
        this.stores = stores;
        this.shelves = shelves;
        this.withdrawals = withdrawals;
        this.whom = whom;
        this.marking = marking;
        this.rows = rows;
        this.models = models;
        this.clock = clock;
        this.now = now;
    }

    /** @param chosen the alert that is open beside the list: it stays in a list that it leaves by being read; null for none */
    public InboxPage page(Section section, Scope scope, Viewer viewer, @Nullable AlertId chosen) {
        Map<Section, List<PatientAlert>> listed = listed(whom.of(scope, viewer), viewer);
        Map<AlertId, Marks> marks =
                marking.of(listed.values().stream().flatMap(List::stream).toList(), viewer, now.instant());
        Map<Section, List<PatientAlert>> shown = new EnumMap<>(Section.class);
        listed.forEach((each, alerts) -> shown.put(
                each,
                alerts.stream()
                        .filter(alert -> scope.holds(mark(marks, alert), viewer))
                        .toList()));
        List<PatientAlert> open = of(shown, Section.OPEN);
        shown.put(
                Section.UNREAD,
                open.stream().filter(each -> mark(marks, each).unread()).toList());
        shown.put(
                Section.HANDED_OVER,
                Stream.concat(open.stream(), of(shown, Section.SNOOZED).stream())
                        .filter(each -> mark(marks, each).handedToOrBy())
                        .toList());
        List<Unscored> unscored = unscored(scope, viewer);
        List<PatientAlert> rowsOf = section == Section.UNREAD
                ? open.stream()
                        .filter(each -> mark(marks, each).unread()
                                || each.alert().episode().id().equals(chosen))
                        .toList()
                : of(shown, section);
        return new InboxPage(
                section,
                whose(scope, viewer),
                tabs(section, shown, unscored),
                rows.rows(rowsOf.stream().limit(LONGEST_LIST).toList(), marks),
                Math.max(0, rowsOf.size() - LONGEST_LIST),
                section == Section.UNSCORED ? unscoredRows(unscored) : List.of(),
                rows.rows(withdrawals.untold(viewer)));
    }

    private static Marks mark(Map<AlertId, Marks> marks, PatientAlert alert) {
        return marks.getOrDefault(alert.alert().episode().id(), Marks.NONE);
    }

    private static List<Tab> tabs(Section section, Map<Section, List<PatientAlert>> shown, List<Unscored> unscored) {
        return Arrays.stream(Section.values())
                .map(each -> new Tab(
                        each,
                        each == Section.UNSCORED
                                ? unscored.size()
                                : of(shown, each).size(),
                        each == section))
                .toList();
    }

    private List<Choice> whose(Scope scope, Viewer viewer) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("all", "All patients", scope instanceof Scope.All));
        String mine = viewer.wards().isEmpty()
                ? "Handed to or by me"
                : "My patients (" + String.join(", ", new TreeSet<>(viewer.wards())) + ")";
        choices.add(new Choice("mine", mine, scope instanceof Scope.Mine));
        SortedSet<String> wards = new TreeSet<>(stores.encounters().wards());
        if (scope instanceof Scope.Ward(String ward)) {
            wards.add(ward);
        }
        wards.forEach(ward -> {
            Scope each = new Scope.Ward(ward);
            choices.add(new Choice(each.word(), "Ward " + ward, each.equals(scope)));
        });
        return choices;
    }

    private Map<Section, List<PatientAlert>> listed(Among among, Viewer viewer) {
        Map<Section, List<PatientAlert>> listed = new EnumMap<>(Section.class);
        listed.put(Section.OPEN, shelves.listed(stores.alerts().open(), viewer));
        listed.put(Section.SNOOZED, newest(among, viewer, "snoozed"));
        listed.put(Section.WITHDRAWN, newest(among, viewer, "withdrawn"));
        listed.put(Section.HISTORY, newest(among, viewer, "acknowledged", "expired"));
        return listed;
    }

    private List<PatientAlert> newest(Among among, Viewer viewer, String... states) {
        List<PatientAlert> stored = Arrays.stream(states)
                .flatMap(state -> stores.alerts().ended(state, among, LONGEST_LIST).stream())
                .toList();
        return shelves.listed(stored, viewer).stream().sorted(NEWEST_FIRST).toList();
    }

    private static List<PatientAlert> of(Map<Section, List<PatientAlert>> shown, Section section) {
        return shown.getOrDefault(section, List.of());
    }

    private List<Unscored> unscored(Scope scope, Viewer viewer) {
        List<Unscored> all = shelves.reached(
                stores.signals().notAssessable(shelves.awaited(), whom.of(scope, viewer), LONGEST_LIST),
                Unscored::patient);
        if (scope instanceof Scope.All) {
            return all;
        }
        Map<PatientId, Whereabouts> places =
                stores.encounters().now(all.stream().map(Unscored::patient).toList(), now.instant());
        return all.stream()
                .filter(each -> {
                    String ward = places.getOrDefault(each.patient(), Whereabouts.UNKNOWN)
                            .ward();
                    return scope.holds(new Marks(false, "", false, Objects.requireNonNullElse(ward, "")), viewer);
                })
                .toList();
    }

    private List<UnscoredRow> unscoredRows(List<Unscored> unscored) {
        Map<PatientId, PatientHeader> headers =
                rows.headers(unscored.stream().map(Unscored::patient).toList());
        return unscored.stream()
                .map(each -> new UnscoredRow(
                        headers.getOrDefault(each.patient(), PatientHeader.unknown(each.patient())),
                        models.name(each.signal().model()),
                        each.signal().reason(),
                        SignalViews.problems(each.signal()),
                        clock.full(each.signal().asOf())))
                .sorted(Comparator.comparing((UnscoredRow row) -> row.patient().name())
                        .thenComparing(UnscoredRow::model))
                .toList();
    }
}
