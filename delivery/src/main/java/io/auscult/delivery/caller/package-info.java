/** Who calls the CDS Hooks endpoints: the signed token of an EHR, checked before anything is read. */
@NullMarked
package io.auscult.delivery.caller;

import org.jspecify.annotations.NullMarked;
