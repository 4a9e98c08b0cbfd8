package io.auscult.adapter.site;

import static io.auscult.adapter.site.Block.quoted;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the values of a source file may look like. */
final class Scalars {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]*");
    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z]{1,60}");
    private static final Pattern SEARCH = Pattern.compile("[A-Z][A-Za-z]{1,60}([/?][^\\s]*)?");
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9}) ?(B|KB|MB)?");
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9}) ?(ms|s|m|h|d)");
    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
    private static final int HIGHEST_PORT = 65_535;

    private Scalars() {}

    static String text(String text) {
        return text;
    }

    static String name(String text) throws Wrong {
        return matching(
                NAME, text, "is no name", "use lower-case letters, digits, dots and hyphens, as in \"main-lab\"");
    }

    static String resourceType(String text) throws Wrong {
        return matching(TYPE, text, "is no FHIR resource type", "write it as FHIR does, as in \"Observation\"");
    }

    static String header(String text) throws Wrong {
        return matching(HEADER, text, "is no name of an HTTP header", "use one like \"X-Auscult-Secret\"");
    }

    private static String matching(Pattern pattern, String text, String what, String remedy) throws Wrong {
        if (!pattern.matcher(text).matches()) {
            throw new Wrong(what + ": " + quoted(text), remedy);
        }
        return text;
    }

    static ZoneId zone(String text) throws Wrong {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new Wrong(
                    "is no time zone: " + quoted(text),
                    Spelling.nearest(text, ZoneId.getAvailableZoneIds(), 1)
                            .map(zone -> "did you mean \"" + zone + "\"?")
                            .orElse("use a name like \"Europe/Vienna\", or \"UTC\""));
        }
    }

    /** Any absolute URI: the name of an identifier or code system. */
    static String system(String text) throws Wrong {
        if (!uri(text).isAbsolute()) {
            throw new Wrong(
                    "is no absolute URI: " + quoted(text), "write one like \"urn:oid:1.2.3\" or \"http://loinc.org\"");
        }
        return text;
    }

    /** Where something answers over HTTP. */
    static URI address(String text) throws Wrong {
        URI uri = uri(text);
        boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!http || uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
            throw new Wrong("is no web address: " + quoted(text), "write one like \"https://ehr.example.org/fhir\"");
        }
        return uri;
    }

    /** Encrypted, or within this machine. */
    static boolean isSafe(URI address) {
        return "https".equals(address.getScheme())
                || Set.of("localhost", "127.0.0.1", "[::1]").contains(address.getHost());
    }

    /** What follows a FHIR server's base. */
    static String search(String text) throws Wrong {
        if (!uri(text.replace("|", "%7C")).isAbsolute()) {
            return matching(
                    SEARCH,
                    text,
                    "is no search",
                    "write a type and its parameters, as in \"Observation?category=laboratory\"");
        }
        throw new Wrong("is a whole address", "leave out the base: write \"Observation?category=laboratory\"");
    }

    private static URI uri(String text) throws Wrong {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new Wrong(
                    "is no URI: " + quoted(text),
                    "write one like \"urn:oid:1.2.3\" or \"https://ehr.example.org/fhir\"");
        }
    }

    static String host(String text) throws Wrong {
        try {
            return InetAddress.ofLiteral(text.equals("localhost") ? "127.0.0.1" : text)
                    .getHostAddress();
        } catch (IllegalArgumentException e) {
            throw new Wrong(
                    "is no address: " + quoted(text), "use 127.0.0.1, or an address of this machine together with tls");
        }
    }

    static int port(String text) throws Wrong {
        return number(text, 0, HIGHEST_PORT);
    }

    static int place(String text) throws Wrong {
        return number(text, 1, 999);
    }

    private static int number(String text, int least, int most) throws Wrong {
        if (text.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new Wrong("is no number from " + least + " to " + most + ": " + quoted(text), "write digits only");
    }

    static Duration duration(String text) throws Wrong {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches() || text.matches("0+ ?[a-z]+")) {
            throw new Wrong("is no duration: " + quoted(text), "write a number and ms, s, m, h or d, as in \"30s\"");
        }
        long number = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    /** Bytes. */
    static int size(String text) throws Wrong {
        Matcher parts = SIZE.matcher(text.toUpperCase(Locale.ROOT));
        if (parts.matches()) {
            int shift = "KB".equals(parts.group(2)) ? 10 : "MB".equals(parts.group(2)) ? 20 : 0;
            BigInteger bytes = new BigInteger(parts.group(1)).shiftLeft(shift);
            if (bytes.bitLength() < Integer.SIZE) {
                return bytes.intValueExact();
            }
        }
        throw new Wrong("is no size: " + quoted(text), "write a number and B, KB or MB, as in \"64KB\"");
    }

    /** A constant, written as its name in lower case with hyphens. */
    static <E extends Enum<E>> Read<E> oneOf(Class<E> type) {
        return text -> {
            List<E> all = Arrays.asList(type.getEnumConstants());
            List<String> words = all.stream().map(Scalars::word).toList();
            int at = words.indexOf(text);
            if (at < 0) {
                throw new Wrong("cannot be " + quoted(text), Spelling.remedy(text, words));
            }
            return all.get(at);
        };
    }

    static Read<String> among(List<String> words) {
        return text -> {
            if (!words.contains(text)) {
                throw new Wrong("cannot be " + quoted(text), Spelling.remedy(text, words));
            }
            return text;
        };
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
