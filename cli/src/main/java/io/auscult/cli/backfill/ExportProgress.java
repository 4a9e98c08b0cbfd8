package io.auscult.cli.backfill;

/**
 * An export that an EHR makes, or has made, for us.
 *
 * @param kickOff what was asked for
 * @param status where the EHR says how far it has come
 */
record ExportProgress(String kickOff, String status) {}
