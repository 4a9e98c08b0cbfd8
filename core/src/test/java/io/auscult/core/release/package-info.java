@NullMarked
package io.auscult.core.release;

import org.jspecify.annotations.NullMarked;
