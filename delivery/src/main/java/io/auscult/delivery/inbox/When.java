package io.auscult.delivery.inbox;

import java.time.Instant;

/** A moment for a page: exact for the browser, and in words. */
public record When(Instant at, String words) {}
