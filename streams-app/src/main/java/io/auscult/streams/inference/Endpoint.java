package io.auscult.streams.inference;

import io.auscult.core.signal.ModelRef;
import io.auscult.models.card.Engine.Remote;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Where a deployed model is asked.
 *
 * @param columns the names of its inputs, in the order in which the server takes them
 */
public record Endpoint(ModelRef model, Remote remote, List<String> columns) {
    public Endpoint {
        columns = List.copyOf(columns);
    }

    URI infer() {
        String version = remote.version() == null ? "" : "/versions/" + segment(remote.version());
        return at("/v2/models/" + segment(remote.model()) + version + "/infer");
    }

    URI ready() {
        return at("/v2/health/ready");
    }

    private URI at(String path) {
        return URI.create(remote.url() + path);
    }

    private static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
