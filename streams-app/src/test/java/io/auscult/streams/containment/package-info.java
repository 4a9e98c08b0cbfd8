@NullMarked
package io.auscult.streams.containment;

import org.jspecify.annotations.NullMarked;
