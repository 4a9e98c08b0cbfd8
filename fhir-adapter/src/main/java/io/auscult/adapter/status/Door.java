package io.auscult.adapter.status;

import org.jspecify.annotations.Nullable;

/**
 * Where a source's messages come in.
 *
 * @param kind "FHIR" or "HL7 v2"
 * @param address a URL, or host and port
 * @param connections that are open now; null where a connection says nothing
 */
public record Door(String kind, String address, @Nullable Integer connections) {}
