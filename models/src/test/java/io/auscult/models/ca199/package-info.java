@NullMarked
package io.auscult.models.ca199;

import org.jspecify.annotations.NullMarked;
