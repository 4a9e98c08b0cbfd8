@NullMarked
package io.auscult.rules.why;

import org.jspecify.annotations.NullMarked;
