package io.auscult.delivery.cdshooks;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertId;
import io.auscult.delivery.store.InvolvedStore;
import io.auscult.delivery.store.PatientAlert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Alerts that a user was shown or answered, and that were withdrawn since: told once, on whichever page or card comes first. */
public final class Withdrawals {
    private static final Duration NEWS = Duration.ofDays(30);

    private final InvolvedStore involved;

    public Withdrawals(InvolvedStore involved) {
        this.involved = involved;
    }

    /** Those of which this user does not know yet. */
    List<PatientAlert> untold(List<PatientAlert> alerts, Set<String> names, Instant now) {
        Map<AlertId, PatientAlert> withdrawn = new HashMap<>();
        alerts.stream()
                .filter(each -> each.alert() instanceof Alert.Withdrawn over
                        && over.at().isAfter(now.minus(NEWS)))
                .forEach(each -> withdrawn.put(each.alert().episode().id(), each));
        if (withdrawn.isEmpty()) {
            return List.of();
        }
        List<PatientAlert> untold = new ArrayList<>();
        involved.last(withdrawn.keySet(), names).forEach((id, last) -> {
            PatientAlert each = withdrawn.get(id);
            if (each != null && each.alert() instanceof Alert.Withdrawn over && last.isBefore(over.at())) {
                untold.add(each);
            }
        });
        return untold;
    }
}
