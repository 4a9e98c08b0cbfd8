@NullMarked
package io.auscult.models.cha2ds2;

import org.jspecify.annotations.NullMarked;
