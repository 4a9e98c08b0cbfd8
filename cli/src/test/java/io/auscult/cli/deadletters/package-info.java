/** Tests. */
@NullMarked
package io.auscult.cli.deadletters;

import org.jspecify.annotations.NullMarked;
