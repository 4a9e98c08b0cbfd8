/** AHA PREVENT, base model, 10 years. */
@NullMarked
package io.auscult.models.prevent;

import org.jspecify.annotations.NullMarked;
