package io.auscult.delivery.app;

import io.auscult.delivery.app.login.LoginConfig;
import io.auscult.delivery.app.login.LoginConfig.WithoutWards;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Ways to log in that a site may have configured. */
final class Logins {
    static final LoginConfig NONE = of("");

    private Logins() {}

    static LoginConfig of(String issuer) {
        return new LoginConfig(
                issuer,
                "auscult",
                "",
                List.of("openid"),
                "preferred_username",
                "roles",
                Map.of(),
                "",
                "",
                "",
                WithoutWards.NONE,
                Duration.ofMinutes(30),
                Duration.ofHours(12),
                List.of());
    }
}
