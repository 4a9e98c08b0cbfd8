@NullMarked
package io.auscult.models.prevent;

import org.jspecify.annotations.NullMarked;
