/** Dead letters: what could not be processed, and trying it again once the cause is mended. */
@NullMarked
package io.auscult.cli.deadletters;

import org.jspecify.annotations.NullMarked;
