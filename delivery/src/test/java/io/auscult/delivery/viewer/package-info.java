@NullMarked
package io.auscult.delivery.viewer;

import org.jspecify.annotations.NullMarked;
