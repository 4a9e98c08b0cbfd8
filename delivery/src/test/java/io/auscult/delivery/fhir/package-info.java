@NullMarked
package io.auscult.delivery.fhir;

import org.jspecify.annotations.NullMarked;
