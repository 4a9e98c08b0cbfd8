@NullMarked
package io.auscult.rules.fact;

import org.jspecify.annotations.NullMarked;
