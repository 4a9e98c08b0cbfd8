package io.auscult.delivery.app;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Nothing of that name, or nothing that may be shown. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class NotHere extends RuntimeException {}
