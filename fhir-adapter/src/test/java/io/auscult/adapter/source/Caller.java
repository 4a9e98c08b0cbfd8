package io.auscult.adapter.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A sender on the other side of a connection, with the frames of MLLP and nothing of our reading of them. */
final class Caller implements AutoCloseable {
    private static final int PATIENCE = (int) Duration.ofSeconds(30).toMillis();
    private final Socket socket;

    Caller(int port) throws IOException {
        this(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    Caller(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE);
    }

    static byte[] frame(String message) {
        return ("\u000b" + message + "\u001c\r").getBytes(StandardCharsets.UTF_8);
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    String send(String message) throws IOException {
        write(frame(message));
        return read();
    }

    /** The next answer; "" when the other side has closed the connection. */
    String read() throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        int start = socket.getInputStream().read();
        if (start < 0) {
            return "";
        }
        for (int b = socket.getInputStream().read();
                b != 0x1C;
                b = socket.getInputStream().read()) {
            if (b < 0) {
                throw new IOException("The answer breaks off");
            }
            answer.write(b);
        }
        if (start != 0x0B || socket.getInputStream().read() != '\r') {
            throw new IOException("The answer is not framed");
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    /** That nothing more comes. */
    boolean isHungUp() {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException e) {
            return true;
        }
    }

    /** All that comes until the other side hangs up. */
    String toTheEnd() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
