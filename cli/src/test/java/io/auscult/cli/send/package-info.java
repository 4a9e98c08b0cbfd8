@NullMarked
package io.auscult.cli.send;

import org.jspecify.annotations.NullMarked;
