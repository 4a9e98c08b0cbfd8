/** How rules fare: what opened, what was said to it and how soon, for those who tune rules. No patient is named. */
@NullMarked
package io.auscult.delivery.report;

import org.jspecify.annotations.NullMarked;
