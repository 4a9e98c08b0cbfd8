package io.auscult.adapter.source;

/** From a frame to what its sender is answered; never throws, since every frame is answered. */
@FunctionalInterface
interface MllpDoor {
    MllpReply answer(MllpFrame frame);
}
