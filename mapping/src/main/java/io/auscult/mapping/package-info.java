/** From messages to events: what both languages of an EHR, FHIR and HL7 v2, are mapped into. Pure; knows no patient id of its own. */
@NullMarked
package io.auscult.mapping;

import org.jspecify.annotations.NullMarked;
