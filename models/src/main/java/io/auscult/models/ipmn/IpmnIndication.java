package io.auscult.models.ipmn;

/** What a feature says of surgery; the strongest last. */
enum IpmnIndication {
    NONE,
    RELATIVE,
    ABSOLUTE
}
