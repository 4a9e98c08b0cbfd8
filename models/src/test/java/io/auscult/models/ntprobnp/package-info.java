@NullMarked
package io.auscult.models.ntprobnp;

import org.jspecify.annotations.NullMarked;
