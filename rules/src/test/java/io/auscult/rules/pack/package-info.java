@NullMarked
package io.auscult.rules.pack;

import org.jspecify.annotations.NullMarked;
