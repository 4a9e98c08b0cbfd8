@NullMarked
package io.auscult.rules.lint;

import org.jspecify.annotations.NullMarked;
