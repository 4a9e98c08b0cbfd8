@NullMarked
package io.auscult.delivery.report;

import org.jspecify.annotations.NullMarked;
