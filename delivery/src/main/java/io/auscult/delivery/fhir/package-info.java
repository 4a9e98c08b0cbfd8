/** What is written into the EHR, as FHIR R4 resources: pure functions of an alert, and the only place that knows their shapes. */
@NullMarked
package io.auscult.delivery.fhir;

import org.jspecify.annotations.NullMarked;
