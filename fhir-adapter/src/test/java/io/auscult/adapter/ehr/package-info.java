@NullMarked
package io.auscult.adapter.ehr;

import org.jspecify.annotations.NullMarked;
