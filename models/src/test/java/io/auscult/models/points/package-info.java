@NullMarked
package io.auscult.models.points;

import org.jspecify.annotations.NullMarked;
