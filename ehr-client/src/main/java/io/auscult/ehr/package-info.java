/** Asking an EHR: FHIR over HTTP, with SMART Backend Services where it wants to know who asks. */
@NullMarked
package io.auscult.ehr;

import org.jspecify.annotations.NullMarked;
