package io.auscult.cli.bench.ingest;

import io.auscult.cli.send.Acknowledgement;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Sends messages over some MLLP connections, each of which waits for the acknowledgement of its message, that it is committed, before
 * it sends the next. One thread sees to all of them: a thread each would take its share of the processors that the adapter needs.
 */
final class MllpSender implements Worker {
    private static final long LIMIT_MILLIS = Duration.ofMinutes(1).toMillis();

    private final Selector selector;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final int connections;

    private MllpSender(Selector selector, int connections) {
        this.selector = selector;
        this.connections = connections;
    }

    static MllpSender to(String host, int port, int connections) throws IOException {
        MllpSender sender = new MllpSender(Selector.open(), connections);
        for (int i = 0; i < connections; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(host, port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            Connection connection = new Connection(channel);
            channel.register(sender.selector, SelectionKey.OP_READ, connection);
            sender.idle.add(connection);
        }
        return sender;
    }

    @Override
    public void take(byte[] message) throws IOException {
        while (idle.isEmpty()) {
            awaitAnswers();
        }
        idle.remove().send(message);
    }

    @Override
    public void finish() throws IOException {
        while (idle.size() < connections) {
            awaitAnswers();
        }
    }

    private void awaitAnswers() throws IOException {
        if (selector.select(LIMIT_MILLIS) == 0) {
            throw new SocketTimeoutException("The adapter did not acknowledge in time");
        }
        for (SelectionKey key : selector.selectedKeys()) {
            if (key.attachment() instanceof Connection connection && connection.isAnswered()) {
                idle.add(connection);
            }
        }
        selector.selectedKeys().clear();
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }

    /** A connection, and what came of the acknowledgement that it waits for. */
    private static final class Connection {
        private static final byte START = 0x0b;
        private static final byte END = 0x1c;
        private static final byte AFTER_END = 0x0d;
        private static final int LONGEST = 8 * 1024;

        private final SocketChannel channel;
        private final byte[] bytes = new byte[LONGEST];
        private final ByteBuffer answer = ByteBuffer.wrap(bytes);

        Connection(SocketChannel channel) {
            this.channel = channel;
        }

        void send(byte[] message) throws IOException {
            ByteBuffer frame = ByteBuffer.allocate(message.length + 3);
            frame.put(START).put(message).put(END).put(AFTER_END).flip();
            while (frame.hasRemaining()) {
                channel.write(frame);
            }
        }

        /** False while some of it is still to come. */
        boolean isAnswered() throws IOException {
            if (channel.read(answer) < 0) {
                throw new EOFException("The MLLP door closed the connection before it answered");
            }
            int length = answer.position();
            boolean whole = length > 2 && bytes[length - 2] == END && bytes[length - 1] == AFTER_END;
            if (whole) {
                answer.clear();
                accept(Acknowledgement.of(new String(bytes, 1, length - 3, StandardCharsets.ISO_8859_1)));
            }
            return whole;
        }

        private static void accept(Acknowledgement said) {
            if (!said.accepted()) {
                throw new IllegalStateException(
                        "The adapter answered " + said.code() + " to a message of the bench: " + said.text());
            }
        }
    }
}
