@NullMarked
package io.auscult.rules.drools;

import org.jspecify.annotations.NullMarked;
