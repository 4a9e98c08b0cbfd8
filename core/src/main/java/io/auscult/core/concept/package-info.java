/** The concept catalogue: which codes, units and plausible ranges mean a thing that models and rules ask for. */
@NullMarked
package io.auscult.core.concept;

import org.jspecify.annotations.NullMarked;
