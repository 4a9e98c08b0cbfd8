package io.auscult.ehr;

import io.auscult.ehr.EhrFailure.Kind;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an EHR's FHIR endpoint is, and which addresses belong to it.
 *
 * @param base http or https, without a slash at the end
 */
record EhrAddress(URI base) {
    private static final String NOT_IN_ADDRESSES = " \"<>\\^`{|}";

    EhrAddress(URI base) {
        String text = base.toString();
        boolean web = "https".equalsIgnoreCase(base.getScheme()) || "http".equalsIgnoreCase(base.getScheme());
        if (!web || base.getHost() == null || base.getRawQuery() != null || base.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "The base address of an EHR is like https://ehr.example.org/fhir, without user, password or query");
        }
        this.base = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    /**
     * The address that is meant.
     *
     * @throws EhrFailure when it is no address, or belongs to another server
     */
    URI own(String url) throws EhrFailure {
        URI target = any(url);
        if (!isOwn(target)) {
            throw new EhrFailure(
                    Kind.UNUSABLE,
                    "The EHR at " + base + " points to another server, which is not asked; it must give addresses"
                            + " that begin as its base address does (a proxy before it may have to pass on its own name)",
                    null);
        }
        return target;
    }

    URI any(String url) throws EhrFailure {
        try {
            String lower = url.toLowerCase(Locale.ROOT);
            boolean absolute = lower.startsWith("http://") || lower.startsWith("https://");
            return URI.create(escaped(absolute ? url : base + (url.startsWith("/") ? "" : "/") + url));
        } catch (IllegalArgumentException e) {
            // Its message has the address in it, which may name a patient.
            throw new EhrFailure(Kind.UNUSABLE, "The EHR at " + base + " gave an address that is none", null);
        }
    }

    boolean isOwn(URI target) {
        return base.getScheme().equalsIgnoreCase(target.getScheme())
                && base.getHost().equalsIgnoreCase(target.getHost())
                && port(base) == port(target);
    }

    /** For a reference to what this EHR holds, relative or under its base, whatever the version; else empty. */
    Optional<TypedId> local(@Nullable String reference) {
        if (reference == null) {
            return Optional.empty();
        }
        String own = reference.startsWith(base + "/")
                ? reference.substring(base.toString().length() + 1)
                : reference;
        return TypedId.of(own);
    }

    /** Whether nobody on the way can read what is said. */
    boolean isPrivate() {
        return "https".equalsIgnoreCase(base.getScheme()) || isLoopback(base.getHost());
    }

    static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static int port(URI uri) {
        int standard = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
        return uri.getPort() == -1 ? standard : uri.getPort();
    }

    /** What a search may hold, such as {@code |}, and an address may not. */
    private static String escaped(String url) {
        StringBuilder escaped = new StringBuilder();
        for (byte b : url.getBytes(StandardCharsets.UTF_8)) {
            if (b <= ' ' || b == 0x7f || NOT_IN_ADDRESSES.indexOf(b) >= 0) {
                escaped.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            } else {
                escaped.append((char) b);
            }
        }
        return escaped.toString();
    }
}
