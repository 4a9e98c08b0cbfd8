@NullMarked
package io.auscult.cli.rebuild;

import org.jspecify.annotations.NullMarked;
