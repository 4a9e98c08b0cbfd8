/** What a decision costs with many rules, beside the same rules written in Java by hand. */
@NullMarked
package io.auscult.cli.bench.rules;

import org.jspecify.annotations.NullMarked;
