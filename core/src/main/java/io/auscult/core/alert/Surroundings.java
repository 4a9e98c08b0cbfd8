package io.auscult.core.alert;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * What the policies of showing ask about beside the alert and the viewer.
 *
 * @param zone of the site
 * @param patients where the patient of each alert is
 * @param answers for each alert, what was answered to earlier alerts about the same question
 * @param sightings what was shown to this viewer, and to anybody about patients on the wards in question
 */
public record Surroundings(
        ZoneId zone,
        Map<AlertId, Whereabouts> patients,
        Map<AlertId, List<PastAnswer>> answers,
        List<PastSighting> sightings) {
    public static final Surroundings NONE = new Surroundings(ZoneOffset.UTC, Map.of(), Map.of(), List.of());

    public Surroundings {
        patients = Map.copyOf(patients);
        answers = Map.copyOf(answers);
        sightings = List.copyOf(sightings);
    }

    Whereabouts patientOf(Episode episode) {
        return patients.getOrDefault(episode.id(), Whereabouts.UNKNOWN);
    }

    List<PastAnswer> answersTo(Episode episode) {
        return answers.getOrDefault(episode.id(), List.of());
    }
}
