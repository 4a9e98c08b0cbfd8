/** What follows from the facts of a chart by a published formula or definition; models and rules read it here, and nowhere else. */
@NullMarked
package io.auscult.core.derived;

import org.jspecify.annotations.NullMarked;
