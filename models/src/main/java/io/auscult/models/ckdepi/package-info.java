/** CKD-EPI 2021, the eGFR that PREVENT takes. */
@NullMarked
package io.auscult.models.ckdepi;

import org.jspecify.annotations.NullMarked;
