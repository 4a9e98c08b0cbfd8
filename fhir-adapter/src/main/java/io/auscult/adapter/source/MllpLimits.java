package io.auscult.adapter.source;

import java.time.Duration;

/**
 * What one MLLP port bears.
 *
 * @param mostBytes of one message
 * @param mostConnections at once; one more is closed at once, so that its sender notices
 * @param idle how long a connection may say nothing between two messages
 * @param stall how long a sender may stop in the middle of a message, of a handshake, or before reading an answer
 */
public record MllpLimits(int mostBytes, int mostConnections, Duration idle, Duration stall) {
    private static final int CONNECTIONS = 512;
    private static final Duration STALL = Duration.ofSeconds(30);

    public static MllpLimits of(int mostBytes, Duration idle) {
        return new MllpLimits(mostBytes, CONNECTIONS, idle, STALL);
    }
}
