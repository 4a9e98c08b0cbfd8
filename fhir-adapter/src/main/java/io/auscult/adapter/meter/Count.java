package io.auscult.adapter.meter;

/** How often something was seen. */
public record Count(String what, long times) {}
