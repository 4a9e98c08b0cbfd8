package io.auscult.delivery.inbox;

import io.auscult.core.alert.Viewer;
import io.auscult.core.value.PatientId;
import io.auscult.delivery.access.Reached;
import io.auscult.delivery.access.ReachedNow;
import io.auscult.delivery.store.Among;
import io.auscult.delivery.viewer.Viewers;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Of whose rows the database makes a list: of those whom its reader reaches, and of them those that the reader chose to see. */
public final class AmongWhom {
    private final Shelves shelves;
    private final ReachedNow wards;
    private final Viewers viewers;

    public AmongWhom(Shelves shelves, ReachedNow wards, Viewers viewers) {
        this.shelves = shelves;
        this.wards = wards;
        this.viewers = viewers;
    }

    Among of(Scope scope, Viewer viewer) {
        return switch (scope) {
            case Scope.All _ -> new Among(reached(), null, Set.of());
            case Scope.Ward(String ward) -> new Among(reached(), wards.on(Set.of(ward)), Set.of());
            case Scope.Mine _ ->
                new Among(reached(), wards.on(viewer.wards()), viewers.now().names(viewer.user()));
        };
    }

    private @Nullable Set<PatientId> reached() {
        return switch (shelves.reach()) {
            case Reached.Everybody _ -> null;
            case Reached.Only(Set<PatientId> patients) -> patients;
        };
    }
}
