package io.auscult.adapter.source;

import java.util.List;

/**
 * What a sender is answered.
 *
 * @param messages each in a frame of its own, in this order
 * @param hangUp when words were not asked for and the sender must notice all the same
 */
record MllpReply(List<byte[]> messages, boolean hangUp) {
    MllpReply {
        messages = List.copyOf(messages);
    }

    static final MllpReply NOTHING = new MllpReply(List.of(), false);
}
