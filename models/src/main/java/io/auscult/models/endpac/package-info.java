/** ENDPAC: pancreatic-cancer risk at the onset of diabetes. */
@NullMarked
package io.auscult.models.endpac;

import org.jspecify.annotations.NullMarked;
