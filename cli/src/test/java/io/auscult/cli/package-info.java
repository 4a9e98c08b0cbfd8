@NullMarked
package io.auscult.cli;

import org.jspecify.annotations.NullMarked;
