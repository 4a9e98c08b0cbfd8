/** The work of an informaticist on the concept catalogue: look, import, check, publish, and see what nobody understands. */
@NullMarked
package io.auscult.cli.concepts;

import org.jspecify.annotations.NullMarked;
