package io.auscult.mapping.fhir;

import io.auscult.core.event.FactEvent;
import io.auscult.core.event.FactEvent.FamilyHistoryRecorded;
import io.auscult.core.event.FactEvent.FamilyHistoryRetracted;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.StatusRank;
import io.auscult.core.event.Times;
import io.auscult.core.value.CodedText;
import io.auscult.mapping.Content;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.Unmappable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.FamilyMemberHistory;
import org.hl7.fhir.r4.model.FamilyMemberHistory.FamilyHistoryStatus;
import org.hl7.fhir.r4.model.FamilyMemberHistory.FamilyMemberHistoryConditionComponent;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * A FamilyMemberHistory: one event for each condition of the relative, or one without a condition when none is told. Each is a part
 * of the resource, so that its retraction takes all of them back; and a version that is not the first takes back what the versions
 * before it said, since it may have dropped a condition.
 */
final class FamilyMemberHistoryMapper {
    private static final String RELATIVE = "#relative";
    private static final String REPLACED = "replaced";
    private static final Duration JUST_BEFORE = Duration.ofMillis(1);

    private FamilyMemberHistoryMapper() {}

    static Mapped map(FamilyMemberHistory history, EntryContext entry) {
        FamilyHistoryStatus status = history.getStatus();
        if (status == null) {
            throw new Unmappable("The FamilyMemberHistory has no status", "Give it a status");
        }
        Times times = FhirTimes.moment(history.getDateElement()).times(null, entry.arrival());
        return switch (status) {
            case PARTIAL, COMPLETED, HEALTHUNKNOWN -> recorded(history, status.toCode(), times, entry);
            case NULL -> recorded(history, "unknown", times, entry);
            case ENTEREDINERROR -> entry.takenBack(FamilyHistoryRetracted::new, status.toCode(), times);
        };
    }

    private static Mapped recorded(FamilyMemberHistory history, String status, Times times, EntryContext entry) {
        List<FactEvent> events = new ArrayList<>();
        Instant updated = entry.lastUpdated();
        if (!entry.isFirst() && updated != null) {
            events.add(replaced(updated.minus(JUST_BEFORE), entry));
        }
        PartNames names = new PartNames();
        for (FamilyMemberHistoryConditionComponent condition : history.getCondition()) {
            CodedText code = FhirCodes.text(condition.getCode());
            events.add(event(
                    history,
                    code,
                    FhirValues.words(condition.getOnset()),
                    status,
                    times,
                    entry.part(names.next(code))));
        }
        if (!history.hasCondition()) {
            events.add(event(history, CodedText.NONE, null, status, times, entry.part(RELATIVE)));
        }
        return new Mapped.Events(events, null);
    }

    private static FactEvent replaced(Instant before, EntryContext entry) {
        FactVersion version = new FactVersion(before, StatusRank.RETRACTED, Content.hash(REPLACED));
        Times times = Times.receivedAt(entry.arrival().received());
        return new FamilyHistoryRetracted(entry.envelope(version, times), entry.fact(), version, REPLACED);
    }

    private static FactEvent event(
            FamilyMemberHistory history,
            CodedText code,
            @Nullable String onset,
            String status,
            Times times,
            EntryContext part) {
        CodedText relationship = FhirCodes.text(history.getRelationship());
        boolean deceased = deceased(history.getDeceased());
        FactVersion version = part.version(status, times, relationship, code, onset, deceased);
        return new FamilyHistoryRecorded(
                part.envelope(version, times), part.fact(), version, relationship, code, status, onset, deceased);
    }

    /** A date, an age or a text about the death says that there was one. */
    private static boolean deceased(@Nullable Type said) {
        return said instanceof BooleanType flag ? flag.booleanValue() : said != null;
    }
}
