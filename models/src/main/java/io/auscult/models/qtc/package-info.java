/** The QT interval corrected for heart rate. */
@NullMarked
package io.auscult.models.qtc;

import org.jspecify.annotations.NullMarked;
