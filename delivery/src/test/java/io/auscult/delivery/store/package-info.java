@NullMarked
package io.auscult.delivery.store;

import org.jspecify.annotations.NullMarked;
