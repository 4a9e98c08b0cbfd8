/** The topics of Auscult: their names, how each is kept and keyed, and what stands in a record beside its value. */
@NullMarked
package io.auscult.schemas.topic;

import org.jspecify.annotations.NullMarked;
