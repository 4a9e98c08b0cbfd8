package io.auscult.adapter.source;

import io.auscult.adapter.source.MllpSettings.Tls;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS on a port, mutual where there is a trust store. The files are looked at whenever a connection comes: a certificate that was
 * renewed serves the next connection, and files that cannot be read leave the last good ones in use.
 */
final class MllpTls {
    private static final Logger LOG = LoggerFactory.getLogger(MllpTls.class);
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final String source;
    private final Tls files;
    private SSLSocketFactory sockets;
    private String seen;

    private MllpTls(String source, Tls files, String seen) throws IOException, GeneralSecurityException {
        this.source = source;
        this.files = files;
        this.seen = seen;
        this.sockets = load(files);
    }

    /** @throws IOException with a sentence that names the file, when one of them cannot be used */
    static MllpTls of(String source, Tls files) throws IOException {
        try {
            return new MllpTls(source, files, stamp(files));
        } catch (GeneralSecurityException e) {
            throw new IOException("The key store or the trust store of " + source + " cannot be used", e);
        }
    }

    /** Shakes hands over a connection that was accepted. */
    SSLSocket over(Socket plain) throws IOException {
        SSLSocket secured = (SSLSocket) current().createSocket(plain, null, true);
        secured.setEnabledProtocols(PROTOCOLS);
        secured.setNeedClientAuth(files.trustStore() != null);
        secured.startHandshake();
        return secured;
    }

    private synchronized SSLSocketFactory current() {
        String now = stamp(files);
        if (!now.equals(seen)) {
            // Also after a failure: it is tried, and told, once for each change.
            seen = now;
            try {
                sockets = load(files);
                LOG.info("The certificates of {} were read anew", source);
            } catch (IOException | GeneralSecurityException e) {
                LOG.warn(
                        "The certificates of {} changed and cannot be used; the old ones stay ({})",
                        source,
                        e.toString());
            }
        }
        return sockets;
    }

    /** Changes when one of the files does. */
    private static String stamp(Tls files) {
        StringBuilder stamp = new StringBuilder();
        Stream.of(files.keyStore(), files.keyStorePasswordFile(), files.trustStore(), files.trustStorePasswordFile())
                .filter(Objects::nonNull)
                .forEach(file -> stamp.append(stampOf(file)).append(' '));
        return stamp.toString();
    }

    private static String stampOf(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis() + "/" + Files.size(file);
        } catch (IOException e) {
            return "absent";
        }
    }

    private static SSLSocketFactory load(Tls files) throws IOException, GeneralSecurityException {
        char[] password = password(files.keyStorePasswordFile());
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store(files.keyStore(), password), password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust(files), null);
        return context.getSocketFactory();
    }

    private static TrustManager @Nullable [] trust(Tls files) throws IOException, GeneralSecurityException {
        if (files.trustStore() == null) {
            return null;
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store(files.trustStore(), password(Objects.requireNonNull(files.trustStorePasswordFile()))));
        return trust.getTrustManagers();
    }

    private static KeyStore store(Path file, char[] password) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            return store;
        } catch (IOException e) {
            throw new IOException(file + " is not a PKCS#12 store that this password opens", e);
        }
    }

    private static char[] password(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8).strip().toCharArray();
    }
}
