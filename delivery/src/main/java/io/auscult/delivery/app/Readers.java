package io.auscult.delivery.app;

import io.auscult.core.alert.Viewer;
import io.auscult.delivery.access.Reach;
import io.auscult.delivery.access.Reader;
import io.auscult.delivery.app.login.LoggedIn;
import io.auscult.delivery.app.login.LoginConfig;
import io.auscult.delivery.app.login.LoginConfig.WithoutWards;
import io.auscult.delivery.viewer.Viewers;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Readers out of logins. What the site's list of viewers says of somebody counts at once and before what the login said: the list
 * changes in a minute, a token stays as it was.
 */
@Component
class Readers {
    private final Viewers viewers;
    private final LoginConfig config;

    Readers(Viewers viewers, LoginConfig config) {
        this.viewers = viewers;
        this.config = config;
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

    /** Before anybody has logged in. */
    Reader nobody() {
        return new Reader(new Viewer("", WhoLooks.CHANNEL), true, Set.of(), new Reach.Wards(Set.of(), Set.of()));
    }

    private static Set<String> first(Set<String> listed, Set<String> claimed) {
        return listed.isEmpty() ? claimed : listed;
    }
}
