@NullMarked
package io.auscult.adapter.site;

import org.jspecify.annotations.NullMarked;
