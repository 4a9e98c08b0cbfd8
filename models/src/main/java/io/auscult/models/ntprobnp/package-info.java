/** NT-proBNP in suspected acute heart failure, by age. */
@NullMarked
package io.auscult.models.ntprobnp;

import org.jspecify.annotations.NullMarked;
