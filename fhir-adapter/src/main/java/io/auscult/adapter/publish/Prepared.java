package io.auscult.adapter.publish;

import io.auscult.adapter.publish.Encoder.Encoded;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A message waiting for its transaction, encoded by the thread that brought it. */
record Prepared(Outgoing outgoing, List<Encoded> messages, List<Encoded> events, CompletableFuture<Void> committed) {}
