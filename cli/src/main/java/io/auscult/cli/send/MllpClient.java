package io.auscult.cli.send;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Sends HL7 v2 messages over MLLP, one at a time, and reads each acknowledgement. */
public final class MllpClient implements AutoCloseable {
    private static final int START = 0x0b;
    private static final int END = 0x1c;
    private static final int AFTER_END = 0x0d;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private MllpClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /** @param limit to connect, and for each answer */
    public static MllpClient connect(String host, int port, Duration limit) throws IOException {
        Socket socket = new Socket();
        try {
            int millis = Math.toIntExact(limit.toMillis());
            socket.connect(new InetSocketAddress(host, port), millis);
            socket.setSoTimeout(millis);
            socket.setTcpNoDelay(true);
            return new MllpClient(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** @param text one message as received, segments ended by carriage returns; its bytes are sent as they are */
    public Acknowledgement send(byte[] text) throws IOException {
        write(text);
        return Acknowledgement.of(read());
    }

    private void write(byte[] text) throws IOException {
        byte[] frame = new byte[text.length + 3];
        frame[0] = START;
        System.arraycopy(text, 0, frame, 1, text.length);
        frame[frame.length - 2] = END;
        frame[frame.length - 1] = AFTER_END;
        out.write(frame);
        out.flush();
    }

    /**
     * Sends a message that says itself which answers it wants (MSH-15, MSH-16): none, one or two. They are read to the end of the
     * connection, so that none of them is taken for the answer to another message.
     */
    public List<Acknowledgement> sendLast(byte[] text) throws IOException {
        write(text);
        socket.shutdownOutput();
        List<Acknowledgement> answers = new ArrayList<>();
        in.mark(1);
        while (in.read() >= 0) {
            in.reset();
            answers.add(Acknowledgement.of(read()));
            in.mark(1);
        }
        return answers;
    }

    private String read() throws IOException {
        int next = read(in);
        while (next != START) {
            next = read(in);
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (next = read(in); next != END; next = read(in)) {
            text.write(next);
        }
        if (read(in) != AFTER_END) {
            throw new IOException("The MLLP answer does not end as it should");
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    private static int read(InputStream in) throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new EOFException("The MLLP door closed the connection before it answered");
        }
        return next;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
