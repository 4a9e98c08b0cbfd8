package io.auscult.streams.app;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code auscult.streams.inference.*}.
 *
 * @param enabled whether this process asks remote models; another may
 * @param tokens the servers that want a bearer token
 */
@ConfigurationProperties("auscult.streams.inference")
public record InferenceSettings(
        @DefaultValue("true") boolean enabled, @DefaultValue List<Token> tokens) {

    /**
     * @param url the server's origin, {@code https://host:port}
     * @param file that holds its token, read at every call
     */
    public record Token(URI url, Path file) {}
}
