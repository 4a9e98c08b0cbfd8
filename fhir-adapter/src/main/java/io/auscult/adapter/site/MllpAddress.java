package io.auscult.adapter.site;

/**
 * Where a source listens for MLLP when its file does not say.
 *
 * @param port 0 for any free one
 */
public record MllpAddress(String host, int port) {}
