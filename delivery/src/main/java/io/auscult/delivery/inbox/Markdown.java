package io.auscult.delivery.inbox;

import java.util.List;
import java.util.Locale;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** A card's markdown as HTML. A rule file is data from a colleague: raw HTML in it is shown as text, and links are checked. */
public final class Markdown {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build();

    private Markdown() {}

    public static String html(String markdown) {
        return RENDERER.render(PARSER.parse(markdown));
    }

    /** The text under the heading that starts with this word, up to the next heading; empty when there is none. */
    public static String section(String markdown, String heading) {
        StringBuilder text = new StringBuilder();
        boolean inside = false;
        for (String line : markdown.lines().toList()) {
            if (line.startsWith("#")) {
                inside = line.replaceFirst("^#+\\s*", "").toLowerCase(Locale.ROOT).startsWith(heading);
            } else if (inside) {
                text.append(line).append('\n');
            }
        }
        return text.toString().strip();
    }
}
