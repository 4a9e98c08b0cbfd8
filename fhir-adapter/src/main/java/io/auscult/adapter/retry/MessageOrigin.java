package io.auscult.adapter.retry;

import io.auscult.schemas.topic.Origin.SourceRecord;

/**
 * The message that letters are about.
 *
 * @param record where its first part stands, or stood
 */
record MessageOrigin(String id, SourceRecord record) {}
