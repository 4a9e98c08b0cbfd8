@NullMarked
package io.auscult.cli.sources;

import org.jspecify.annotations.NullMarked;
