@NullMarked
package io.auscult.cli.bench.feed;

import org.jspecify.annotations.NullMarked;
