@NullMarked
package io.auscult.delivery.writeback;

import org.jspecify.annotations.NullMarked;
