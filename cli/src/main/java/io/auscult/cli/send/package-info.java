/** Sending a user's own files to the FHIR and MLLP doors. */
@NullMarked
package io.auscult.cli.send;

import org.jspecify.annotations.NullMarked;
