@NullMarked
package io.auscult.models.score;

import org.jspecify.annotations.NullMarked;
