@NullMarked
package io.auscult.cli.bench;

import org.jspecify.annotations.NullMarked;
