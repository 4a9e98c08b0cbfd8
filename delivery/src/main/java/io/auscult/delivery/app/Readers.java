package io.auscult.delivery.app;

import io.auscult.core.alert.Viewer;
import io.auscult.delivery.access.Reach;
import io.auscult.delivery.access.Reader;
import io.auscult.delivery.access.Role;
import io.auscult.delivery.app.login.LoggedIn;
import io.auscult.delivery.app.login.LoginConfig;
import io.auscult.delivery.app.login.LoginConfig.WithoutWards;
import io.auscult.delivery.store.LastLoginStore;
import io.auscult.delivery.store.LastLoginStore.LastLogin;
import io.auscult.delivery.store.Stores;
import io.auscult.delivery.viewer.Viewers;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Readers out of logins. What the site's list of viewers says of somebody counts at once and before what the login said: the list
 * changes in a minute, a token stays as it was.
 */
@Component
class Readers {
    private final Viewers viewers;
    private final LoginConfig config;
    private final LastLoginStore lastLogins;
    private final InstantSource clock;

    Readers(Viewers viewers, LoginConfig config, Stores stores, InstantSource clock) {
        this.viewers = viewers;
        this.config = config;
        this.lastLogins = stores.lastLogins();
        this.clock = clock;
    }

    Reader of(LoggedIn user) {
        Viewer listed = viewers.find(user.user(), WhoLooks.CHANNEL);
        Set<String> wards = first(listed.wards(), user.wards());
        Viewer viewer = new Viewer(
                listed.user(),
                listed.channel(),
                listed.roles(),
                first(listed.specialties(), user.specialties()),
                wards,
                first(listed.teams(), user.teams()));
        boolean wholeHouse = wards.isEmpty() && config.withoutWards() == WithoutWards.ALL;
        return new Reader(
                viewer,
                true,
                user.roles(),
                wholeHouse ? new Reach.WholeHouse() : new Reach.Wards(wards, user.opened()));
    }

    /** Keeps what a login said, for colleagues who ask about this user when they are away. */
    void remember(LoggedIn user) {
        Reader known = of(user);
        LastLogin said =
                new LastLogin(Set.copyOf(known.roleWords()), known.viewer().wards());
        lastLogins.put(known.user(), said, clock.instant());
    }

    /**
     * Somebody who is not here: by the site's list, and by what their last login said. Of whom neither says a ward reaches nobody,
     * unless at this site such a one reaches everybody and has logged in: before, nobody knows what a login would say.
     */
    Reader absent(Viewer listed) {
        if (!config.isOn()) {
            return Reader.unproven(listed);
        }
        Optional<LastLogin> last = lastLogins.find(listed.user());
        Set<String> wards = first(listed.wards(), last.map(LastLogin::wards).orElse(Set.of()));
        boolean wholeHouse = wards.isEmpty() && last.isPresent() && config.withoutWards() == WithoutWards.ALL;
        return new Reader(
                listed,
                false,
                last.map(Readers::roles).orElse(Set.of(Role.CLINICIAN)),
                wholeHouse ? new Reach.WholeHouse() : new Reach.Wards(wards, Set.of()));
    }

    private static Set<Role> roles(LastLogin last) {
        return last.roles().stream()
                .flatMap(word -> Role.of(word).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    /** Before anybody has logged in. */
    Reader nobody() {
        return new Reader(new Viewer("", WhoLooks.CHANNEL), true, Set.of(), new Reach.Wards(Set.of(), Set.of()));
    }

    private static Set<String> first(Set<String> listed, Set<String> claimed) {
        return listed.isEmpty() ? claimed : listed;
    }
}
