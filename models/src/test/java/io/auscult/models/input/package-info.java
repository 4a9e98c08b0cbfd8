@NullMarked
package io.auscult.models.input;

import org.jspecify.annotations.NullMarked;
