/** HL7 v2 to events: ADT and ORU, read leniently in any version, segment by segment. */
@NullMarked
package io.auscult.mapping.v2;

import org.jspecify.annotations.NullMarked;
