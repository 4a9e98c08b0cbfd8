@NullMarked
package io.auscult.models.grace;

import org.jspecify.annotations.NullMarked;
