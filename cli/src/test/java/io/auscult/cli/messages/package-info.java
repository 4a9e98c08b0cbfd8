/** Tests. */
@NullMarked
package io.auscult.cli.messages;

import org.jspecify.annotations.NullMarked;
