/** What was found, as a model folder: graph, card, vectors and report. */
@NullMarked
package io.auscult.training.report;

import org.jspecify.annotations.NullMarked;
