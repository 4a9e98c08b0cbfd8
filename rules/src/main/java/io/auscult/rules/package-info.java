/** The files informaticists edit, and what stands between them and the stream: where they lie, and the check before they are published. */
@NullMarked
package io.auscult.rules;

import org.jspecify.annotations.NullMarked;
