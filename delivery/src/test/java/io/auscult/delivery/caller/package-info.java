@NullMarked
package io.auscult.delivery.caller;

import org.jspecify.annotations.NullMarked;
