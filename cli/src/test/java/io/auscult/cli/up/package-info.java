@NullMarked
package io.auscult.cli.up;

import org.jspecify.annotations.NullMarked;
