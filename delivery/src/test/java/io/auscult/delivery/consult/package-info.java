@NullMarked
package io.auscult.delivery.consult;

import org.jspecify.annotations.NullMarked;
