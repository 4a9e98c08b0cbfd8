@NullMarked
package io.auscult.cli.rules;

import org.jspecify.annotations.NullMarked;
