/** Tests. */
@NullMarked
package io.auscult.mapping.fhir;

import org.jspecify.annotations.NullMarked;
