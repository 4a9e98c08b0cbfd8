package io.auscult.adapter.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * A message that ends with its stream.
 *
 * @param mostBytes that it may have
 * @param longest that it may take to arrive, lest a slow sender hold its room for ever
 */
public record Body(int mostBytes, Duration longest) {
    /**
     * What a value costs beside its characters, in bytes of message. JSON of many tiny values takes far more memory when it is
     * read than its length tells, and a sender could mean it to.
     */
    private static final int VALUE = 16;

    /** The message is longer than a door takes. */
    public static final class TooLong extends Exception {
        private static final long serialVersionUID = 1L;

        TooLong(String message) {
            super(message);
        }
    }

    /** The message came too slowly. */
    public static final class TooSlow extends Exception {
        private static final long serialVersionUID = 1L;

        TooSlow(Duration longest) {
            super("A message arrives within " + longest.toSeconds() + " seconds");
        }
    }

    /**
     * All bytes up to the end of the stream, with room for them and for what reading them as JSON takes.
     *
     * @throws TooLong as soon as it is known; the rest is not read
     * @throws NoRoom when the place could not grow with them
     */
    public byte[] read(InputStream in, Room.Place place)
            throws IOException, TooLong, TooSlow, NoRoom, InterruptedException {
        long began = System.nanoTime();
        byte[] buffer = new byte[Room.STEP];
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        long weight = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            if (n > mostBytes - all.size()) {
                throw new TooLong("A message has at most " + mostBytes + " bytes");
            }
            weight += n + (long) VALUE * values(buffer, n);
            fit(place, weight);
            all.write(buffer, 0, n);
            if (System.nanoTime() - began > longest.toNanos()) {
                throw new TooSlow(longest);
            }
        }
        return all.toByteArray();
    }

    private static void fit(Room.Place place, long weight) throws TooLong, NoRoom, InterruptedException {
        if (weight > place.most()) {
            throw new TooLong("The message takes more memory than the adapter has; send it in smaller parts");
        }
        place.fit(weight);
    }

    /** About how many values JSON has: each stands behind a comma or begins an object or array. */
    private static int values(byte[] buffer, int length) {
        int values = 0;
        for (int i = 0; i < length; i++) {
            byte b = buffer[i];
            if (b == ',' || b == '{' || b == '[') {
                values++;
            }
        }
        return values;
    }
}
