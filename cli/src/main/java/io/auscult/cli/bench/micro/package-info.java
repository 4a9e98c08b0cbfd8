/** What the pure functions and the codecs cost by themselves, measured with JMH. */
@NullMarked
package io.auscult.cli.bench.micro;

import org.jspecify.annotations.NullMarked;
