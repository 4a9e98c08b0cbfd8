package io.auscult.adapter.publish;

import io.auscult.schemas.topic.Payload;
import java.time.Instant;

/**
 * An entry that could not be mapped, on its way to the dead letters.
 *
 * @param entry its position in the message, from 0
 * @param original the entry alone, or the whole message when it cannot stand alone
 */
public record Rejection(int entry, String reason, String whatToDo, Payload original, Instant received) {}
