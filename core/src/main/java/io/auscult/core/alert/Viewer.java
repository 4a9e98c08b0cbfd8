package io.auscult.core.alert;

import java.util.Set;

/**
 * Who looks, and through what.
 *
 * @param user as the site's list of viewers names them, or as the channel does when they are not on it
 * @param channel "cds-hooks" or "inbox"
 * @param wards on which the user works
 */
public record Viewer(
        String user, String channel, Set<String> roles, Set<String> specialties, Set<String> wards, Set<String> teams) {
    public Viewer {
        roles = Set.copyOf(roles);
        specialties = Set.copyOf(specialties);
        wards = Set.copyOf(wards);
        teams = Set.copyOf(teams);
    }

    /** Somebody of whom nothing more is known. */
    public Viewer(String user, String channel) {
        this(user, channel, Set.of(), Set.of(), Set.of(), Set.of());
    }
}
