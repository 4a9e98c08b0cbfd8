/** Indications for surgery of an IPMN, as far as discrete data has them. */
@NullMarked
package io.auscult.models.ipmn;

import org.jspecify.annotations.NullMarked;
