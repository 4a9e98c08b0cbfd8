@NullMarked
package io.auscult.models.caps;

import org.jspecify.annotations.NullMarked;
