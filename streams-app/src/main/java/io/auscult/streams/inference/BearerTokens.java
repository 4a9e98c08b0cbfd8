package io.auscult.streams.inference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The tokens of the endpoints that want one, each in a file that only its origin is sent: a card names its server, and a token must
 * not follow a card to another. Files are read at every call, so that a new token needs no restart.
 */
public final class BearerTokens {
    private static final int LONGEST = 16_384;

    private final Map<String, Path> files;

    /** @param files by origin, {@code https://host:port} */
    public BearerTokens(Map<URI, Path> files) {
        this.files = files.entrySet().stream()
                .collect(Collectors.toMap(entry -> origin(entry.getKey()), Map.Entry::getValue));
    }

    /** @throws UncheckedIOException when the file cannot be read, without its content */
    Optional<String> of(URI uri) {
        return Optional.ofNullable(files.get(origin(uri))).map(BearerTokens::read);
    }

    private static String read(Path file) {
        try {
            String token =
                    Files.size(file) > LONGEST ? "" : Files.readString(file).strip();
            if (!token.matches("[A-Za-z0-9._~+/=-]+")) {
                throw new IOException("The file holds no bearer token: " + file);
            }
            return token;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String origin(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }
}
