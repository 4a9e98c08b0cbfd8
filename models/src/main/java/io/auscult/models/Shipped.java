package io.auscult.models;

import io.auscult.core.signal.RiskModel;
import io.auscult.core.value.Mode;
import io.auscult.models.ca199.Ca199Model;
import io.auscult.models.caps.CapsModel;
import io.auscult.models.cha2ds2.Cha2ds2Model;
import io.auscult.models.endpac.EndpacModel;
import io.auscult.models.esc.EscTroponinModel;
import io.auscult.models.ipmn.IpmnModel;
import io.auscult.models.news2.News2Model;
import io.auscult.models.ntprobnp.NtProBnpModel;
import io.auscult.models.pancreatitis.PancreatitisModel;
import io.auscult.models.prevent.PreventModel;
import io.auscult.models.qtc.QtcModel;
import io.auscult.models.score.Ca199Line;
import io.auscult.models.score.CapsLine;
import io.auscult.models.score.Cha2ds2Line;
import io.auscult.models.score.CkdEpiLine;
import io.auscult.models.score.EndpacLine;
import io.auscult.models.score.EscTroponinLine;
import io.auscult.models.score.GraceLine;
import io.auscult.models.score.HeartLine;
import io.auscult.models.score.IpmnLine;
import io.auscult.models.score.LineModel;
import io.auscult.models.score.News2Line;
import io.auscult.models.score.NtProBnpLine;
import io.auscult.models.score.PancreatitisLine;
import io.auscult.models.score.PreventLine;
import io.auscult.models.score.QtcLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line for each model that comes with the build; its card and vectors are resources of the same id.
 *
 * @param chartModel null for a score whose inputs only a human can give
 * @param mode in which it is put to work where a site has not said otherwise
 */
record Shipped(String id, LineModel line, @Nullable RiskModel chartModel, Mode mode) {
    static final List<Shipped> ALL = List.of(
            new Shipped("ca19-9", Ca199Line::score, new Ca199Model(), Mode.LIVE),
            new Shipped("caps-surveillance", CapsLine::score, new CapsModel(), Mode.LIVE),
            new Shipped("cha2ds2", Cha2ds2Line::score, new Cha2ds2Model(), Mode.LIVE),
            new Shipped("chronic-pancreatitis-pc", PancreatitisLine::score, new PancreatitisModel(), Mode.SHADOW),
            new Shipped("ckd-epi-2021", CkdEpiLine::score, null, Mode.LIVE),
            new Shipped("endpac", EndpacLine::score, new EndpacModel(), Mode.LIVE),
            new Shipped("esc-troponin", EscTroponinLine::score, new EscTroponinModel(), Mode.LIVE),
            new Shipped("grace", GraceLine::score, null, Mode.LIVE),
            new Shipped("heart", HeartLine::score, null, Mode.LIVE),
            new Shipped("ipmn", IpmnLine::score, new IpmnModel(), Mode.LIVE),
            new Shipped("news2", News2Line::score, new News2Model(), Mode.LIVE),
            new Shipped("nt-probnp", NtProBnpLine::score, new NtProBnpModel(), Mode.LIVE),
            new Shipped("prevent", PreventLine::score, new PreventModel(), Mode.LIVE),
            new Shipped("qtc", QtcLine::score, new QtcModel(), Mode.LIVE));
}
