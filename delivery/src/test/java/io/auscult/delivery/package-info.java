@NullMarked
package io.auscult.delivery;

import org.jspecify.annotations.NullMarked;
