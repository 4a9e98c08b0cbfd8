package io.auscult.adapter.source;

import io.auscult.adapter.source.MllpMeters.Ending;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One sender's connection: its messages are answered one after the other, so their order is kept. */
final class MllpConnection {
    private static final Logger LOG = LoggerFactory.getLogger(MllpConnection.class);

    private final Socket socket;
    private final MllpPort port;
    private final MllpPatience patience;
    private volatile boolean working;
    private volatile boolean closing;
    private volatile @Nullable Ending ending;

    MllpConnection(Socket socket, MllpPort port) {
        this.socket = socket;
        this.port = port;
        this.patience = new MllpPatience(port.limits().idle(), port.limits().stall());
    }

    void serve() {
        try (socket) {
            socket.setKeepAlive(true);
            socket.setTcpNoDelay(true);
            try (Socket secured = port.secured(socket)) {
                talk(secured);
            }
        } catch (SSLException e) {
            ended(Ending.TLS, e);
        } catch (IOException e) {
            ended(Ending.BROKEN, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void talk(Socket secured) throws IOException, InterruptedException {
        MllpFrames frames = new MllpFrames(
                secured.getInputStream(),
                secured.getOutputStream(),
                port.limits().mostBytes(),
                patience);
        boolean more = true;
        while (more && !closing) {
            try (Room.Place place = port.room().enter()) {
                MllpFrame frame = frames.next(place);
                more = frame != null && answer(frames, frame);
            }
        }
    }

    private boolean answer(MllpFrames frames, MllpFrame frame) throws IOException {
        working = true;
        patience.work();
        MllpReply reply = port.door().answer(frame);
        for (byte[] message : reply.messages()) {
            frames.send(message);
        }
        working = false;
        return !reply.hangUp();
    }

    /** Breaks off what is late. The plain socket is closed, since closing TLS waits for a sender who does not read. */
    void closeIfLate() {
        if (patience.isLate()) {
            ending = patience.isInFrame() ? Ending.STALLED : Ending.IDLE;
            close();
        }
    }

    /** Lets the message that we work on be answered; breaks off at once when there is none. */
    void closeWhenAnswered() {
        closing = true;
        if (!working) {
            close();
        }
    }

    private void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("An MLLP connection did not close cleanly", e);
        }
    }

    private void ended(Ending otherwise, IOException e) {
        if (closing) {
            return;
        }
        Ending late = ending;
        port.meters().ended(late == null ? otherwise : late);
        if (late != null) {
            LOG.info("An MLLP connection to {} was closed: its sender stopped for too long", port.source());
        } else if (!(e instanceof SocketException)) {
            LOG.info("An MLLP connection to {} ended ({})", port.source(), e.getMessage());
        }
    }
}
