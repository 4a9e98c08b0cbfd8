@NullMarked
package io.auscult.cli.log;

import org.jspecify.annotations.NullMarked;
