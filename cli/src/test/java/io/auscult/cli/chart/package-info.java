@NullMarked
package io.auscult.cli.chart;

import org.jspecify.annotations.NullMarked;
