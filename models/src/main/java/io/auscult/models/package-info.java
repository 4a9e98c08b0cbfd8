/** The registry of the published risk models. */
@NullMarked
package io.auscult.models;

import org.jspecify.annotations.NullMarked;
