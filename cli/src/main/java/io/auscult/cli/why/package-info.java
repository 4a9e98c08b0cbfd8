/** {@code auscult why}: why a rule fired for a patient, and why it did not, now or at a past time. */
@NullMarked
package io.auscult.cli.why;

import org.jspecify.annotations.NullMarked;
