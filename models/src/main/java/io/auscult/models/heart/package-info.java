/** The HEART score for chest pain. */
@NullMarked
package io.auscult.models.heart;

import org.jspecify.annotations.NullMarked;
