package io.auscult.delivery.viewer;

import io.auscult.delivery.viewer.ViewerList.User;
import io.auscult.rules.pack.FilesRefused;
import io.auscult.rules.pack.RuleError;
import io.auscult.rules.pack.YamlMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code viewers.yaml}. All that is wrong is told at once, each with file and line. */
final class ViewerFile {
    private final List<RuleError> errors = new ArrayList<>();
    private final Map<String, String> taken = new HashMap<>();

    private ViewerFile() {}

    /** @throws FilesRefused with everything that is wrong */
    static ViewerList parse(String file, String text) {
        YamlMap root = YamlMap.parse(file, text, 0);
        root.allowOnly("users");
        ViewerFile reading = new ViewerFile();
        List<User> users = root.map("users").map(reading::users).orElse(List.of());
        if (!reading.errors.isEmpty()) {
            throw new FilesRefused(reading.errors);
        }
        return new ViewerList(users);
    }

    private List<User> users(YamlMap listed) {
        List<User> users = new ArrayList<>();
        for (String name : listed.names()) {
            try {
                users.add(user(listed, name));
            } catch (FilesRefused e) {
                errors.addAll(e.errors());
            }
        }
        return users;
    }

    private User user(YamlMap listed, String name) {
        YamlMap said = listed.map(name).orElseThrow();
        said.allowOnly("also", "roles", "specialties", "wards", "teams");
        User user = new User(
                name,
                names(said, "also"),
                names(said, "roles"),
                names(said, "specialties"),
                names(said, "wards"),
                names(said, "teams"));
        take(name, name, said, "also");
        user.also().forEach(other -> take(other, name, said, "also"));
        return user;
    }

    private void take(String name, String user, YamlMap said, String where) {
        String other = taken.putIfAbsent(name, user);
        if (other != null && !other.equals(user)) {
            throw said.refused(where, "\"" + name + "\" is already a name of the user " + other);
        }
    }

    private static Set<String> names(YamlMap said, String name) {
        return new HashSet<>(said.texts(name));
    }
}
