@NullMarked
package io.auscult.models.ckdepi;

import org.jspecify.annotations.NullMarked;
