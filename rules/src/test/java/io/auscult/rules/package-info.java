@NullMarked
package io.auscult.rules;

import org.jspecify.annotations.NullMarked;
