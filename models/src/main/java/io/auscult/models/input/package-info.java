/** How models read a chart: the newest usable value, or what is wrong with it. */
@NullMarked
package io.auscult.models.input;

import org.jspecify.annotations.NullMarked;
