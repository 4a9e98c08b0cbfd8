/** The one synchronous call: what the rules say at this moment. */
@NullMarked
package io.auscult.delivery.consult;

import org.jspecify.annotations.NullMarked;
