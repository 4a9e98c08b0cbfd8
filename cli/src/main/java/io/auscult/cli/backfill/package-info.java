/** {@code auscult backfill}: history as NDJSON, from files or from an EHR's bulk export, to the FHIR door. */
@NullMarked
package io.auscult.cli.backfill;

import org.jspecify.annotations.NullMarked;
