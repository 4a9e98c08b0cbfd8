/** FHIR R4 to events: one mapper per resource, and the bundle that they travel in. */
@NullMarked
package io.auscult.mapping.fhir;

import org.jspecify.annotations.NullMarked;
