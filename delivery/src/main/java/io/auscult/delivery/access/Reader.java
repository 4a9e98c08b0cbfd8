package io.auscult.delivery.access;

import io.auscult.core.alert.Viewer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Somebody before a page: who they are to the policies of showing, what they are here for, and whom they reach.
 *
 * @param proven false where they are taken at their word, on a machine without a login
 */
public record Reader(Viewer viewer, boolean proven, Set<Role> roles, Reach reach) {
    public Reader {
        roles = Set.copyOf(roles);
    }

    /** Where there is no login: whoever reaches this machine's loopback may see everything. */
    public static Reader unproven(Viewer viewer) {
        return new Reader(viewer, false, EnumSet.allOf(Role.class), new Reach.WholeHouse());
    }

    public String user() {
        return viewer.user();
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** The roles' words, in a settled order. */
    public List<String> roleWords() {
        return roles.stream().sorted().map(Role::word).toList();
    }
}
