/** Watches how often rules fire and sources speak, against their own past: too many, too few, none. */
@NullMarked
package io.auscult.delivery.watch;

import org.jspecify.annotations.NullMarked;
