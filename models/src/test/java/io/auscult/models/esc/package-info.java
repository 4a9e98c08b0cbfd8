@NullMarked
package io.auscult.models.esc;

import org.jspecify.annotations.NullMarked;
