package io.auscult.demo.app;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code auscult.demo.*}.
 *
 * @param url of this server, as a browser reaches it
 * @param auscult where delivery listens: the only place to which anybody is sent back
 * @param password of every demonstration user
 */
@ConfigurationProperties("auscult.demo")
public record DemoConfig(
        @DefaultValue("http://127.0.0.1:8086") URI url,
        @DefaultValue("http://127.0.0.1:8083") URI auscult,
        @DefaultValue("demo") String password,
        @DefaultValue List<User> users,
        @DefaultValue List<Patient> patients) {

    /**
     * @param roles in Auscult
     * @param wards on which they work; none for the whole house
     * @param is what they are here to show
     */
    public record User(
            String name,
            @DefaultValue List<String> roles,
            @DefaultValue List<String> wards,
            @DefaultValue("") String is) {
        /** As the EHR names them. */
        String fhirUser() {
            return "Practitioner/" + name;
        }
    }

    /** A sample patient with whom the demonstration EHR can launch. */
    public record Patient(String id, String name) {}

    /** The base of the demonstration EHR's FHIR server. */
    String iss() {
        return url + "/fhir";
    }

    User user(String name) {
        return users.stream()
                .filter(user -> user.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no such demonstration user"));
    }
}
