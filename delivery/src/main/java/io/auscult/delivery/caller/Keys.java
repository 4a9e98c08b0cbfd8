package io.auscult.delivery.caller;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.text.ParseException;

/** A client's public keys: read from a file once, or fetched from an address of the list and kept for some minutes. */
final class Keys {
    private static final int CONNECT_MILLIS = 1_000;
    private static final int READ_MILLIS = 2_000;
    private static final int MOST_BYTES = 64 * 1024;

    private static final long KEPT_MILLIS = 15 * 60 * 1000L;
    private static final long REFRESH_MILLIS = 5_000;
    /** A new key is looked for no more often than that, or any stranger's token would make this app call the EHR. */
    private static final long BETWEEN_FETCHES_MILLIS = 10_000;

    private Keys() {}

    static JWKSource<SecurityContext> in(Path file) {
        try {
            return new ImmutableJWKSet<>(JWKSet.load(file.toFile()).toPublicJWKSet());
        } catch (IOException | ParseException e) {
            throw new IllegalArgumentException(
                    "The keys in " + file + " cannot be read: " + e.getClass().getSimpleName(), e);
        }
    }

    static JWKSource<SecurityContext> at(URI address) {
        try {
            return JWKSourceBuilder.create(address.toURL(), new NoDetours())
                    .cache(KEPT_MILLIS, REFRESH_MILLIS)
                    .refreshAheadCache(false)
                    .rateLimited(BETWEEN_FETCHES_MILLIS)
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("No address of keys: " + address, e);
        }
    }

    /** Fetches from where it was told, and from nowhere that this place points to. */
    private static final class NoDetours extends DefaultResourceRetriever {
        NoDetours() {
            super(CONNECT_MILLIS, READ_MILLIS, MOST_BYTES);
        }

        @Override
        protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
            HttpURLConnection connection = super.openHTTPConnection(url);
            connection.setInstanceFollowRedirects(false);
            return connection;
        }
    }
}
