@NullMarked
package io.auscult.delivery.inbox;

import org.jspecify.annotations.NullMarked;
