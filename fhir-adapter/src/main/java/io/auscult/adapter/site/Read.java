package io.auscult.adapter.site;

/** From the text of a scalar to its value. */
@FunctionalInterface
interface Read<T> {
    T of(String text) throws Wrong;
}
