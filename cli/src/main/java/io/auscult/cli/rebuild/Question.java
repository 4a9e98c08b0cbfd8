package io.auscult.cli.rebuild;

/**
 * What the newest record of a stage answers: of each there is one current answer.
 *
 * @param about the model or the rule, for the report
 * @param id what tells it from the patient's other questions of the stage
 */
record Question(String patient, String about, String id) {}
