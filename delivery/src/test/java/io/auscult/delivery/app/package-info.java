@NullMarked
package io.auscult.delivery.app;

import org.jspecify.annotations.NullMarked;
