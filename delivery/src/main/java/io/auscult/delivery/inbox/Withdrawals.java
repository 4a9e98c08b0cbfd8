package io.auscult.delivery.inbox;

import io.auscult.core.alert.Viewer;
import io.auscult.delivery.answer.SightingPublisher;
import io.auscult.delivery.store.PatientAlert;
import io.auscult.delivery.store.Stores;
import io.auscult.delivery.viewer.Viewers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The alerts that somebody saw, answered or was handed, that have been withdrawn since, and of which they have not been told: what
 * they did may rest on a basis that is gone.
 */
public final class Withdrawals {
    private static final int LONGEST_LIST = 500;

    private final Stores stores;
    private final Viewers viewers;
    private final Shelves shelves;

    public Withdrawals(Stores stores, Viewers viewers, Shelves shelves) {
        this.stores = stores;
        this.viewers = viewers;
        this.shelves = shelves;
    }

    /** Newest first. Being shown such an alert, wherever, is being told: see {@link SightingPublisher#toldOf}. */
    public List<PatientAlert> untold(Viewer viewer) {
        Set<String> names = viewers.now().names(viewer.user());
        List<PatientAlert> behind = stores.alerts().withdrawnBehind(names, LONGEST_LIST);
        Set<String> told = new HashSet<>(stores.sightings()
                .known(behind.stream()
                        .flatMap(each -> names.stream().map(name -> told(each, name)))
                        .toList()));
        return shelves.listed(
                behind.stream()
                        .filter(each -> names.stream().noneMatch(name -> told.contains(told(each, name))))
                        .toList(),
                viewer);
    }

    private static String told(PatientAlert withdrawn, String user) {
        return SightingPublisher.toldOf(withdrawn.alert().episode().id(), user);
    }
}
