/** Why a rule fired for a patient, and why it did not: condition by condition, in words. */
@NullMarked
package io.auscult.rules.why;

import org.jspecify.annotations.NullMarked;
