/** What differs between two versions of a pack, in clinical words. */
@NullMarked
package io.auscult.rules.diff;

import org.jspecify.annotations.NullMarked;
