/** Which conditions and thresholds of a rule its cases put to the test, and which none of them does. */
@NullMarked
package io.auscult.rules.coverage;

import org.jspecify.annotations.NullMarked;
