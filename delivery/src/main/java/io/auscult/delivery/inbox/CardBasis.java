package io.auscult.delivery.inbox;

import io.auscult.core.alert.Acknowledgement;
import io.auscult.delivery.answer.OverrideReasons.Group;
import io.auscult.delivery.inbox.AlertPage.SeenRow;
import java.util.List;

/**
 * What a card in the EHR says of an alert. It draws nothing and names nobody, so it is had with a fraction of what a page asks.
 *
 * @param seen what the rule saw, each with value, date and source
 * @param signals the scores behind it, without their course
 * @param ending why and when it ended or until when it is put off, empty while neither
 * @param acknowledgement what an answer needs
 */
public record CardBasis(
        String ruleTitle,
        String sentence,
        List<SeenRow> seen,
        List<SignalView> signals,
        String ending,
        List<Group> reasons,
        Acknowledgement acknowledgement) {}
