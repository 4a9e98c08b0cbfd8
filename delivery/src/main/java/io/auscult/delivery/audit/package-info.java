/** That patient data was put before somebody: written down, published, and read by the auditor. */
@NullMarked
package io.auscult.delivery.audit;

import org.jspecify.annotations.NullMarked;
