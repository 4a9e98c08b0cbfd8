@NullMarked
package io.auscult.cli.bench.rules;

import org.jspecify.annotations.NullMarked;
