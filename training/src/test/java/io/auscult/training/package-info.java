@org.jspecify.annotations.NullMarked
package io.auscult.training;
