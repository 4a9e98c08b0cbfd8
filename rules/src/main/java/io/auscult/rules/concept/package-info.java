/** The concept catalogue as its files say it. */
@NullMarked
package io.auscult.rules.concept;

import org.jspecify.annotations.NullMarked;
