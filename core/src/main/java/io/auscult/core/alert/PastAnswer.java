package io.auscult.core.alert;

import java.time.Instant;
import java.util.Set;

/**
 * That somebody answered an earlier alert about the same question.
 *
 * @param by the user
 * @param teams of which that user is one
 * @param reason the code of the reason given; empty when there was none
 */
public record PastAnswer(String by, Set<String> teams, String reason, Instant at) {
    public PastAnswer {
        teams = Set.copyOf(teams);
    }
}
