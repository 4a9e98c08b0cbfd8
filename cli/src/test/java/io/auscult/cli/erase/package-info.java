@NullMarked
package io.auscult.cli.erase;

import org.jspecify.annotations.NullMarked;
