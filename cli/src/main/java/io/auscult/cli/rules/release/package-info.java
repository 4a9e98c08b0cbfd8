/** Rule packs on a running Auscult: published, approved, switched, taken back, and what became of it. */
@NullMarked
package io.auscult.cli.rules.release;

import org.jspecify.annotations.NullMarked;
