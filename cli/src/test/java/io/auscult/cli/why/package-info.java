@NullMarked
package io.auscult.cli.why;

import org.jspecify.annotations.NullMarked;
