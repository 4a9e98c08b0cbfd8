@NullMarked
package io.auscult.cli.concepts;

import org.jspecify.annotations.NullMarked;
