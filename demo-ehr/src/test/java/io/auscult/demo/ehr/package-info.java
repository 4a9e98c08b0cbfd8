@NullMarked
package io.auscult.demo.ehr;

import org.jspecify.annotations.NullMarked;
