@NullMarked
package io.auscult.cli.training;

import org.jspecify.annotations.NullMarked;
