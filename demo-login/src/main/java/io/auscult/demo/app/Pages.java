package io.auscult.demo.app;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriUtils;

/** The two pages, each of which says in its first line what it is. */
final class Pages {
    private static final String FRAME = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark"><title>%1$s · demonstration</title>
            <style>body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}
            .demo{background:#7a2e00;color:#fff;padding:.5rem 1rem;border-radius:.4rem}
            table{border-collapse:collapse;width:100%%}td,th{text-align:left;padding:.3rem .6rem .3rem 0;border-bottom:1px solid #8886}
            label{display:block;margin:.6rem 0 .2rem}input,button{font:inherit;padding:.4rem .6rem}.wrong{color:#c22}</style></head>
            <body><main><p class="demo"><strong>Demonstration.</strong> %2$s</p><h1>%1$s</h1>%3$s</main></body></html>
            """;

    private Pages() {}

    static String login(DemoConfig config, boolean wrong, CsrfToken csrf) {
        String users = config.users().stream()
                .map(user -> "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td></tr>"
                        .formatted(
                                html(user.name()),
                                html(user.roles().isEmpty() ? "no role" : String.join(", ", user.roles())),
                                html(user.is())))
                .collect(Collectors.joining());
        return FRAME.formatted(
                "Log in", "No real login: invented users with a public password, on this computer only.", """
                <form method="post" action="/login"><input type="hidden" name="%s" value="%s">%s
                <label for="username">User</label><input id="username" name="username" autocomplete="username" autofocus required>
                <label for="password">Password</label><input id="password" name="password" type="password" autocomplete="current-password" required>
                <p><button type="submit">Log in</button></p></form>
                <h2>Demonstration users</h2><p>The password of each is <code>%s</code>.</p>
                <table><thead><tr><th scope="col">User</th><th scope="col">Role</th><th scope="col">Shows</th></tr></thead><tbody>%s</tbody></table>
                """.formatted(
                        html(csrf.getParameterName()),
                        html(csrf.getToken()),
                        wrong ? "<p class=\"wrong\" role=\"alert\">There is no such user with that password.</p>" : "",
                        html(config.password()),
                        users));
    }

    static String ehr(DemoConfig config) {
        String patients = config.patients().stream()
                .map(patient ->
                        "<tr><th scope=\"row\">%s</th><td><a href=\"/ehr/launch?patient=%s\">Open in Auscult</a></td></tr>"
                                .formatted(html(patient.name()), UriUtils.encode(patient.id(), StandardCharsets.UTF_8)))
                .collect(Collectors.joining());
        return FRAME.formatted(
                "An EHR",
                "No real EHR: it launches Auscult with one of the invented patients (SMART on FHIR).",
                "<table><thead><tr><th scope=\"col\">Patient</th><th scope=\"col\"></th></tr></thead><tbody>" + patients
                        + "</tbody></table>");
    }

    private static String html(String text) {
        return HtmlUtils.htmlEscape(text);
    }
}
