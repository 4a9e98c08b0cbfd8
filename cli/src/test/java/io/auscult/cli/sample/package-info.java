@NullMarked
package io.auscult.cli.sample;

import org.jspecify.annotations.NullMarked;
