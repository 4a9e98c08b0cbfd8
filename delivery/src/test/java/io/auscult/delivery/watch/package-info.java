@NullMarked
package io.auscult.delivery.watch;

import org.jspecify.annotations.NullMarked;
