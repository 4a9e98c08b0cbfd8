/** The first files of a rule: small, sound and tested, for an author to go on from. */
@NullMarked
package io.auscult.rules.draft;

import org.jspecify.annotations.NullMarked;
