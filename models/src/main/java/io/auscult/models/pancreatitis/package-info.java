/** Pancreatic cancer after chronic pancreatitis: a published equation, for demonstration. */
@NullMarked
package io.auscult.models.pancreatitis;

import org.jspecify.annotations.NullMarked;
