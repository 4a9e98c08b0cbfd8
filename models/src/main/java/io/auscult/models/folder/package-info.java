/** From a chart, or a line of plain inputs, to the row of numbers that a model folder's card asks for; and from its output to a score. */
@NullMarked
package io.auscult.models.folder;

import org.jspecify.annotations.NullMarked;
