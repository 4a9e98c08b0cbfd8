package io.auscult.adapter.source;

import io.auscult.mapping.MappedMessage;

/** The message is committed: as events, as ignored entries and as dead letters. */
public record Receipt(String messageId, MappedMessage message) {}
