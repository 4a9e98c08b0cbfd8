package io.auscult.cli.backfill;

import io.auscult.schemas.topic.Payload;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Some lines of a file that are sent together.
 *
 * @param body the lines, and after them their companions
 * @param numbers of each line in the file
 * @param companions how many lines at the end belong to others of the load
 * @param tooLong the numbers of lines that no message can hold
 * @param patients whom the lines hold or are about
 * @param end how many bytes of the file are done when this is
 * @param lastLine the number of the last line that is done when this is, blank ones included
 */
record Chunk(
        Payload body,
        List<Long> numbers,
        int companions,
        List<Long> tooLong,
        Set<String> patients,
        long end,
        long lastLine) {
    Chunk {
        numbers = List.copyOf(numbers);
        tooLong = List.copyOf(tooLong);
        patients = Set.copyOf(patients);
    }

    /** The same, each line with all companions in a chunk of its own; they share the end. */
    List<Chunk> lines() {
        List<byte[]> all = split(body.toBytes());
        List<byte[]> others = all.subList(numbers.size(), all.size());
        List<Chunk> single = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            ByteArrayOutputStream one = new ByteArrayOutputStream();
            one.writeBytes(all.get(i));
            others.forEach(one::writeBytes);
            single.add(new Chunk(
                    Payload.of(one.toByteArray()),
                    List.of(numbers.get(i)),
                    companions,
                    List.of(),
                    Set.of(),
                    end,
                    lastLine));
        }
        return single;
    }

    private static List<byte[]> split(byte[] body) {
        List<byte[]> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < body.length; i++) {
            if (body[i] == '\n') {
                lines.add(Arrays.copyOfRange(body, from, i + 1));
                from = i + 1;
            }
        }
        return lines;
    }

    /** It is patient data. */
    @Override
    public String toString() {
        return "Chunk[" + numbers.size() + " lines]";
    }
}
