@NullMarked
package io.auscult.rules.concept;

import org.jspecify.annotations.NullMarked;
