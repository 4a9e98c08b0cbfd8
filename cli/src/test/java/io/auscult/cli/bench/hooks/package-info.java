@NullMarked
package io.auscult.cli.bench.hooks;

import org.jspecify.annotations.NullMarked;
