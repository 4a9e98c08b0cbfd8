package io.auscult.adapter.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads a message that ends with its stream, taking room as its bytes arrive. */
public final class Body {
    private Body() {}

    /** The message is longer than a door takes. */
    public static final class TooLong extends Exception {
        private static final long serialVersionUID = 1L;

        TooLong(int mostBytes) {
            super("A message has at most " + mostBytes + " bytes");
        }
    }

    /**
     * All bytes up to the end of the stream.
     *
     * @throws TooLong as soon as more than {@code mostBytes} came; the rest is not read
     * @throws NoRoom when the place could not grow with them
     */
    public static byte[] read(InputStream in, int mostBytes, Room.Place place)
            throws IOException, TooLong, NoRoom, InterruptedException {
        byte[] buffer = new byte[Room.STEP];
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            if (n > mostBytes - all.size()) {
                throw new TooLong(mostBytes);
            }
            place.fit((long) all.size() + n);
            all.write(buffer, 0, n);
        }
        return all.toByteArray();
    }
}
