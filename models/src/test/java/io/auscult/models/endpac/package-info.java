@NullMarked
package io.auscult.models.endpac;

import org.jspecify.annotations.NullMarked;
