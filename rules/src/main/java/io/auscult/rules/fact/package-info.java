/** What rule files see: the patient, thresholds and settings, proposals and answers, each in a rule author's words. */
@NullMarked
package io.auscult.rules.fact;

import org.jspecify.annotations.NullMarked;
