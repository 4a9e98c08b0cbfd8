@NullMarked
package io.auscult.cli.score;

import org.jspecify.annotations.NullMarked;
