@NullMarked
package io.auscult.models.pancreatitis;

import org.jspecify.annotations.NullMarked;
