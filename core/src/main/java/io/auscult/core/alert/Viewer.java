package io.auscult.core.alert;

/** Who looks, and through what: "cds-hooks" or "inbox". */
public record Viewer(String user, String channel) {}
