/** CDS Hooks 2.0: the same alerts as cards inside the EHR. */
@NullMarked
package io.auscult.delivery.cdshooks;

import org.jspecify.annotations.NullMarked;
