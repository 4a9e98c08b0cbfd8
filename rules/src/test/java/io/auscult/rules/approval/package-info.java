@NullMarked
package io.auscult.rules.approval;

import org.jspecify.annotations.NullMarked;
