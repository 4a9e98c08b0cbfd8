@NullMarked
package io.auscult.models;

import org.jspecify.annotations.NullMarked;
