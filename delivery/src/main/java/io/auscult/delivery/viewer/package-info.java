/** Who looks: what the site says of its users. */
@NullMarked
package io.auscult.delivery.viewer;

import org.jspecify.annotations.NullMarked;
