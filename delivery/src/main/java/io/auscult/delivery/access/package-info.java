/** Who may see whose data: roles, and the patients whom somebody reaches. */
@NullMarked
package io.auscult.delivery.access;

import org.jspecify.annotations.NullMarked;
