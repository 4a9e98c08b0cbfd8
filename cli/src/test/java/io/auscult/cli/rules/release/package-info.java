@NullMarked
package io.auscult.cli.rules.release;

import org.jspecify.annotations.NullMarked;
