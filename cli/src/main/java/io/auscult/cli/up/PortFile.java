package io.auscult.cli.up;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Ports as written down: {@code port.kafka=29092} in a file, {@code kafka=29092} as an option. */
public final class PortFile {
    private PortFile() {}

    /**
     * @param file with lines {@code port.<name>=<number>}; other lines are none of ours
     * @throws IllegalArgumentException for a name that is no port or a value that is no number
     */
    public static Ports read(Path file) throws IOException {
        Properties lines = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            lines.load(in);
        }
        return ports(lines, "port.");
    }

    /** The ports that properties name under a prefix, the others as usual. */
    static Ports ports(Properties lines, String prefix) {
        EnumMap<Port, Integer> numbers = new EnumMap<>(Port.class);
        for (String name : lines.stringPropertyNames()) {
            if (name.startsWith(prefix)) {
                Port port = Port.of(name.substring(prefix.length()));
                numbers.put(port, number(port, lines.getProperty(name)));
            }
        }
        return new Ports(numbers);
    }

    /** The same ports with some set by options: {@code kafka=29092}. */
    public static Ports with(Ports ports, List<String> options) {
        EnumMap<Port, Integer> numbers = new EnumMap<>(ports.numbers());
        for (String option : options) {
            Map.Entry<Port, Integer> setting = setting(option);
            numbers.put(setting.getKey(), setting.getValue());
        }
        return new Ports(numbers);
    }

    private static Map.Entry<Port, Integer> setting(String option) {
        int equals = option.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException("Write a port as NAME=NUMBER, not \"" + option + "\"");
        }
        Port port = Port.of(option.substring(0, equals));
        return Map.entry(port, number(port, option.substring(equals + 1)));
    }

    private static int number(Port port, String word) {
        try {
            return Integer.parseInt(word.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Port " + port.word() + " cannot be \"" + word + "\"", e);
        }
    }
}
