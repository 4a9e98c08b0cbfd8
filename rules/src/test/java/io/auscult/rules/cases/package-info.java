@NullMarked
package io.auscult.rules.cases;

import org.jspecify.annotations.NullMarked;
