/**
 * A small FHIR R4 server in memory, with patients and what is written about them. It stands in for a site's EHR in the quickstart and in
 * tests.
 */
@NullMarked
package io.auscult.demo.ehr;

import org.jspecify.annotations.NullMarked;
