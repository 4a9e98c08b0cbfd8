/** Cases in a clinician's words, run through the same functions as the stream. */
@NullMarked
package io.auscult.rules.cases;

import org.jspecify.annotations.NullMarked;
