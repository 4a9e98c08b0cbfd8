@NullMarked
package io.auscult.demo.app;

import org.jspecify.annotations.NullMarked;
