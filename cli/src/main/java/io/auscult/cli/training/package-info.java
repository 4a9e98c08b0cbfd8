/** {@code auscult models train}: makes a model again from the published data. */
@NullMarked
package io.auscult.cli.training;

import org.jspecify.annotations.NullMarked;
