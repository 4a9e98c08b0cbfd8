@NullMarked
package io.auscult.cli.topics;

import org.jspecify.annotations.NullMarked;
