package io.auscult.delivery.viewer;

import io.auscult.core.alert.Viewer;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The site's users and what is known of them. Somebody who is not on the list is known by name alone. */
public final class ViewerList {
    public static final ViewerList EMPTY = new ViewerList(List.of());

    private final List<User> users;
    private final Map<String, User> byAnyName = new HashMap<>();

    public ViewerList(Collection<User> users) {
        this.users = List.copyOf(users);
        for (User user : users) {
            byAnyName.put(user.name(), user);
            user.also().forEach(other -> byAnyName.put(other, user));
        }
    }

    /**
     * One user.
     *
     * @param name as Auscult calls them, in its log and its pages
     * @param also other names, such as the EHR's {@code Practitioner/42}
     * @param wards on which they work
     */
    public record User(
            String name,
            Set<String> also,
            Set<String> roles,
            Set<String> specialties,
            Set<String> wards,
            Set<String> teams) {
        public User {
            also = Set.copyOf(also);
            roles = Set.copyOf(roles);
            specialties = Set.copyOf(specialties);
            wards = Set.copyOf(wards);
            teams = Set.copyOf(teams);
        }

        private static User unknown(String name) {
            return new User(name, Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
        }
    }

    public List<User> users() {
        return users;
    }

    public boolean knows(String anyName) {
        return byAnyName.containsKey(anyName);
    }

    /** The user of any of their names. */
    public User user(String anyName) {
        return byAnyName.getOrDefault(anyName, User.unknown(anyName));
    }

    public Viewer find(String anyName, String channel) {
        User user = user(anyName);
        return new Viewer(user.name(), channel, user.roles(), user.specialties(), user.wards(), user.teams());
    }

    /** Everything that a user has been called, also before they came on the list. */
    public Set<String> names(String anyName) {
        User user = user(anyName);
        Set<String> names = new LinkedHashSet<>(user.also());
        names.add(user.name());
        return names;
    }
}
