/** ESC 0/1 h and 0/2 h algorithms for high-sensitivity troponin. */
@NullMarked
package io.auscult.models.esc;

import org.jspecify.annotations.NullMarked;
