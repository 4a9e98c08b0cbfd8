@NullMarked
package io.auscult.models.news2;

import org.jspecify.annotations.NullMarked;
