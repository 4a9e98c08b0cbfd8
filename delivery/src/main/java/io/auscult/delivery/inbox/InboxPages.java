package io.auscult.delivery.inbox;

import io.auscult.core.alert.Viewer;
import io.auscult.core.value.PatientId;
import io.auscult.delivery.inbox.InboxPage.Section;
import io.auscult.delivery.inbox.InboxPage.Tab;
import io.auscult.delivery.inbox.InboxPage.UnscoredRow;
import io.auscult.delivery.store.AlertStore;
import io.auscult.delivery.store.PatientAlert;
import io.auscult.delivery.store.SignalStore;
import io.auscult.delivery.store.SignalStore.Unscored;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The sections of the inbox, for one viewer. */
public final class InboxPages {
    private static final int LONGEST_LIST = 200;
    private static final Comparator<PatientAlert> NEWEST_FIRST =
            Comparator.comparing((PatientAlert each) -> each.alert().episode().revisedAt(), Comparator.reverseOrder());

    private final AlertStore alerts;
    private final SignalStore signals;
    private final Shelves shelves;
    private final AlertRows rows;
    private final Clockface clock;

    public InboxPages(AlertStore alerts, SignalStore signals, Shelves shelves, AlertRows rows, Clockface clock) {
        this.alerts = alerts;
        this.signals = signals;
        this.shelves = shelves;
        this.rows = rows;
        this.clock = clock;
    }

    public InboxPage page(Section section, Viewer viewer) {
        Map<Section, List<PatientAlert>> shown = new EnumMap<>(Section.class);
        for (Section each : List.of(Section.OPEN, Section.SNOOZED, Section.ANSWERED, Section.WITHDRAWN)) {
            shown.put(each, shelves.listed(stored(each), viewer));
        }
        List<Unscored> unscored = unscored();
        List<Tab> tabs = Arrays.stream(Section.values())
                .map(each -> new Tab(
                        each,
                        each == Section.UNSCORED
                                ? unscored.size()
                                : of(shown, each).size(),
                        each == section))
                .toList();
        return switch (section) {
            case OPEN -> new InboxPage(section, tabs, rows.rows(of(shown, section)), List.of());
            case SNOOZED, ANSWERED, WITHDRAWN ->
                new InboxPage(
                        section,
                        tabs,
                        rows.rows(
                                of(shown, section).stream().sorted(NEWEST_FIRST).toList()),
                        List.of());
            case UNSCORED -> new InboxPage(section, tabs, List.of(), unscoredRows(unscored));
        };
    }

    private static List<PatientAlert> of(Map<Section, List<PatientAlert>> shown, Section section) {
        return shown.getOrDefault(section, List.of());
    }

    private List<PatientAlert> stored(Section section) {
        return switch (section) {
            case OPEN -> alerts.open();
            case SNOOZED -> alerts.ended("snoozed", LONGEST_LIST);
            case ANSWERED -> alerts.ended("acknowledged", LONGEST_LIST);
            case WITHDRAWN -> {
                List<PatientAlert> over = new ArrayList<>(alerts.ended("withdrawn", LONGEST_LIST));
                over.addAll(alerts.ended("expired", LONGEST_LIST));
                yield over;
            }
            case UNSCORED -> List.of();
        };
    }

    private List<Unscored> unscored() {
        return shelves.reached(signals.notAssessable(shelves.awaited(), LONGEST_LIST), Unscored::patient);
    }

    private List<UnscoredRow> unscoredRows(List<Unscored> unscored) {
        Map<PatientId, PatientHeader> headers =
                rows.headers(unscored.stream().map(Unscored::patient).toList());
        return unscored.stream()
                .map(each -> new UnscoredRow(
                        headers.getOrDefault(each.patient(), PatientHeader.unknown(each.patient())),
                        Figures.model(each.signal().model().id()),
                        each.signal().reason(),
                        SignalViews.problems(each.signal()),
                        clock.full(each.signal().asOf())))
                .sorted(Comparator.comparing((UnscoredRow row) -> row.patient().name())
                        .thenComparing(UnscoredRow::model))
                .toList();
    }
}
