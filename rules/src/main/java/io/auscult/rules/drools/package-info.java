/** Rule files checked, compiled and run: the one place that knows Drools. */
@NullMarked
package io.auscult.rules.drools;

import org.jspecify.annotations.NullMarked;
