/** An EHR as a stub, and what is asked of it. */
@NullMarked
package io.auscult.ehr;

import org.jspecify.annotations.NullMarked;
