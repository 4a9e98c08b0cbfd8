/** What the rules decided about a patient, each decision with its reason. */
@NullMarked
package io.auscult.core.decision;

import org.jspecify.annotations.NullMarked;
