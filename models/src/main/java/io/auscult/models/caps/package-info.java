/** Who is offered surveillance for pancreatic cancer, by the CAPS consortium's criteria. */
@NullMarked
package io.auscult.models.caps;

import org.jspecify.annotations.NullMarked;
