package io.auscult.cli.rules.release;

import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A version as people count: 1.10.0 is newer than 1.9.0. What is no number is compared as text, and is older than any number. */
public record PackVersion(List<String> parts) implements Comparable<PackVersion> {
    private static final Pattern SEPARATOR = Pattern.compile("[.+-]");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    public PackVersion {
        parts = List.copyOf(parts);
    }

    public static PackVersion of(String version) {
        return new PackVersion(SEPARATOR.splitAsStream(version).toList());
    }

    @Override
    public int compareTo(PackVersion other) {
        int most = Math.max(parts.size(), other.parts.size());
        return Stream.iterate(0, at -> at < most, at -> at + 1)
                .map(at -> compare(part(at), other.part(at)))
                .filter(order -> order != 0)
                .findFirst()
                .orElse(0);
    }

    private String part(int at) {
        return at < parts.size() ? parts.get(at) : "0";
    }

    private static int compare(String one, String other) {
        boolean number = NUMBER.matcher(one).matches();
        if (number != NUMBER.matcher(other).matches()) {
            return number ? 1 : -1;
        }
        return number ? new BigInteger(one).compareTo(new BigInteger(other)) : one.compareTo(other);
    }
}
