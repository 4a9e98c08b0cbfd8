@NullMarked
package io.auscult.models.qtc;

import org.jspecify.annotations.NullMarked;
